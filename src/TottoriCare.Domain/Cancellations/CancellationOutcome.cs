namespace TottoriCare.Cancellations;

/// <summary>キャンセル料の結論: whether anything is owed for a booking that was given up.</summary>
public sealed class CancellationOutcome : Coded<CancellationOutcome>
{
    /// <summary>不要: nothing is owed, and nothing is recorded as owed.</summary>
    public static readonly CancellationOutcome NotCharged = new("not_charged", 1, new LocalizedText("キャンセル料なし", "not charged"));

    /// <summary>発生: an amount above 0 is owed.</summary>
    public static readonly CancellationOutcome Charged = new("charged", 2, new LocalizedText("キャンセル料あり", "charged"));

    /// <summary>0円: a charge arises, and its amount for this class is 0; no payment notice is sent (reading C16).</summary>
    public static readonly CancellationOutcome Exempt = new("exempt", 3, new LocalizedText("キャンセル料0円", "exempt"));

    /// <summary>要確認: a charge may be due, and an officer decides or a fact is missing.</summary>
    public static readonly CancellationOutcome NeedsReview = new("needs_review", 4, new LocalizedText("要確認", "needs review"));

    private CancellationOutcome(string code, int value, LocalizedText title)
        : base(code, value, title)
    {
    }
}
