namespace TottoriCare.Cancellations;

/// <summary>キャンセル料の基礎: what the charge is an amount of.</summary>
public sealed class ChargeBasis : Coded<ChargeBasis>
{
    /// <summary>世帯区分別の額: an amount that the rulebook gives for each class.</summary>
    public static readonly ChargeBasis HouseholdClass = new("household_class", 1, new LocalizedText("世帯区分別の額", "by household class"));

    /// <summary>利用料の全額: the fee that the user would have paid.</summary>
    public static readonly ChargeBasis PlannedFee = new("planned_fee", 2, new LocalizedText("利用料の全額", "the whole fee"));

    /// <summary>施設の定める額: what the facility charges.</summary>
    public static readonly ChargeBasis FacilityAmount = new("facility_amount", 3, new LocalizedText("施設の定める額", "the amount of the facility"));

    /// <summary>利用料を限度に施設の定める額: what the facility charges, at most the fee that the user would have paid.</summary>
    public static readonly ChargeBasis FacilityAmountUpToFee = new("facility_amount_up_to_fee", 4,
        new LocalizedText("利用料の額を限度に施設の定める額", "the amount of the facility, at most the whole fee"));

    private ChargeBasis(string code, int value, LocalizedText title)
        : base(code, value, title)
    {
    }
}
