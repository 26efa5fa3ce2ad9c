using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Microsoft.AspNetCore.Builder;
using TottoriCare.Calendars;
using TottoriCare.Grpc.Decisions;
using TottoriCare.Grpc.Hosting;
using TottoriCare.Grpc.Rulebooks;
using TottoriCare.Grpc.Tests.Decisions;
using TottoriCare.Grpc.Tests.Transport;
using Enum = System.Enum;

namespace TottoriCare.Grpc.Tests.Hosting;

/// <summary>The two protocols by which every call of a test is made.</summary>
public enum Protocol
{
    /// <summary>gRPC over HTTP/2.</summary>
    Grpc,

    /// <summary>JSON over HTTP/1.1.</summary>
    Json,
}

/// <summary>The product's own host on two free ports, with a client for each protocol: the shipped rulebooks and a made-up one.</summary>
public sealed class RunningHost : IAsyncLifetime
{
    private static readonly Dictionary<MessageDescriptor, MethodDescriptor> s_methods = new[]
        {
            V1.DecisionServiceReflection.Descriptor, V1.RulebookServiceReflection.Descriptor,
        }
        .SelectMany(file => file.Services).SelectMany(service => service.Methods).ToDictionary(method => method.InputType);

    // An older client must take an answer with fields that it does not know.
    private static readonly JsonParser s_json = new(JsonParser.Settings.Default.WithIgnoreUnknownFields(true));

    private WebApplication? _app;

    public RunningHost()
        : this(OrdinanceBook.Of(Library.All.Select(ordinance => ordinance.Rulebook), HolidayCalendar.FromLaw()))
    {
    }

    internal RunningHost(OrdinanceBook ordinances, BatchSettings? batches = null)
    {
        Books = new BookInService(ordinances);
        Settings = new HostSettings(GrpcPort: 0, HttpPort: 0) { Batches = batches ?? new BatchSettings() };
    }

    internal BookInService Books { get; }

    internal HostSettings Settings { get; init; }

    internal WebApplication App => _app!;

    internal HttpClient Http2 { get; private set; } = null!;

    internal HttpClient Http1 { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        _app = ServiceHost.Build(Settings, Books);
        await _app.StartAsync();
        (int grpcPort, int httpPort) = ServiceHost.PortsOf(_app);
        Http2 = new HttpClient
        {
            BaseAddress = new Uri($"http://127.0.0.1:{grpcPort}"),
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        Http1 = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{httpPort}") };
    }

    public async Task DisposeAsync()
    {
        Http2.Dispose();
        Http1.Dispose();
        await _app!.DisposeAsync();
    }

    /// <summary>Calls the method that takes such a request.</summary>
    internal Task<Answer<TResponse>> CallAsync<TResponse>(Protocol protocol, IMessage request)
        where TResponse : class, IMessage<TResponse>, new()
    {
        MethodDescriptor method = s_methods[request.Descriptor];
        string path = $"/{method.Service.FullName}/{method.Name}";
        return protocol == Protocol.Grpc ? CallGrpcAsync<TResponse>(path, request) : CallJsonAsync<TResponse>(path, JsonFormatter.Default.Format(request));
    }

    /// <summary>Posts a text to a method's path.</summary>
    internal async Task<Answer<TResponse>> CallJsonAsync<TResponse>(string path, string json)
        where TResponse : class, IMessage<TResponse>, new()
    {
        using var body = new StringContent(json, Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await Http1.PostAsync(path, body);
        string text = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode
            ? new Answer<TResponse>(s_json.Parse<TResponse>(text), null)
            : new Answer<TResponse>(null, StatusOf(JsonNode.Parse(text)!));
    }

    private async Task<Answer<TResponse>> CallGrpcAsync<TResponse>(string path, IMessage request)
        where TResponse : class, IMessage<TResponse>, new()
    {
        RawReply reply = await RawGrpc.CallAsync(Http2, path, RawGrpc.Frame(request));
        if (reply.Code != Code.Ok)
            return new Answer<TResponse>(null, reply.Details);
        return new Answer<TResponse>(reply.Single(new MessageParser<TResponse>(() => new TResponse())), null);
    }

    // Connect names a code in snake_case; its number is that of google.rpc.Code.
    private static Status StatusOf(JsonNode error)
    {
        Code code = Enum.Parse<Code>(error["code"]!.GetValue<string>().Replace("_", "", StringComparison.Ordinal), ignoreCase: true);
        var status = new Status { Code = (int)code, Message = error["message"]!.GetValue<string>() };
        foreach (JsonNode? detail in error["details"]!.AsArray())
        {
            string type = detail!["type"]!.GetValue<string>();
            status.Details.Add(new Any
            {
                TypeUrl = $"type.googleapis.com/{type}",
                Value = ByteString.CopyFrom(RawReply.FromBase64(detail["value"]!.GetValue<string>())),
            });
        }

        return status;
    }
}
