using System.Text;
using System.Text.Json;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using TottoriCare.Grpc.Transport.Health.V1;
using TottoriCare.Grpc.Transport.Reflection.V1;

namespace TottoriCare.Fuzz.Targets;

/// <summary>標的の一覧: every method that a host serves, the decisions by the cases that other clients ask too.</summary>
internal static class ServedTargets
{
    private const string Package = "tottoricare.v1";

    // What the first line of a request has room for, in base64.
    private const int MaxQueryBytes = 4 * 1024;

    private static readonly Dictionary<string, MethodDescriptor> s_methods =
        new[] { V1.DecisionServiceReflection.Descriptor, V1.RulebookServiceReflection.Descriptor, HealthReflection.Descriptor }
            .SelectMany(file => file.Services).SelectMany(service => service.Methods)
            .ToDictionary(method => $"/{method.Service.FullName}/{method.Name}");

    /// <summary>What any host of this transport serves. Watch is left out: it does not end by itself.</summary>
    public static IReadOnlyList<Target> Health { get; } =
    [
        Unary("/grpc.health.v1.Health/Check", new HealthCheckRequest()),
        Unary("/grpc.health.v1.Health/List", new HealthListRequest()),
    ];

    /// <summary>What the product serves.</summary>
    public static IReadOnlyList<Target> Product { get; } = [.. Cases(), .. Export(), .. Health, .. Reflection()];

    private static IEnumerable<Target> Cases()
    {
        using Stream file = typeof(ServedTargets).Assembly.GetManifestResourceStream("cases.jsonl")!;
        using var lines = new StreamReader(file);
        while (lines.ReadLine() is { } line)
        {
            using JsonDocument one = JsonDocument.Parse(line);
            string path = $"/{Package}.{one.RootElement.GetProperty("rpc").GetString()}";
            if (one.RootElement.TryGetProperty("fault", out _) || !s_methods.TryGetValue(path, out MethodDescriptor? method))
                continue;
            if (method.IsClientStreaming || method.IsServerStreaming)
                continue;
            yield return Unary(path, JsonParser.Default.Parse(one.RootElement.GetProperty("request").GetRawText(), method.InputType));
        }
    }

    // No case asks for a model: its answer is a long text.
    private static IEnumerable<Target> Export() =>
        [Unary($"/{Package}.RulebookService/ExportDmn", new V1.ExportDmnRequest { MunicipalityCode = "312011" })];

    private static IEnumerable<Target> Reflection() =>
        from version in new[] { "v1", "v1alpha" }
        from request in new[]
        {
            new ServerReflectionRequest { ListServices = "*" },
            new ServerReflectionRequest { FileContainingSymbol = $"{Package}.DecisionService" },
            new ServerReflectionRequest { FileByFilename = "none.proto" },
        }
        select new Target($"/grpc.reflection.{version}.ServerReflection/ServerReflectionInfo", request.ToByteArray(), null);

    private static Target Unary(string path, IMessage request)
    {
        byte[] json = Encoding.UTF8.GetBytes(JsonFormatter.Default.Format(request));
        bool isWithoutSideEffects = s_methods[path].GetOptions()?.IdempotencyLevel == MethodOptions.Types.IdempotencyLevel.NoSideEffects;
        return new Target(path, request.ToByteArray(), json) { IsReadable = isWithoutSideEffects && json.Length <= MaxQueryBytes };
    }
}
