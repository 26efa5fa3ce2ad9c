using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace TottoriCare.Grpc.Tests.Decisions;

/// <summary>The requests of the interoperability cases: what every foreign client asks, of every method that answers one request.</summary>
internal static class KnownCases
{
    private static readonly JsonParser s_json = new(JsonParser.Settings.Default.WithIgnoreUnknownFields(true));

    /// <summary>Each request, and its method.</summary>
    public static readonly IReadOnlyList<(MethodDescriptor Method, IMessage Request)> Decisions = [.. Read()];

    private static IEnumerable<(MethodDescriptor Method, IMessage Request)> Read()
    {
        ServiceDescriptor service = V1.DecisionServiceReflection.Descriptor.Services[0];
        using var lines = new StreamReader(typeof(KnownCases).Assembly.GetManifestResourceStream("cases.jsonl")!);
        while (lines.ReadLine() is { } line)
        {
            JsonNode json = JsonNode.Parse(line)!;
            string[] rpc = json["rpc"]!.GetValue<string>().Split('/');
            if (rpc[0] == service.Name && json["request"] is { } request && service.FindMethodByName(rpc[1]) is { IsClientStreaming: false } method)
                yield return (method, s_json.Parse(request.ToJsonString(), method.InputType));
        }
    }
}
