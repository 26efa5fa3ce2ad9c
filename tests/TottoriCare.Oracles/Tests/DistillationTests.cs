using System.Text.Json;
using TottoriCare.Oracles.Distilling;

namespace TottoriCare.Oracles.Tests;

public class DistillationTests
{
    private static readonly string[] s_kept = Kept();

    [Fact]
    public void The_kept_cases_are_those_that_the_command_writes() => Distillation.Lines().ShouldBe(s_kept);

    [Fact]
    public void They_are_a_thousand_with_an_id_of_its_own_each()
    {
        s_kept.Length.ShouldBe(Distillation.Cases);
        s_kept.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("id").GetString()).Distinct().Count().ShouldBe(Distillation.Cases);
    }

    [Fact]
    public void Each_method_and_each_outcome_has_its_cases()
    {
        JsonElement[] cases = [.. s_kept.Select(line => JsonDocument.Parse(line).RootElement)];

        cases.Select(one => one.GetProperty("rpc").GetString()).Distinct().Count().ShouldBe(7);
        foreach (string outcome in new[] { "OUTCOME_ALLOWED", "OUTCOME_REFUSED", "OUTCOME_NEEDS_REVIEW", "CANCELLATION_OUTCOME_CHARGED", "CANCELLATION_OUTCOME_EXEMPT" })
            cases.Count(one => one.GetProperty("expect").TryGetProperty("outcome", out JsonElement own) && own.GetString() == outcome).ShouldBeGreaterThan(9, outcome);
    }

    private static string[] Kept()
    {
        using var reader = new StreamReader(typeof(DistillationTests).Assembly.GetManifestResourceStream("cases.jsonl")!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
