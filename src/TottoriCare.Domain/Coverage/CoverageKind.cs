namespace TottoriCare.Coverage;

/// <summary>網羅の別: what the analysis of a rulebook has found at one place.</summary>
public sealed class CoverageKind : Coded<CoverageKind>
{
    /// <summary>欠け: no block answers, and nothing says that this is meant.</summary>
    public static readonly CoverageKind Gap = new("gap", 1, new LocalizedText("欠け", "gap"));

    /// <summary>重なり: two blocks or more answer one question.</summary>
    public static readonly CoverageKind Overlap = new("overlap", 2, new LocalizedText("重なり", "overlap"));

    /// <summary>届かない定め: a figure that no case can reach, because another one refuses each such case.</summary>
    public static readonly CoverageKind Unreachable = new("unreachable", 3, new LocalizedText("届かない定め", "unreachable"));

    /// <summary>制限なし: a kind of care that no block of a stated matter names, which by the format has no bound there.</summary>
    public static readonly CoverageKind NoBound = new("no_bound", 4, new LocalizedText("制限なし", "no bound"));

    /// <summary>定めなしの明示: left out or written as not stated, not modelled, not published or for review.</summary>
    public static readonly CoverageKind DeclaredOpen = new("declared_open", 5, new LocalizedText("定めなしの明示", "declared open"));

    private CoverageKind(string code, int value, LocalizedText title)
        : base(code, value, title)
    {
    }

    /// <summary>Whether a rulebook without it is to be mended: a gap, an overlap or an unreachable figure.</summary>
    public bool IsFlaw => Value <= Unreachable.Value;
}
