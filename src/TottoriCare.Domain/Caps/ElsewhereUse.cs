namespace TottoriCare.Caps;

/// <summary>転入前の利用の扱い: what becomes of a use that another municipality granted (reading E8).</summary>
public sealed class ElsewhereUse : Coded<ElsewhereUse>
{
    /// <summary>数えない: it does not count against the cap.</summary>
    public static readonly ElsewhereUse NotCounted = new("not_counted", 1, new LocalizedText("数えない", "not counted"));

    /// <summary>数える: it counts like any other.</summary>
    public static readonly ElsewhereUse Counted = new("counted", 2, new LocalizedText("数える", "counted"));

    /// <summary>要確認: it does not count, and an officer looks.</summary>
    public static readonly ElsewhereUse NeedsReview = new("needs_review", 3, new LocalizedText("要確認", "needs review"));

    private ElsewhereUse(string code, int value, LocalizedText title)
        : base(code, value, title)
    {
    }
}
