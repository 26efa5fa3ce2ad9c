namespace TottoriCare.Caps;

/// <summary>上限を超える利用: what is said of a use beyond the cap (reading N8).</summary>
public sealed class BeyondCap : Coded<BeyondCap>
{
    /// <summary>不可: it is refused.</summary>
    public static readonly BeyondCap Refused = new("refused", 1, new LocalizedText("不可", "refused"));

    /// <summary>全額自己負担: it is allowed, and the user pays the facility's whole price.</summary>
    public static readonly BeyondCap AtFullCost = new("at_full_cost", 2, new LocalizedText("全額自己負担", "at full cost"));

    private BeyondCap(string code, int value, LocalizedText title)
        : base(code, value, title)
    {
    }
}
