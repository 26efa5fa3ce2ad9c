using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Rpc;
using TottoriCare.Grpc.Tests.Transport;

namespace TottoriCare.Grpc.Tests.Access;

/// <summary>The wires by which a call is made.</summary>
public enum CallWire
{
    /// <summary>gRPC over HTTP/2.</summary>
    Grpc,

    /// <summary>gRPC-Web over HTTP/1.1.</summary>
    GrpcWeb,

    /// <summary>JSON over HTTP/1.1, posted.</summary>
    Json,

    /// <summary>protobuf over HTTP/1.1, posted.</summary>
    Proto,

    /// <summary>JSON in the query of a GET.</summary>
    Get,
}

/// <summary>What a call came to on any wire: OK, or a status with its details, and the HTTP status beside it.</summary>
internal sealed record Outcome(Code Code, Status? Fault, HttpStatusCode HttpStatus, HttpResponseHeaders Headers, string Text)
{
    public string Reason => Fault!.Details.Single(detail => detail.Is(ErrorInfo.Descriptor)).Unpack<ErrorInfo>().Reason;
}

/// <summary>Makes the same call on every wire.</summary>
internal static class Calls
{
    public static async Task<Outcome> CallAsync(this GuardedHost host, CallWire wire, string path, IMessage request, string? authorization = null)
    {
        (string Name, string Value)[] headers = authorization is null ? [] : [("authorization", authorization)];
        switch (wire)
        {
            case CallWire.Grpc:
                RawReply reply = await RawGrpc.CallAsync(host.Http2, path, RawGrpc.Frame(request), headers);
                if (reply.Code != Code.Ok)
                    reply.IsTrailersOnly.ShouldBeTrue();
                return new Outcome(reply.Code, reply.Code == Code.Ok ? null : reply.Details, reply.HttpStatus, reply.Headers, Encoding.UTF8.GetString(reply.Body));
            case CallWire.GrpcWeb:
                return await WebAsync(host.Http1, path, request, headers);
            case CallWire.Get:
                string query = $"?encoding=json&message={Uri.EscapeDataString(JsonFormatter.Default.Format(request))}";
                return await ConnectAsync(host.Http1, HttpMethod.Get, path + query, null, headers);
            case CallWire.Proto:
                return await ConnectAsync(host.Http1, HttpMethod.Post, path, new ByteArrayContent(request.ToByteArray()) { Headers = { ContentType = new("application/proto") } }, headers);
            default:
                return await ConnectAsync(host.Http1, HttpMethod.Post, path, new StringContent(JsonFormatter.Default.Format(request), Encoding.UTF8, "application/json"), headers);
        }
    }

    public static async Task<Outcome> ConnectAsync(HttpClient client, HttpMethod method, string path, HttpContent? body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body, Version = client.DefaultRequestVersion, VersionPolicy = client.DefaultVersionPolicy };
        foreach ((string name, string value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using HttpResponseMessage response = await client.SendAsync(request);
        string text = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode
            ? new Outcome(Code.Ok, null, response.StatusCode, response.Headers, text)
            : Failed(response, text);
    }

    private static Outcome Failed(HttpResponseMessage response, string text)
    {
        JsonNode error = JsonNode.Parse(text)!;
        Code code = Enum.Parse<Code>(error["code"]!.GetValue<string>().Replace("_", "", StringComparison.Ordinal), ignoreCase: true);
        var status = new Status { Code = (int)code, Message = error["message"]!.GetValue<string>() };
        foreach (JsonNode? detail in error["details"]!.AsArray())
        {
            detail!["debug"]!.AsObject().Count.ShouldBeGreaterThan(0);
            status.Details.Add(new Google.Protobuf.WellKnownTypes.Any
            {
                TypeUrl = $"type.googleapis.com/{detail["type"]!.GetValue<string>()}",
                Value = ByteString.CopyFrom(RawReply.FromBase64(detail["value"]!.GetValue<string>())),
            });
        }

        return new Outcome(code, status, response.StatusCode, response.Headers, text);
    }

    private static async Task<Outcome> WebAsync(HttpClient client, string path, IMessage request, (string Name, string Value)[] headers)
    {
        var body = new ByteArrayContent(RawGrpc.Frame(request)) { Headers = { ContentType = new("application/grpc-web+proto") } };
        RawReply reply = await RawGrpc.CallAsync(client, path, body, headers);

        // The last frame of the body holds the trailers, a line for each.
        byte[] bytes = reply.Body;
        int start = 0;
        while (bytes[start] != 0x80)
            start += 5 + BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(start + 1));
        Dictionary<string, string> trailers = Encoding.ASCII.GetString(bytes.AsSpan(start + 5)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(": ", 2)).ToDictionary(parts => parts[0], parts => parts[1]);
        var code = (Code)int.Parse(trailers["grpc-status"]);
        Status? fault = code == Code.Ok ? null : Status.Parser.ParseFrom(RawReply.FromBase64(trailers["grpc-status-details-bin"]));
        return new Outcome(code, fault, reply.HttpStatus, reply.Headers, Encoding.UTF8.GetString(bytes));
    }
}
