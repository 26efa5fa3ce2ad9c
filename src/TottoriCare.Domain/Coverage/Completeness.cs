using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using TottoriCare.Rulebooks;
using TottoriCare.Rulebooks.Reader;

namespace TottoriCare.Coverage;

/// <summary>網羅と無矛盾: shows that a rulebook gives each decision exactly one answer, in every period between amendments.</summary>
/// <remarks>
/// Pure. The blocks of the terms divide what may be asked, along kinds of care, days, household classes, fiscal years, running
/// numbers and minutes; each axis is cut at the blocks' own bounds, and each cell has to have exactly one block. By the
/// rulebook's own readings; what an alternative reading would make of the terms is not looked at.
/// </remarks>
public static class Completeness
{
    // What the reader refuses because blocks leave a gap or overlap; the analysis tells the same in a concrete case.
    private static readonly string[] s_explained =
    [
        "ADDITION_OR_ADDITION_BY_CLASS", "CAP_MISSING", "CARE_TYPE_DOUBLED", "CARE_TYPE_TWICE_RULED", "CHANGED_TWICE", "CLASS_WITHOUT_VALUE",
        "LONGEST_BELOW_SHORTEST", "NEVER_OPEN", "PERIODS_GAPPED", "PERIODS_OVERLAP", "PRICE_OR_PRICE_BY_CLASS", "STEPS_NOT_RISING", "UNTIL_BEFORE_FROM",
        "UNTIL_NOT_AFTER_FROM",
    ];

    /// <summary>The analysis of a rulebook.</summary>
    public static CompletenessReport Of(Rulebook rulebook) => Analyse(Encoding.UTF8.GetBytes(rulebook.ToJson()));

    /// <summary>The analysis of a file, also of one that is refused for nothing but gaps and overlaps.</summary>
    /// <param name="json">The file: JSON in UTF-8, comments allowed.</param>
    /// <param name="report">The analysis, where the file can be read so far.</param>
    /// <param name="errors">What <see cref="Rulebook.TryParse"/> says of the file; empty for a rulebook without a fault.</param>
    /// <returns>Whether there is a report.</returns>
    public static bool TryOf(
        ReadOnlyMemory<byte> json, [NotNullWhen(true)] out CompletenessReport? report, out IReadOnlyList<InputError> errors)
    {
        report = Rulebook.TryParse(json, out Rulebook? rulebook, out errors) ? Of(rulebook)
            : errors.All(error => s_explained.Contains(error.Code)) ? Analyse(json)
            : null;
        return report is not null;
    }

    private static CompletenessReport Analyse(ReadOnlyMemory<byte> json)
    {
        using JsonDocument document = RulebookReader.Parse(json, [])!;
        Block file = Block.Of(document.RootElement, "$", []);
        var ordinance = new AnalysedRulebook(file);
        var findings = new Findings(ordinance);
        SameDayCoverage.Check(ordinance, findings);
        foreach (AnalysedPeriod period in ordinance.Periods)
        {
            findings.Period = period;
            OpenCoverage.Check(period, findings);
            CareCoverage.Check(period, findings);
            PriceCoverage.Check(period, ordinance.Classes, findings);
            GrantCoverage.Check(period, findings);
            Reach.Check(period, findings);
        }

        return findings.ToReport();
    }
}
