using TottoriCare.Care;

namespace TottoriCare.Eligibility;

/// <summary>判定日: on which days of a use a condition must hold (readings E3, E5).</summary>
public sealed class TestedOn : Coded<TestedOn>
{
    /// <summary>利用の全日: every day of the use, the day of exit included.</summary>
    public static readonly TestedOn EveryDay = new("every_day", 1, new LocalizedText("利用の全日", "every day of the use"));

    /// <summary>利用開始日: the first day alone.</summary>
    public static readonly TestedOn FirstDay = new("first_day", 2, new LocalizedText("利用開始日", "the first day of the use"));

    /// <summary>利用終了日: the last day alone.</summary>
    public static readonly TestedOn LastDay = new("last_day", 3, new LocalizedText("利用終了日", "the last day of the use"));

    /// <summary>申請日: the day of the application, whatever the days of the use.</summary>
    public static readonly TestedOn Application = new("application", 4, new LocalizedText("申請日", "the day of the application"));

    private TestedOn(string code, int value, LocalizedText title)
        : base(code, value, title)
    {
    }

    /// <summary>The earliest day of a use that is tested.</summary>
    internal int EarliestOf(DaySpan days) => ReferenceEquals(this, LastDay) ? days.Last : days.First;

    /// <summary>The latest day of a use that is tested.</summary>
    internal int LatestOf(DaySpan days) => ReferenceEquals(this, FirstDay) ? days.First : days.Last;
}
