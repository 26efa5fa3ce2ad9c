namespace TottoriCare.Decisions;

/// <content>対象者に関する理由: window, need and residence.</content>
public sealed partial class FindingReason
{
    /// <summary>The days of use lie in the window.</summary>
    public static readonly FindingReason WithinWindow = new("within_window", 101,
        "利用日は対象期間（{window_first}から{window_last}まで）の内です。",
        "The days of use lie within the window, {window_first} to {window_last}.");

    /// <summary>A day of use is before the window.</summary>
    public static readonly FindingReason BeforeWindow = new("before_window", 102,
        "{tested}は、対象期間（{window_first}から{window_last}まで）の始まりより前です。",
        "{tested} is before the window, {window_first} to {window_last}.");

    /// <summary>A day of use is after the window.</summary>
    public static readonly FindingReason AfterWindow = new("after_window", 103,
        "{tested}は、対象期間（{window_first}から{window_last}まで）の終わりより後です。",
        "{tested} is after the window, {window_first} to {window_last}.");

    /// <summary>The day of discharge was not given, so the window is tested from the day of delivery.</summary>
    public static readonly FindingReason DischargeNotSaid = new("discharge_not_said", 104,
        "退院日が示されていないため、出産日（{delivery_day}）以後であることだけを確かめました。",
        "The day of discharge was not given; only the day of delivery, {delivery_day}, was tested.");

    /// <summary>The scheme does not cover care without an infant.</summary>
    public static readonly FindingReason NoInfantNotCovered = new("no_infant_not_covered", 105,
        "流産・死産の後の利用は対象外です。",
        "Care after a miscarriage or a stillbirth is outside the scheme.");

    /// <summary>The municipality found that care is needed.</summary>
    public static readonly FindingReason NeedFound = new("need_found", 111,
        "支援が必要であると市町村が判断しています。",
        "The municipality has found that care is needed.");

    /// <summary>The municipality found that care is not needed.</summary>
    public static readonly FindingReason NeedNotFound = new("need_not_found", 112,
        "支援の必要がないと市町村が判断しています。",
        "The municipality has found that care is not needed.");

    /// <summary>Nobody has assessed the need.</summary>
    public static readonly FindingReason NeedNotAssessed = new("need_not_assessed", 113,
        "支援の必要性がまだ判断されていません。市町村の判断を記録してください。",
        "The need has not been assessed yet; record the municipality's assessment.");

    /// <summary>The mother's own declaration is enough.</summary>
    public static readonly FindingReason NeedSelfDeclared = new("need_self_declared", 114,
        "支援の必要性は本人の申告によります。",
        "The need rests on the mother's own declaration.");

    /// <summary>The mother lives in the municipality.</summary>
    public static readonly FindingReason Resident = new("resident", 121,
        "{tested_first}から{tested_last}まで住民です。",
        "The mother is a resident from {tested_first} to {tested_last}.");

    /// <summary>The mother does not live in the municipality on a day that counts.</summary>
    public static readonly FindingReason NotResident = new("not_resident", 122,
        "{tested_first}から{tested_last}までの間に、住民でない日があります。",
        "The mother is not a resident on every day from {tested_first} to {tested_last}.");

    /// <summary>Nobody has looked up the residence.</summary>
    public static readonly FindingReason ResidenceNotKnown = new("residence_not_known", 123,
        "{tested_first}から{tested_last}までの居住が確かめられていません。",
        "Residence from {tested_first} to {tested_last} has not been looked up.");

    /// <summary>Residence is tested on the day of the application, which was not given.</summary>
    public static readonly FindingReason ApplicationDayNotSaid = new("application_day_not_said", 124,
        "申請日が示されていないため、居住を確かめられません。",
        "Residence can't be tested: the day of the application was not given.");

    /// <summary>Care outside the municipality is not covered.</summary>
    public static readonly FindingReason HomecomingNotCovered = new("homecoming_not_covered", 125,
        "里帰り先での利用は対象外です。",
        "Care outside the municipality is not covered.");

    /// <summary>Whether care outside the municipality is covered is for an officer.</summary>
    public static readonly FindingReason HomecomingForReview = new("homecoming_for_review", 126,
        "里帰り先での利用が対象となるかは確認が必要です。",
        "Whether care outside the municipality is covered needs review.");
}
