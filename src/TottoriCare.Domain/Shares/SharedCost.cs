namespace TottoriCare.Shares;

/// <summary>分担する費用: what public bodies bear together.</summary>
public sealed class SharedCost : Coded<SharedCost>
{
    /// <summary>免除した利用料: the user fees that are not asked for, because someone else pays them.</summary>
    public static readonly SharedCost WaivedFee = new("waived_fee", 1, new LocalizedText("免除した利用料", "waived user fees"));

    /// <summary>産後ケアの費用: what the care itself costs.</summary>
    public static readonly SharedCost CareCost = new("care_cost", 2, new LocalizedText("産後ケアの費用", "the cost of care"));

    /// <summary>市町村が負担したキャンセル料: cancellation charges that a municipality pays in the users' place.</summary>
    public static readonly SharedCost CancellationCharge = new(
        "cancellation_charge", 3, new LocalizedText("市町村が負担したキャンセル料", "cancellation charges borne by the municipality"));

    private SharedCost(string code, int value, LocalizedText title)
        : base(code, value, title)
    {
    }
}
