namespace TottoriCare.Grants;

/// <summary>病床の条件: what is asked of the beds of a facility that gives a kind of care (reading F10).</summary>
public sealed class BedCondition : Coded<BedCondition>
{
    /// <summary>有床であること: must have beds.</summary>
    public static readonly BedCondition Required = new("required", 1, new LocalizedText("有床であること", "must have beds"));

    /// <summary>病床を問わない: beds do not matter.</summary>
    public static readonly BedCondition NotRequired = new("not_required", 2, new LocalizedText("病床を問わない", "beds do not matter"));

    /// <summary>病床がなければ要確認: needs review without beds.</summary>
    public static readonly BedCondition NeedsReviewWithout = new("needs_review_without", 3, new LocalizedText("病床がなければ要確認", "needs review without beds"));

    private BedCondition(string code, int value, LocalizedText title)
        : base(code, value, title)
    {
    }
}
