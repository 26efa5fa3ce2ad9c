using System.Text.Json;

namespace TottoriCare.Conformance;

/// <summary>照合: every place in which an answer is not the right one.</summary>
internal static class Comparison
{
    private const string Nothing = "—";
    private const string StatusPrefix = "FINDING_STATUS_";

    // From the lightest to the gravest: a rule that speaks twice is taken by what weighs more.
    private static readonly string[] s_byWeight = ["UNSPECIFIED", "NOTED", "MET", "NEEDS_REVIEW", "NOT_MET"];

    public static IReadOnlyList<Difference> Of(ConformanceCase asked, string canonicalReply)
    {
        using JsonDocument document = JsonDocument.Parse(canonicalReply);
        JsonElement reply = document.RootElement;
        var found = new List<Difference>();
        foreach ((string name, JsonElement expected) in asked.Answer)
            CompareField(name, expected, Member(reply, name), found);
        CompareFindings(asked, FindingsOf(reply), found);
        return found;
    }

    private static void CompareField(string place, JsonElement expected, JsonElement? came, List<Difference> found)
    {
        switch (expected.ValueKind)
        {
            case JsonValueKind.Null when came is null or { ValueKind: JsonValueKind.Null } || Text(came) == "":
                break;
            case JsonValueKind.Object when came is { ValueKind: JsonValueKind.Object } inner:
                foreach (JsonProperty member in expected.EnumerateObject())
                    CompareField($"{place}.{member.Name}", member.Value, Member(inner, member.Name), found);
                break;
            case JsonValueKind.Array when came is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() == expected.GetArrayLength():
                for (int i = 0; i < list.GetArrayLength(); i++)
                    CompareField($"{place}[{i}]", expected[i], list[i], found);
                break;
            default:
                if (Text(expected) != Text(came))
                    found.Add(Difference.InField(place, Text(expected), Text(came)));
                break;
        }
    }

    private static void CompareFindings(ConformanceCase asked, ILookup<string, JsonElement> findings, List<Difference> found)
    {
        foreach ((string rule, string expected) in asked.Rules)
        {
            string came = findings.Contains(rule) ? s_byWeight[findings[rule].Max(WeightOf)] : Nothing;
            if (came != expected)
                found.Add(Difference.InRule(rule, expected, came));
        }

        // A note more decides nothing; a verdict by a rule that has no say does.
        foreach (IGrouping<string, JsonElement> said in findings.Where(said => said.Key.Length > 0 && !asked.Rules.ContainsKey(said.Key)))
        {
            if (s_byWeight[said.Max(WeightOf)] is var came and not "NOTED")
                found.Add(Difference.InRule(said.Key, Nothing, came));
        }

        foreach ((string rule, IReadOnlyDictionary<string, long> figures) in asked.Figures)
        {
            foreach ((string name, long expected) in figures)
            {
                string[] came = [.. findings[rule].SelectMany(finding => NumbersOf(finding, name))];
                if (!came.Contains($"{expected}"))
                    found.Add(Difference.InFigure(rule, name, $"{expected}", came.Length == 0 ? Nothing : string.Join(", ", came)));
            }
        }
    }

    private static ILookup<string, JsonElement> FindingsOf(JsonElement reply) =>
        (Member(reply, "reasons") is { ValueKind: JsonValueKind.Object } reasons ? Items(Member(reasons, "findings")) : [])
            .ToLookup(finding => Member(finding, "rule") is { ValueKind: JsonValueKind.Object } rule ? Text(Member(rule, "id")) : "");

    private static int WeightOf(JsonElement finding) =>
        Math.Max(0, Array.IndexOf(s_byWeight, Text(Member(finding, "status")).Replace(StatusPrefix, "", StringComparison.Ordinal)));

    private static IEnumerable<string> NumbersOf(JsonElement finding, string name) =>
        Items(Member(finding, "figures")).Where(figure => Text(Member(figure, "name")) == name).Select(figure => Text(Member(figure, "number")));

    private static IEnumerable<JsonElement> Items(JsonElement? list) => list is { ValueKind: JsonValueKind.Array } known ? known.EnumerateArray() : [];

    private static JsonElement? Member(JsonElement holder, string name) => holder.TryGetProperty(name, out JsonElement value) ? value : null;

    private static string Text(JsonElement? value) => value switch
    {
        null or { ValueKind: JsonValueKind.Null } => Nothing,
        { ValueKind: JsonValueKind.String } text => text.GetString()!,
        { } other => other.GetRawText(),
    };
}
