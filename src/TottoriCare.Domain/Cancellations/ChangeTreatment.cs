namespace TottoriCare.Cancellations;

/// <summary>変更の扱い: what a change of a booking after the deadline costs (readings C10, C11).</summary>
public sealed class ChangeTreatment : Coded<ChangeTreatment>
{
    /// <summary>料金なし: nothing.</summary>
    public static readonly ChangeTreatment NoCharge = new("no_charge", 1, new LocalizedText("料金なし", "no charge"));

    /// <summary>取消しと同じ: as much as giving the booking up.</summary>
    public static readonly ChangeTreatment AsCancellation = new("as_cancellation", 2, new LocalizedText("取消しと同じ", "as a cancellation"));

    /// <summary>要確認: an officer decides.</summary>
    public static readonly ChangeTreatment NeedsReview = new("needs_review", 3, new LocalizedText("要確認", "needs review"));

    private ChangeTreatment(string code, int value, LocalizedText title)
        : base(code, value, title)
    {
    }
}
