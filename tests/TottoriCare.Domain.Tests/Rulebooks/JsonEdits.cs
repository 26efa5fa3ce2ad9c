using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace TottoriCare.Domain.Tests.Rulebooks;

/// <summary>Ways to change a JSON document: some change what it says, others only how it is written.</summary>
internal static class JsonEdits
{
    /// <summary>The paths of every leaf under <c>terms</c>, with its value.</summary>
    public static IReadOnlyList<(string Path, JsonValue Value)> LeavesOfTerms(JsonNode root) => [.. Leaves(root["terms"]!, "terms")];

    /// <summary>The same content, written otherwise: keys in another order, comments and white space anywhere, escapes for letters.</summary>
    public static Gen<string> Rewritten(JsonNode root) =>
        from seed in Gen.Choose(0, int.MaxValue - 1)
        select Write(root, new Random(seed));

    private static IEnumerable<(string Path, JsonValue Value)> Leaves(JsonNode node, string path) => node switch
    {
        JsonObject block => block.Where(entry => entry.Value is not null).SelectMany(entry => Leaves(entry.Value!, $"{path}.{entry.Key}")),
        JsonArray list => list.SelectMany((item, index) => Leaves(item!, $"{path}.{index}")),
        JsonValue value => [(path, value)],
        _ => [],
    };

    private static string Write(JsonNode root, Random random)
    {
        var text = new StringBuilder();
        Write(root, text, random);
        return text.Append(Space(random)).ToString();
    }

    private static void Write(JsonNode? node, StringBuilder text, Random random)
    {
        text.Append(Space(random));
        switch (node)
        {
            case JsonObject block:
                KeyValuePair<string, JsonNode?>[] entries = [.. block];
                random.Shuffle(entries);
                WriteAll(entries, '{', '}', text, random, entry =>
                {
                    text.Append(Space(random));
                    WriteText(entry.Key, text, random);
                    text.Append(random.Next(8) == 0 ? " \n" : "").Append(':'); // the parser takes no comment before a colon
                    Write(entry.Value, text, random);
                });
                break;
            case JsonArray list:
                WriteAll([.. list], '[', ']', text, random, item => Write(item, text, random));
                break;
            case JsonValue value when value.TryGetValue(out string? content):
                WriteText(content, text, random);
                break;
            default:
                text.Append(node?.ToJsonString() ?? "null");
                break;
        }

        text.Append(Space(random));
    }

    private static void WriteAll<T>(T[] items, char open, char close, StringBuilder text, Random random, Action<T> write)
    {
        text.Append(open);
        for (int i = 0; i < items.Length; i++)
        {
            text.Append(i == 0 ? "" : ",");
            write(items[i]);
        }

        text.Append(Space(random)).Append(close);
    }

    private static void WriteText(string content, StringBuilder text, Random random)
    {
        text.Append('"');
        foreach (char c in content)
        {
            if (c is '"' or '\\' || char.IsControl(c) || random.Next(40) == 0)
                text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
            else
                text.Append(c);
        }

        text.Append('"');
    }

    private static string Space(Random random) => random.Next(12) switch
    {
        0 => " ",
        1 => "\n\t",
        2 => "/* 注 */",
        3 => "// a comment, \"quoted\" { [ ,\n",
        4 => "\r\n  ",
        _ => "",
    };
}
