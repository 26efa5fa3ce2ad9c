namespace TottoriCare.Caps;

/// <summary>上限の単位: over what a cap is counted (reading N5).</summary>
public sealed class CapPeriod : Coded<CapPeriod>
{
    /// <summary>1回の出産: every use after one birth.</summary>
    public static readonly CapPeriod Birth = new("birth", 1, new LocalizedText("1回の出産につき", "per birth"));

    /// <summary>年度: the uses after one birth that begin in one fiscal year.</summary>
    public static readonly CapPeriod FiscalYear = new("fiscal_year", 2, new LocalizedText("1年度につき", "per fiscal year"));

    private CapPeriod(string code, int value, LocalizedText title)
        : base(code, value, title)
    {
    }
}
