using System.Text.Json;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace TottoriCare.Conformance;

/// <summary>事例ファイル: cases as JSON lines.</summary>
public static class CaseFile
{
    private static readonly string[] s_statuses = ["NOTED", "MET", "NEEDS_REVIEW", "NOT_MET"];

    /// <summary>The thousand cases that come with the kit.</summary>
    public static IReadOnlyList<ConformanceCase> Kept()
    {
        using var reader = new StreamReader(typeof(CaseFile).Assembly.GetManifestResourceStream("cases.jsonl")!);
        return TryRead(reader, out IReadOnlyList<ConformanceCase> cases, out IReadOnlyList<Words> faults)
            ? cases
            : throw new InvalidOperationException($"The kept cases are broken: {faults[0].En}");
    }

    /// <summary>Reads cases; every faulty line is named with its number and the mend.</summary>
    public static bool TryRead(TextReader reader, out IReadOnlyList<ConformanceCase> cases, out IReadOnlyList<Words> faults)
    {
        var read = new List<ConformanceCase>();
        var wrong = new List<Words>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        for (int number = 1; reader.ReadLine() is { } line; number++)
        {
            if (line.Length == 0)
                continue;
            try
            {
                ConformanceCase one = Read(line);
                read.Add(one);
                if (!ids.Add(one.Id))
                    wrong.Add(At(number, $"番号 {one.Id} が二度あります。別の番号にしてください。", $"the id {one.Id} is there twice; give another one."));
            }
            catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or InvalidProtocolBufferException)
            {
                wrong.Add(At(number,
                    $"事例として読めません（{fault.Message}）。id、rpc、tests、request、expect を README.md のとおりに書いてください。",
                    $"this is no case ({fault.Message}); write id, rpc, tests, request and expect as README.md says."));
            }
        }

        if (read.Count == 0 && wrong.Count == 0)
            wrong.Add(new("事例がありません。1行に1件の JSON を書いてください。", "There is no case; write one as JSON in each line."));
        (cases, faults) = (read, wrong);
        return wrong.Count == 0;
    }

    private static ConformanceCase Read(string line)
    {
        JsonElement one = JsonSerializer.Deserialize<JsonElement>(line);
        string rpc = Text(one, "rpc");
        MethodDescriptor method = Contract.Find(rpc) ?? throw new FormatException($"rpc: {rpc} ∉ {{{string.Join(", ", Contract.Rpcs)}}}");
        JsonElement request = one.GetProperty("request");
        Contract.BytesOf(method, request.GetRawText());
        JsonElement tests = one.GetProperty("tests");
        Dictionary<string, JsonElement> expect = one.GetProperty("expect").EnumerateObject().ToDictionary(member => member.Name, member => member.Value);
        if (!expect.Remove("rules", out JsonElement rules))
            throw new KeyNotFoundException("expect.rules");
        return new ConformanceCase(
            Text(one, "id"), rpc, new Words(Text(tests, "ja"), Text(tests, "en")), Text(request, "municipalityCode"), request, expect,
            rules.EnumerateObject().ToDictionary(rule => rule.Name, rule => StatusOf(rule)),
            one.TryGetProperty("figures", out JsonElement figures)
                ? figures.EnumerateObject().ToDictionary(rule => rule.Name, NumbersOf)
                : new Dictionary<string, IReadOnlyDictionary<string, long>>());
    }

    private static IReadOnlyDictionary<string, long> NumbersOf(JsonProperty rule) =>
        rule.Value.EnumerateObject().ToDictionary(figure => figure.Name, figure => figure.Value.GetInt64());

    private static string StatusOf(JsonProperty rule) => rule.Value.GetString() is { } status && s_statuses.Contains(status)
        ? status
        : throw new FormatException($"expect.rules.{rule.Name} ∉ {{{string.Join(", ", s_statuses)}}}");

    private static string Text(JsonElement holder, string name) => holder.GetProperty(name).GetString() ?? throw new FormatException(name);

    private static Words At(int line, string ja, string en) => new($"{line}行目: {ja}", $"line {line}: {en}");
}
