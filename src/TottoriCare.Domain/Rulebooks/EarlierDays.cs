namespace TottoriCare.Rulebooks;

/// <summary>定めの時期より前の日: what is said of a day before the source states the terms (reading V1).</summary>
public sealed class EarlierDays : Coded<EarlierDays>
{
    /// <summary>同じ定めによる: it is decided by the same terms, and the decision says so.</summary>
    public static readonly EarlierDays Decided = new("decided", 1, new LocalizedText("同じ定めによる", "decided by the same terms"));

    /// <summary>要確認: an officer decides.</summary>
    public static readonly EarlierDays NeedsReview = new("needs_review", 2, new LocalizedText("要確認", "needs review"));

    private EarlierDays(string code, int value, LocalizedText title)
        : base(code, value, title)
    {
    }
}
