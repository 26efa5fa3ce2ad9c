namespace TottoriCare.Fees;

/// <summary>利用料の結論: whether a user pays for a booking.</summary>
public sealed class FeeOutcome : Coded<FeeOutcome>
{
    /// <summary>無料: nothing is payable.</summary>
    public static readonly FeeOutcome Free = new("free", 1, new LocalizedText("無料", "free"));

    /// <summary>有料: an amount above 0 is payable.</summary>
    public static readonly FeeOutcome Payable = new("payable", 2, new LocalizedText("有料", "payable"));

    /// <summary>要確認: a fact or a figure is missing.</summary>
    public static readonly FeeOutcome NeedsReview = new("needs_review", 3, new LocalizedText("要確認", "needs review"));

    private FeeOutcome(string code, int value, LocalizedText title)
        : base(code, value, title)
    {
    }
}
