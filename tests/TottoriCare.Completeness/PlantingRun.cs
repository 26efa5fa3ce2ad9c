using System.Text.RegularExpressions;
using TottoriCare.Coverage;
using TottoriCare.Rulebooks;

namespace TottoriCare.Planting;

/// <summary>One run: the rulebooks as they are, plantings, and harmless changes.</summary>
internal sealed partial class PlantingRun(int seed, int count, TextWriter list)
{
    /// <summary>Prints the figures, and everything that is not as it should be.</summary>
    /// <returns>Whether all is.</returns>
    public bool Report(TextWriter output)
    {
        CoverageFinding[] findings = [.. SourceRulebooks.All.SelectMany(source => FindingsIn(source.File))];
        foreach (CoverageFinding finding in findings)
            (finding.Kind.IsFlaw ? output : list).WriteLine(finding);

        (string Rulebook, Planted Planted)[] plantings = [.. Planter.Plant(seed, count)];
        int found = 0;
        foreach ((string rulebook, Planted planted) in plantings)
        {
            if (WhyNotFound(rulebook, planted) is { } reason)
                output.WriteLine($"not found: {planted.What} at {planted.Place} of {rulebook}: {reason}");
            else
                found++;
        }

        int alarms = Planter.Change(seed, count).Count(changed => IsFalseAlarm(changed.Rulebook, changed.Root, output));
        int flaws = findings.Count(finding => finding.Kind.IsFlaw);
        output.WriteLine($"figure rulebook-gaps {flaws}");
        output.WriteLine($"figure rulebook-declared-open {findings.Count(finding => finding.Kind == CoverageKind.DeclaredOpen)}");
        output.WriteLine($"figure planted-gaps-found {found}/{plantings.Length}");
        output.WriteLine($"figure gap-false-alarms {alarms}/{count}");
        return flaws == 0 && found == plantings.Length && plantings.Length == count && alarms == 0;
    }

    private static IReadOnlyList<CoverageFinding> FindingsIn(byte[] file) => Rulebook.TryParse(file, out Rulebook? rulebook, out IReadOnlyList<InputError> errors)
        ? Completeness.Of(rulebook).Findings
        : throw new InvalidOperationException($"A rulebook at hand is refused: {errors[0]}");

    // Found is: one finding that was not there before, of the kind and at the place that was planted, whose case holds.
    private string? WhyNotFound(string rulebook, Planted planted)
    {
        if (!Completeness.TryOf(Planter.BytesOf(planted.Root), out CompletenessReport? report, out IReadOnlyList<InputError> errors))
            return $"refused: {errors[0]}";

        HashSet<string> before = [.. FindingsIn(SourceRulebooks.All.Single(source => source.Name == rulebook).File).Where(IsAsked).Select(finding => finding.ToString())];
        CoverageFinding[] fresh = [.. report.Findings.Where(finding => IsAsked(finding) && !before.Contains(finding.ToString()))];
        if (fresh.Length != 1)
            return $"{fresh.Length} cases: {string.Join(" | ", fresh.Select(finding => finding.ToString()))}";

        CoverageFinding finding = fresh[0];
        if (finding.Kind != planted.Kind || finding.Path != planted.Place)
            return finding.ToString();
        if (planted.From is { } from && finding.On(CaseAxis.UseDay)?.First != from)
            return $"its period does not begin on {from}: {finding}";
        if (!Japanese().IsMatch(finding.Case.Ja) || Japanese().IsMatch(finding.Case.En))
            return $"not in both languages: {finding}";
        if (Witness.Against(finding, planted.Root) is { } reason)
            return $"{reason}: {finding}";

        list.WriteLine($"{rulebook}, {planted.What}: {finding}");
        return null;
    }

    private static bool IsFalseAlarm(string rulebook, System.Text.Json.Nodes.JsonNode root, TextWriter output)
    {
        bool isRead = Completeness.TryOf(Planter.BytesOf(root), out CompletenessReport? report, out IReadOnlyList<InputError> errors);
        if (isRead && errors.Count == 0 && report!.IsComplete)
            return false;

        output.WriteLine($"false alarm in {rulebook}: {(errors.Count > 0 ? errors[0].ToString() : report!.Flaws[0].ToString())}");
        return true;
    }

    private static bool IsAsked(CoverageFinding finding) => finding.Kind != CoverageKind.DeclaredOpen;

    [GeneratedRegex(@"[\p{IsHiragana}]")]
    private static partial Regex Japanese();
}
