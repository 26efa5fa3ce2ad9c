namespace TottoriCare.Decisions;

/// <content>費用分担に関する理由.</content>
public sealed partial class FindingReason
{
    /// <summary>The parts divide the total without a rest.</summary>
    public static readonly FindingReason SharesExact = new("shares_exact", 701,
        "{total}は、端数なく分けられます。",
        "{total} divides without a rest.");

    /// <summary>The odd yen are borne by the one whom the rulebook names.</summary>
    public static readonly FindingReason OddYenBorne = new("odd_yen_borne", 702,
        "{total}を分けた端数{odd_yen}は、{bearer}が負担します。",
        "{bearer} bears the {odd_yen} left over of {total}.");

    /// <summary>It is not stated who bears the odd yen.</summary>
    public static readonly FindingReason OddYenNotStated = new("odd_yen_not_stated", 703,
        "{total}を分けた端数{odd_yen}を誰が負担するかは定めがなく、確認が必要です。",
        "Who bears the {odd_yen} left over of {total} is not stated; this needs review.");

    /// <summary>The rulebook states no parts for the cost.</summary>
    public static readonly FindingReason SharesNotStated = new("shares_not_stated", 704,
        "{cost}の負担割合は、この規則集には定めがありません。",
        "This rulebook states no parts for {cost}.");

    /// <summary>A rule states the parts of the cost, but not for the fiscal year.</summary>
    public static readonly FindingReason SharesOfOtherYears = new("shares_of_other_years", 705,
        "この割合は、{fiscal_year}の{cost}については定めていません。",
        "These parts are not stated for {cost} in {fiscal_year}.");
}
