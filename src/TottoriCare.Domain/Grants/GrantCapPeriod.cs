namespace TottoriCare.Grants;

/// <summary>上限の通算: over which grants to a facility its cap is counted (reading F5).</summary>
public sealed class GrantCapPeriod : Coded<GrantCapPeriod>
{
    /// <summary>施設ごとに通算: every grant to the facility.</summary>
    public static readonly GrantCapPeriod Facility = new("facility", 1, new LocalizedText("施設ごとに通算", "every grant to the facility"));

    /// <summary>年度ごと: the grants of the fiscal year.</summary>
    public static readonly GrantCapPeriod FiscalYear = new("fiscal_year", 2, new LocalizedText("年度ごと", "the grants of the fiscal year"));

    /// <summary>申請ごと: the application alone.</summary>
    public static readonly GrantCapPeriod Application = new("application", 3, new LocalizedText("申請ごと", "the application alone"));

    private GrantCapPeriod(string code, int value, LocalizedText title)
        : base(code, value, title)
    {
    }
}
