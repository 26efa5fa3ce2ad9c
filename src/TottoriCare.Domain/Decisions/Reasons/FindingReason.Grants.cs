namespace TottoriCare.Decisions;

/// <content>施設整備助成に関する理由.</content>
public sealed partial class FindingReason
{
    /// <summary>The facility gives a kind of care that opens the grant.</summary>
    public static readonly FindingReason GrantedCareType = new("granted_care_type", 601,
        "{fiscal_year}に助成の対象となる種類の産後ケアを提供する施設です。",
        "The facility gives a kind of care that opens the grant in {fiscal_year}.");

    /// <summary>The facility gives no kind of care that opens the grant in that fiscal year.</summary>
    public static readonly FindingReason NoGrantedCareType = new("no_granted_care_type", 602,
        "{fiscal_year}に助成の対象となる種類の産後ケアを提供する施設ではありません。",
        "The facility gives no kind of care that opens the grant in {fiscal_year}.");

    /// <summary>The facility has no beds and must have them.</summary>
    public static readonly FindingReason BedsMissing = new("beds_missing", 603,
        "{fiscal_year}の助成は有床の施設が対象です。",
        "The grant of {fiscal_year} is for facilities with beds.");

    /// <summary>The facility has no beds, and whether it must is open.</summary>
    public static readonly FindingReason BedsForReview = new("beds_for_review", 604,
        "{fiscal_year}の助成について、病床のない施設が対象となるかは確認が必要です。",
        "Whether the grant of {fiscal_year} is open to a facility without beds needs review.");

    /// <summary>The kind of facility is not eligible.</summary>
    public static readonly FindingReason FacilityKindNotGranted = new("facility_kind_not_granted", 611,
        "{facility}は助成の対象ではありません。",
        "A {facility} is not eligible for the grant.");

    /// <summary>A cost is eligible.</summary>
    public static readonly FindingReason CostEligible = new("cost_eligible", 612,
        "{kind}{amount}は助成の対象です。",
        "{kind}, {amount}: eligible.");

    /// <summary>A cost is not eligible.</summary>
    public static readonly FindingReason CostNotEligible = new("cost_not_eligible", 613,
        "{kind}{amount}は助成の対象ではありません。",
        "{kind}, {amount}: not eligible.");

    /// <summary>No cost is eligible.</summary>
    public static readonly FindingReason NoEligibleCost = new("no_eligible_cost", 614,
        "助成の対象となる経費がありません。",
        "There is no eligible cost.");

    /// <summary>The grant lies within the cap.</summary>
    public static readonly FindingReason GrantWithinCap = new("grant_within_cap", 621,
        "対象経費{eligible}、上限{cap}、以前の助成{earlier}、上限の残り{remaining}により、助成額は{grant}です。",
        "Eligible cost {eligible}, cap {cap}, earlier grants {earlier}, remaining {remaining}: the grant is {grant}.");

    /// <summary>The grant is cut to what remains of the cap.</summary>
    public static readonly FindingReason GrantCutToCap = new("grant_cut_to_cap", 622,
        "対象経費{eligible}、上限{cap}、以前の助成{earlier}により、助成額は上限の残りの{grant}までです。",
        "Eligible cost {eligible}, cap {cap}, earlier grants {earlier}: the grant is cut to the remaining {grant}.");

    /// <summary>Earlier grants have used up the cap.</summary>
    public static readonly FindingReason GrantCapExhausted = new("grant_cap_exhausted", 623,
        "上限{cap}は、以前の助成{earlier}により残っていません。",
        "Nothing remains of the cap {cap} after earlier grants of {earlier}.");
}
