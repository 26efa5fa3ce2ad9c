namespace TottoriCare.Eligibility;

/// <summary>里帰り中の利用: what is said of care outside the municipality (reading E10).</summary>
public sealed class Homecoming : Coded<Homecoming>
{
    /// <summary>対象外: it is refused.</summary>
    public static readonly Homecoming Refused = new("refused", 1, new LocalizedText("対象外", "refused"));

    /// <summary>要確認: an officer decides.</summary>
    public static readonly Homecoming NeedsReview = new("needs_review", 2, new LocalizedText("要確認", "needs review"));

    /// <summary>対象: it is covered like care in the municipality.</summary>
    public static readonly Homecoming Covered = new("covered", 3, new LocalizedText("対象", "covered"));

    private Homecoming(string code, int value, LocalizedText title)
        : base(code, value, title)
    {
    }
}
