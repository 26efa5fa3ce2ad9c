namespace TottoriCare.Fees;

/// <summary>改正をまたぐ利用: by which tariff a use is priced that crosses an amendment.</summary>
public sealed class AcrossAmendments : Coded<AcrossAmendments>
{
    /// <summary>利用開始日による: every unit by the tariff of the first day.</summary>
    public static readonly AcrossAmendments FirstDay = new("first_day", 1, new LocalizedText("利用開始日による", "by the first day"));

    /// <summary>1日ごと: each unit by the tariff of its own day.</summary>
    public static readonly AcrossAmendments DayByDay = new("day_by_day", 2, new LocalizedText("1日ごと", "day by day"));

    private AcrossAmendments(string code, int value, LocalizedText title)
        : base(code, value, title)
    {
    }
}
