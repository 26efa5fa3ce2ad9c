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

    /// <summary>The visits of the day are few enough.</summary>
    public static readonly FindingReason VisitsOfDayWithinMost = new("visits_of_day_within_most", 305,
        "{day}の利用は{visits}で、1日{most}以内です。",
        "On {day} there are {visits}, within {most} a day.");

    /// <summary>The visits of the day are too many.</summary>
    public static readonly FindingReason TooManyVisitsOfDay = new("too_many_visits_of_day", 306,
        "1日の利用は{most}までです。この予約で{day}の利用は{visits}になります。",
        "There are at most {most} a day; with this booking {day} has {visits}.");

    /// <summary>The visit is on a closed day.</summary>
    public static readonly FindingReason VisitOnClosedDay = new("visit_on_closed_day", 307,
        "{day}は閉庁日のため、利用できません。",
        "{day} is a closed day, on which there are no visits.");

    /// <summary>A stay and a visit on one day are allowed.</summary>
    public static readonly FindingReason StayAndVisitAllowed = new("stay_and_visit_allowed", 311,
        "宿泊と同じ日のデイサービス・アウトリーチも利用でき、別に数えます。",
        "A stay and a visit on one day are allowed and counted apart.");

    /// <summary>A stay and a visit fall on one day.</summary>
    public static readonly FindingReason StayAndVisitOnOneDay = new("stay_and_visit_on_one_day", 312,
        "宿泊と同じ日に、デイサービス・アウトリーチは利用できません。",
        "A stay and a visit can't be used on one day.");
}
