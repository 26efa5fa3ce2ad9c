using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Headers;
using Google.Protobuf.Reflection;

namespace TottoriCare.Conformance;

/// <summary>gRPC over HTTP/2: one framed message out, one back, the status in the trailers.</summary>
internal static class GrpcWire
{
    private const int FrameHeader = 5;
    private const string Ok = "0";
    private const string Unimplemented = "12";

    public static async Task<Reply> CallAsync(HttpClient client, Uri address, MethodDescriptor method, byte[] message, CancellationToken stop)
    {
        byte[] frame = new byte[FrameHeader + message.Length];
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(1), (uint)message.Length);
        message.CopyTo(frame, FrameHeader);

        using var content = new ByteArrayContent(frame);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        using var call = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = content, Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        call.Headers.Add("te", "trailers");
        using HttpResponseMessage response = await client.SendAsync(call, stop);
        byte[] body = await response.Content.ReadAsByteArrayAsync(stop);
        string? status = Find(response, "grpc-status");
        if (status == Unimplemented || (status is null && response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.NotImplemented))
            return Reply.Unsupported;
        if (status != Ok)
            return Reply.Refused(status is null ? $"HTTP {(int)response.StatusCode}" : $"grpc-status {status}", Uri.UnescapeDataString(Find(response, "grpc-message") ?? ""));
        return IsOneMessage(body)
            ? Reply.Of(Contract.Canonical(method, body[FrameHeader..]))
            : Reply.Refused(new("応答が、圧縮のない1通のメッセージでない。", "the reply is not one message without compression."));
    }

    private static bool IsOneMessage(byte[] body) =>
        body.Length >= FrameHeader && body[0] == 0 && BinaryPrimitives.ReadUInt32BigEndian(body.AsSpan(1)) == body.Length - FrameHeader;

    // The status stands in the trailers, or with the headers where there is no message.
    private static string? Find(HttpResponseMessage response, string name) =>
        response.TrailingHeaders.TryGetValues(name, out IEnumerable<string>? values) || response.Headers.TryGetValues(name, out values)
            ? string.Join('|', values)
            : null;
}
