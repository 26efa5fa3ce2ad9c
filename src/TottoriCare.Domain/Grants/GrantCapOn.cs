namespace TottoriCare.Grants;

/// <summary>上限の対象: what the cap of a grant bounds (reading F2).</summary>
public sealed class GrantCapOn : Coded<GrantCapOn>
{
    /// <summary>助成額: the grant.</summary>
    public static readonly GrantCapOn Grant = new("grant", 1, new LocalizedText("助成額", "the grant"));

    /// <summary>対象経費: the eligible cost.</summary>
    public static readonly GrantCapOn EligibleCost = new("eligible_cost", 2, new LocalizedText("対象経費", "the eligible cost"));

    private GrantCapOn(string code, int value, LocalizedText title)
        : base(code, value, title)
    {
    }
}
