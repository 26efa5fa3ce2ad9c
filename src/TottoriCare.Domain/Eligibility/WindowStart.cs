namespace TottoriCare.Eligibility;

/// <summary>期間の始まり: the day on which a window opens (reading N10).</summary>
public sealed class WindowStart : Coded<WindowStart>
{
    /// <summary>出産の日: the day of delivery itself.</summary>
    public static readonly WindowStart Birth = new("birth", 1, new LocalizedText("出産の日", "the day of delivery"));

    /// <summary>退院の日: the day of discharge after the birth; where it is not given, the day of delivery, and that is noted.</summary>
    public static readonly WindowStart Discharge = new("discharge", 2, new LocalizedText("退院の日", "the day of discharge"));

    private WindowStart(string code, int value, LocalizedText title)
        : base(code, value, title)
    {
    }
}
