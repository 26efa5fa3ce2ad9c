using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Headers;
using Google.Protobuf;
using Google.Rpc;

namespace TottoriCare.Grpc.Tests.Transport;

/// <summary>A gRPC client that sends whatever bytes and headers a test wants.</summary>
internal static class RawGrpc
{
    public const string Say = "/echo.v1.Echo/Say";

    public static byte[] Frame(IMessage message) => Frame(message.ToByteArray());

    public static byte[] Frame(byte[] payload, byte flags = 0)
    {
        byte[] frame = new byte[5 + payload.Length];
        frame[0] = flags;
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(1), (uint)payload.Length);
        payload.CopyTo(frame, 5);
        return frame;
    }

    public static Task<RawReply> CallAsync(HttpClient client, string path, byte[] body, params (string Name, string Value)[] headers) =>
        CallAsync(client, path, new ByteArrayContent(body), headers);

    public static async Task<RawReply> CallAsync(HttpClient client, string path, HttpContent body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = body,
            Version = client.DefaultRequestVersion,
            VersionPolicy = client.DefaultVersionPolicy,
        };
        body.Headers.ContentType ??= MediaTypeHeaderValue.Parse("application/grpc");
        request.Headers.Add("te", "trailers");
        foreach ((string name, string value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);

        using HttpResponseMessage response = await client.SendAsync(request);
        byte[] bytes = await response.Content.ReadAsByteArrayAsync();
        return new RawReply(response, bytes);
    }
}

/// <summary>What came back, with the status wherever it stood.</summary>
internal sealed class RawReply(HttpResponseMessage response, byte[] body)
{
    public HttpStatusCode HttpStatus { get; } = response.StatusCode;

    public byte[] Body => body;

    /// <summary>Headers without those of the content.</summary>
    public HttpResponseHeaders Headers { get; } = response.Headers;

    public HttpResponseHeaders Trailers { get; } = response.TrailingHeaders;

    public string? ContentType { get; } = response.Content.Headers.ContentType?.ToString();

    public bool IsTrailersOnly => Headers.Contains("grpc-status");

    public Code Code => (Code)int.Parse(Find("grpc-status")!);

    public string Message => Uri.UnescapeDataString(Find("grpc-message") ?? "");

    public Google.Rpc.Status Details => Google.Rpc.Status.Parser.ParseFrom(FromBase64(Find("grpc-status-details-bin")!));

    public string? Find(string name) =>
        Trailers.TryGetValues(name, out IEnumerable<string>? values) || Headers.TryGetValues(name, out values) ? string.Join('|', values) : null;

    /// <summary>The one message of the reply.</summary>
    public T Single<T>(MessageParser<T> parser)
        where T : IMessage<T>
    {
        body[0].ShouldBe((byte)0);
        BinaryPrimitives.ReadInt32BigEndian(body.AsSpan(1)).ShouldBe(body.Length - 5);
        return parser.ParseFrom(body.AsSpan(5));
    }

    public static byte[] FromBase64(string text) => Convert.FromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '='));
}
