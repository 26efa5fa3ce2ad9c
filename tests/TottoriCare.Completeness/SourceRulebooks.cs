using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using TottoriCare.Rulebooks;

namespace TottoriCare.Planting;

/// <summary>Every rulebook at hand: the shipped ones and those that try the format.</summary>
internal static class SourceRulebooks
{
    private static readonly JsonDocumentOptions s_options = new() { CommentHandling = JsonCommentHandling.Skip };

    public static IReadOnlyList<(string Name, byte[] File)> All { get; } =
    [
        .. ShippedRulebooks.Codes.Select(code => (code.Value, Bytes(typeof(ShippedRulebooks).Assembly, $"TottoriCare.Rulebooks.{code.Value}.json"))),
        .. Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(name => name.StartsWith("Fixtures/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).Select(name => (name, Bytes(Assembly.GetExecutingAssembly(), name))),
    ];

    /// <summary>A copy to plant in; its alternative readings change nothing, so that no planting makes one of them faulty.</summary>
    public static JsonNode Open(byte[] file)
    {
        JsonNode root = JsonNode.Parse(file, documentOptions: s_options)!;
        foreach ((_, JsonNode? reading) in root["readings"]!.AsObject())
        {
            foreach ((_, JsonNode? alternative) in reading!["alternatives"]!.AsObject())
            {
                if (alternative!.AsObject().Remove("change"))
                    alternative["not_modelled"] = new JsonObject { ["ja"] = "試験用", ["en"] = "for a test" };
            }
        }

        return root;
    }

    private static byte[] Bytes(Assembly assembly, string name)
    {
        using Stream file = assembly.GetManifestResourceStream(name)!;
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return bytes.ToArray();
    }
}
