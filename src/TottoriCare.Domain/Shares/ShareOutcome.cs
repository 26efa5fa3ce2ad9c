namespace TottoriCare.Shares;

/// <summary>費用分担の結論: whether every share is known to the yen.</summary>
public sealed class ShareOutcome : Coded<ShareOutcome>
{
    /// <summary>確定: every share is known, and the shares come to the total.</summary>
    public static readonly ShareOutcome Divided = new("divided", 1, new LocalizedText("確定", "divided"));

    /// <summary>要確認: the parts or the bearer of the odd yen are not stated.</summary>
    public static readonly ShareOutcome NeedsReview = new("needs_review", 2, new LocalizedText("要確認", "needs review"));

    private ShareOutcome(string code, int value, LocalizedText title)
        : base(code, value, title)
    {
    }
}
