using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Microsoft.AspNetCore.Builder;
using TottoriCare.Grpc.Hosting;
using TottoriCare.Grpc.Rulebooks;

namespace TottoriCare.Specs.Running;

/// <summary>稼働中のサービス: the product's own host on two free loopback ports, and a client for each of its wires.</summary>
internal sealed class RunningService : IAsyncDisposable
{
    private const int FrameHeader = 5;

    // An older client must take an answer with fields that it does not know.
    private static readonly JsonParser s_json = new(JsonParser.Settings.Default.WithIgnoreUnknownFields(true));

    private static readonly Dictionary<MessageDescriptor, MethodDescriptor> s_methods =
        new[] { V1.DecisionServiceReflection.Descriptor, V1.RulebookServiceReflection.Descriptor }
            .SelectMany(file => file.Services).SelectMany(service => service.Methods).ToDictionary(method => method.InputType);

    private readonly WebApplication _app;
    private readonly HttpClient _grpc;
    private readonly HttpClient _json;

    private RunningService(WebApplication app, int grpcPort, int httpPort)
    {
        _app = app;
        _grpc = new HttpClient
        {
            BaseAddress = new Uri($"http://127.0.0.1:{grpcPort}"),
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        _json = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{httpPort}") };
    }

    public static async Task<RunningService> StartAsync(IReadOnlyList<Ordinance> ordinances)
    {
        var book = OrdinanceBook.Of(ordinances.Select(ordinance => ordinance.Rulebook), ordinances[0].Holidays);
        WebApplication app = ServiceHost.Build(new HostSettings(GrpcPort: 0, HttpPort: 0), new BookInService(book));
        await app.StartAsync();
        (int grpcPort, int httpPort) = ServiceHost.PortsOf(app);
        return new RunningService(app, grpcPort, httpPort);
    }

    public async ValueTask DisposeAsync()
    {
        _grpc.Dispose();
        _json.Dispose();
        await _app.DisposeAsync();
    }

    /// <summary>Calls the method that takes such a request.</summary>
    /// <exception cref="ServiceRefusal">The service refused the request.</exception>
    public Task<TResponse> CallAsync<TResponse>(Wire wire, IMessage request)
        where TResponse : class, IMessage<TResponse>, new()
    {
        MethodDescriptor method = s_methods[request.Descriptor];
        string path = $"/{method.Service.FullName}/{method.Name}";
        return wire == Wire.Grpc ? CallGrpcAsync<TResponse>(path, request) : CallJsonAsync<TResponse>(path, request);
    }

    private async Task<TResponse> CallGrpcAsync<TResponse>(string path, IMessage request)
        where TResponse : class, IMessage<TResponse>, new()
    {
        byte[] message = request.ToByteArray();
        byte[] frame = new byte[FrameHeader + message.Length];
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(1), (uint)message.Length);
        message.CopyTo(frame, FrameHeader);

        using var content = new ByteArrayContent(frame);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        using var call = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = content, Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        call.Headers.Add("te", "trailers");
        using HttpResponseMessage response = await _grpc.SendAsync(call);
        byte[] body = await response.Content.ReadAsByteArrayAsync();
        if (Find(response, "grpc-status") is not "0")
            throw new ServiceRefusal(Uri.UnescapeDataString(Find(response, "grpc-message") ?? $"HTTP {response.StatusCode}"));
        return new MessageParser<TResponse>(() => new TResponse()).ParseFrom(body.AsSpan(FrameHeader));
    }

    private async Task<TResponse> CallJsonAsync<TResponse>(string path, IMessage request)
        where TResponse : class, IMessage<TResponse>, new()
    {
        using var content = new StringContent(JsonFormatter.Default.Format(request), Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await _json.PostAsync(path, content);
        string text = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode ? s_json.Parse<TResponse>(text) : throw new ServiceRefusal(text);
    }

    // The status stands in the trailers, or with the headers where there is no message.
    private static string? Find(HttpResponseMessage response, string name) =>
        response.TrailingHeaders.TryGetValues(name, out IEnumerable<string>? values) || response.Headers.TryGetValues(name, out values)
            ? string.Join('|', values)
            : null;
}
