using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using TottoriCare.Rulebooks;

namespace TottoriCare.Domain.Tests;

/// <summary>A shipped rulebook, opened for changes and then read again.</summary>
internal sealed class RulebookDraft
{
    private static readonly JsonSerializerOptions s_plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private RulebookDraft(JsonNode root) => Root = root;

    public JsonNode Root { get; }

    public static RulebookDraft OfCity() => Of(Tottori.CityCode);

    public static RulebookDraft OfPrefecture() => Of(Tottori.PrefectureCode);

    /// <summary>A shipped rulebook whose alternatives change nothing, so that a test may take terms away that they would change.</summary>
    public static RulebookDraft Of(string code)
    {
        JsonNode root = JsonNode.Parse(ShippedBytes(code))!;
        foreach ((_, JsonNode? reading) in root["readings"]!.AsObject())
        {
            foreach ((_, JsonNode? alternative) in reading!["alternatives"]!.AsObject())
            {
                if (alternative!.AsObject().Remove("change"))
                    alternative["not_modelled"] = new JsonObject { ["ja"] = "試験用", ["en"] = "for a test" };
            }
        }

        return new RulebookDraft(root);
    }

    /// <summary>The file of a shipped rulebook, byte for byte.</summary>
    public static byte[] ShippedBytes(string code)
    {
        using Stream file = typeof(ShippedRulebooks).Assembly.GetManifestResourceStream($"TottoriCare.Rulebooks.{code}.json")!;
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>Changes terms: each a path under <c>terms</c> and JSON.</summary>
    public RulebookDraft With(params (string Path, string Json)[] changes)
    {
        foreach ((string path, string json) in changes)
            Set($"terms.{path}", json);
        return this;
    }

    /// <summary>Puts JSON at a path; the last key may be new.</summary>
    public RulebookDraft Set(string path, string json)
    {
        (JsonNode parent, string key) = ParentOf(path);
        if (parent is JsonArray list)
            list[int.Parse(key)] = JsonNode.Parse(json);
        else
            parent[key] = JsonNode.Parse(json);
        return this;
    }

    /// <summary>Takes away what stands at a path, which must be there.</summary>
    public RulebookDraft Remove(string path)
    {
        (JsonNode parent, string key) = ParentOf(path);
        if (parent is JsonArray list)
            list.RemoveAt(int.Parse(key));
        else
            parent.AsObject().Remove(key).ShouldBeTrue($"nothing stands at {path}");
        return this;
    }

    public string ToText() => Root.ToJsonString(s_plain);

    public byte[] ToBytes() => Encoding.UTF8.GetBytes(ToText());

    public override string ToString() => $"{Root["municipality"]!["code"]}: {Root["terms"]!.ToJsonString(s_plain)}";

    /// <summary>The rulebook, which must be without a fault.</summary>
    public Rulebook Read()
    {
        Rulebook.TryParse(ToBytes(), out Rulebook? rulebook, out IReadOnlyList<InputError> errors).ShouldBeTrue(string.Join('\n', errors));
        return rulebook!;
    }

    /// <summary>Every fault, of which there must be one.</summary>
    public IReadOnlyList<InputError> Faults() => FaultsOf(ToBytes());

    public static IReadOnlyList<InputError> FaultsOf(string text) => FaultsOf(Encoding.UTF8.GetBytes(text));

    /// <summary>Every fault of a file, of which there must be one; each says something in both languages.</summary>
    public static IReadOnlyList<InputError> FaultsOf(ReadOnlyMemory<byte> file)
    {
        Rulebook.TryParse(file, out Rulebook? rulebook, out IReadOnlyList<InputError> errors).ShouldBeFalse();
        rulebook.ShouldBeNull();
        errors.ShouldNotBeEmpty();
        foreach (InputError error in errors)
        {
            error.Code.ShouldMatch("^[A-Z0-9_]+$");
            error.Message.Ja.ShouldMatch(@"[\p{IsHiragana}]");
            error.Message.En.ShouldMatch("^[A-Z].*[.]$");
        }

        return errors;
    }

    private (JsonNode Parent, string Key) ParentOf(string path)
    {
        string[] keys = path.Split('.');
        JsonNode node = Root;
        foreach (string key in keys[..^1])
            node = (node is JsonArray list ? list[int.Parse(key)] : node[key]) ?? throw new ArgumentException($"Nothing stands at {path}.", nameof(path));
        return (node, keys[^1]);
    }
}
