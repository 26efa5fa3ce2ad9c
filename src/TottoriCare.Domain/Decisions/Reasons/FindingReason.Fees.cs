namespace TottoriCare.Decisions;

/// <content>利用料に関する理由.</content>
public sealed partial class FindingReason
{
    /// <summary>The use is free.</summary>
    public static readonly FindingReason FreeOfCharge = new("free_of_charge", 401,
        "利用料は無料です。",
        "The use is free of charge.");

    /// <summary>The use costs the user a fee.</summary>
    public static readonly FindingReason UserFee = new("user_fee", 402,
        "利用料は{units}で{fee}です。",
        "The user fee for {units} is {fee}.");

    /// <summary>Something is taken off the fee.</summary>
    public static readonly FindingReason FeeRelieved = new("fee_relieved", 403,
        "利用料{fee}から{relief}が減免され、支払う額は{payable}です。",
        "Of the fee of {fee}, {relief} is relieved; {payable} is payable.");

    /// <summary>A part of the fee is added for infants beyond the first.</summary>
    public static readonly FindingReason FurtherInfantsCharged = new("further_infants_charged", 404,
        "うち{addition}は、2人目以降の乳児{further}についての加算です。",
        "Of this, {addition} is added for {further} beyond the first.");

    /// <summary>The fee depends on the household class, which is not known.</summary>
    public static readonly FindingReason FeeNeedsClass = new("fee_needs_class", 411,
        "利用料は世帯区分によって決まりますが、世帯区分が分かりません。",
        "The fee depends on the household class, which is not known.");

    /// <summary>The fee depends on the facility's price, which is not known.</summary>
    public static readonly FindingReason FeeNeedsFacilityPrice = new("fee_needs_facility_price", 412,
        "利用料は施設の料金によって決まりますが、施設の料金が示されていません。",
        "The fee depends on the facility's price, which was not given.");

    /// <summary>The amount of the fee is not published.</summary>
    public static readonly FindingReason FeeNotPublished = new("fee_not_published", 413,
        "利用料の金額は公表されていません。",
        "The amount of the fee is not published.");

    /// <summary>The fee is not stated for a day of the use.</summary>
    public static readonly FindingReason FeeNotStatedForDay = new("fee_not_stated_for_day", 414,
        "利用日のうち、利用料の定めがない日があります。",
        "The fee is not stated for a day of the use.");

    /// <summary>The fee has the facility's meals in it, whose price is not known.</summary>
    public static readonly FindingReason FeeNeedsMeals = new("fee_needs_meals", 416,
        "利用料は施設の食事代を含みますが、食事代が示されていません。",
        "The fee includes the facility's meals, whose price was not given.");

    /// <summary>The relief leaves the meals with the user, and their price is not known.</summary>
    public static readonly FindingReason ReliefNeedsMeals = new("relief_needs_meals", 417,
        "減免は食事代に及びませんが、食事代が示されていません。",
        "The relief does not reach the meals, whose price was not given.");

    /// <summary>The fee depends on how many uses there were, and it is open whether some of them count.</summary>
    public static readonly FindingReason FeeNthUseOpen = new("fee_nth_use_open", 418,
        "利用料は何回目の利用かによって決まりますが、転入前の利用又は期限後に取り消した予約を回数に数えるかどうかが定まっていません。",
        "The fee depends on which use it is, and it is open whether a use granted elsewhere, or a booking given up too late, counts.");

    /// <summary>The rulebook does not state the fee; the booking does not depend on it.</summary>
    public static readonly FindingReason FeeNotStated = new("fee_not_stated", 415,
        "利用料について、この規則集には定めがありません。",
        "This rulebook does not state the user fee.");
}
