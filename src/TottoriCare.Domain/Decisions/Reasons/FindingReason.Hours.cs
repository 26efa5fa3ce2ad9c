namespace TottoriCare.Decisions;

/// <content>利用時間に関する理由: clock times and length of a visit.</content>
public sealed partial class FindingReason
{
    /// <summary>The visit lies between the clock times.</summary>
    public static readonly FindingReason WithinHours = new("within_hours", 301,
        "{starts_at}から{ends_at}までの利用は、{from}から{until}までの時間帯の内です。",
        "The visit from {starts_at} to {ends_at} lies within {from} to {until}.");

    /// <summary>The visit begins too early or ends too late.</summary>
    public static readonly FindingReason OutsideHours = new("outside_hours", 302,
        "{starts_at}から{ends_at}までの利用は、{from}から{until}までの時間帯に収まりません。",
        "The visit from {starts_at} to {ends_at} does not lie within {from} to {until}.");

    /// <summary>The visit is short enough.</summary>
    public static readonly FindingReason VisitWithinLongest = new("visit_within_longest", 303,
        "利用時間は{minutes}で、{per}{longest}以内です。",
        "The time is {minutes}, within {longest} {per}.");

    /// <summary>The visit is too long.</summary>
    public static readonly FindingReason VisitTooLong = new("visit_too_long", 304,
        "利用時間は{per}{longest}までです。この予約では{minutes}になります。",
        "The time is at most {longest} {per}; with this booking it is {minutes}.");
}
