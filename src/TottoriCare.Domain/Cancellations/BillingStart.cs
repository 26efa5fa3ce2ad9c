namespace TottoriCare.Cancellations;

/// <summary>起算の月: from which month the month of billing is counted (reading C17).</summary>
public sealed class BillingStart : Coded<BillingStart>
{
    /// <summary>利用予定の開始日の月: the month in which the use was to begin.</summary>
    public static readonly BillingStart PlannedStart = new("planned_start", 1, new LocalizedText("利用開始予定の月", "planned start"));

    /// <summary>利用予定の終了日の月: the month in which the use was to end.</summary>
    public static readonly BillingStart PlannedEnd = new("planned_end", 2, new LocalizedText("利用終了予定の月", "planned end"));

    /// <summary>連絡の月: the month of the notice; without a notice, the planned start.</summary>
    public static readonly BillingStart Notice = new("notice", 3, new LocalizedText("連絡の月", "notice"));

    private BillingStart(string code, int value, LocalizedText title)
        : base(code, value, title)
    {
    }
}
