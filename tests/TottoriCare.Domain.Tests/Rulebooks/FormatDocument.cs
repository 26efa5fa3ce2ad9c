using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace TottoriCare.Domain.Tests.Rulebooks;

/// <summary>FORMAT.md as data: its complete example, and its further examples as merge patches of that one.</summary>
internal static partial class FormatDocument
{
    public static string Text { get; } = Read();

    public static string Complete { get; } = Blocks("json complete").Single().Content;

    public static IReadOnlyList<(string Section, string Content)> Patches { get; } = Blocks("json patch");

    /// <summary>The complete example with a merge patch (RFC 7396) applied; a change inside it is taken as it stands, its nulls too.</summary>
    public static byte[] Patched(string patch) =>
        Encoding.UTF8.GetBytes(Merged(JsonNode.Parse(Complete), JsonNode.Parse(patch))!.ToJsonString());

    /// <summary>The codes of errors that the document's table explains.</summary>
    public static IReadOnlyList<string> Codes { get; } =
    [
        .. TableOfCodes().Match(Text).Value.Split('\n').Where(row => row.StartsWith("| `", StringComparison.Ordinal))
            .SelectMany(row => CodeInRow().Matches(row.Split('|')[1])).Select(match => match.Groups["code"].Value),
    ];

    /// <summary>The fenced blocks of a kind, each with the heading that it stands under.</summary>
    public static IReadOnlyList<(string Section, string Content)> Blocks(string kind)
    {
        var blocks = new List<(string Section, string Content)>();
        string section = "";
        foreach (Match match in HeadingOrBlock().Matches(Text))
        {
            if (match.Groups["heading"].Success)
                section = match.Groups["heading"].Value;
            else if (match.Groups["kind"].Value == kind)
                blocks.Add((section, match.Groups["content"].Value));
        }

        return blocks;
    }

    private static JsonNode? Merged(JsonNode? target, JsonNode? patch)
    {
        if (patch is not JsonObject changes)
            return patch?.DeepClone();

        JsonObject merged = target is JsonObject whole ? whole.DeepClone().AsObject() : [];
        foreach ((string key, JsonNode? value) in changes)
        {
            if (value is null)
                merged.Remove(key);
            else
                merged[key] = key == "change" ? value.DeepClone() : Merged(merged[key], value);
        }

        return merged;
    }

    private static string Read()
    {
        using Stream file = typeof(FormatDocument).Assembly.GetManifestResourceStream("FORMAT.md")!;
        using var reader = new StreamReader(file, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"^\| code \| .*?\n\n", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex TableOfCodes();

    [GeneratedRegex("`(?<code>[A-Z0-9_]+)`")]
    private static partial Regex CodeInRow();

    [GeneratedRegex(@"^## (?<heading>[^\n]+)$|^```(?<kind>[a-z ]+)\n(?<content>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex HeadingOrBlock();
}
