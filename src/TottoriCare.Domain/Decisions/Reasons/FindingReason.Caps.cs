namespace TottoriCare.Decisions;

/// <content>利用上限に関する理由: length of a stay and pools.</content>
public sealed partial class FindingReason
{
    /// <summary>The continuous stay is short enough.</summary>
    public static readonly FindingReason StayWithinLongest = new("stay_within_longest", 201,
        "連続する宿泊は{continuous_nights}で、{longest}以内です。",
        "The continuous stay is {continuous_nights}, within {longest}.");

    /// <summary>The stay alone is too long.</summary>
    public static readonly FindingReason StayTooLong = new("stay_too_long", 202,
        "連続する宿泊は{longest}までです。この予約は{nights}です。",
        "A continuous stay is at most {longest}; this booking is {nights}.");

    /// <summary>The stay is too long together with those that it touches.</summary>
    public static readonly FindingReason MergedStayTooLong = new("merged_stay_too_long", 203,
        "連続する宿泊は{longest}までです。この予約（{nights}）は前後の宿泊とつながり、合わせて{continuous_nights}になります。",
        "A continuous stay is at most {longest}; this booking of {nights} joins others into {continuous_nights}.");

    /// <summary>The stay has too few nights.</summary>
    public static readonly FindingReason StayTooShort = new("stay_too_short", 204,
        "宿泊は{shortest}以上です。この予約は{nights}です。",
        "A stay is at least {shortest}; this booking is {nights}.");

    /// <summary>The stay shares a night with another of the case.</summary>
    public static readonly FindingReason NightShared = new("night_shared", 205,
        "{first_day}から{last_day}までの宿泊が、ほかの宿泊と同じ夜に重なっています。",
        "The stay from {first_day} to {last_day} shares a night with another stay.");

    /// <summary>The pool has room for the booking.</summary>
    public static readonly FindingReason PoolHasRoom = new("pool_has_room", 211,
        "{pool}の上限{cap}のうち、利用済み{used}、予約中{booked}、残り{remaining}です。この予約の{requested}は上限に収まります。",
        "Of {cap} for {pool}: used {used}, booked {booked}, remaining {remaining}; this booking of {requested} fits.");

    /// <summary>The pool has no room for the booking.</summary>
    public static readonly FindingReason PoolExhausted = new("pool_exhausted", 212,
        "{pool}の上限{cap}のうち、利用済み{used}、予約中{booked}、残り{remaining}です。この予約の{requested}は上限を超えます。",
        "Of {cap} for {pool}: used {used}, booked {booked}, remaining {remaining}; this booking of {requested} exceeds it.");

    /// <summary>What the pool holds.</summary>
    public static readonly FindingReason PoolHolds = new("pool_holds", 214,
        "{pool}の上限{cap}のうち、利用済み{used}、予約中{booked}、残り{remaining}です。",
        "Of {cap} for {pool}: used {used}, booked {booked}, remaining {remaining}.");

    /// <summary>The use is beyond the cap, and allowed at its full cost.</summary>
    public static readonly FindingReason BeyondCapAtFullCost = new("beyond_cap_at_full_cost", 215,
        "{pool}の上限{cap}のうち、利用済み{used}、予約中{booked}、残り{remaining}です。この予約の{requested}は上限を超えるため、全額自己負担となります。",
        "Of {cap} for {pool}: used {used}, booked {booked}, remaining {remaining}; this booking of {requested} exceeds it and is at full cost.");

    /// <summary>The cap may be higher for several infants, and the rulebook does not say.</summary>
    public static readonly FindingReason MultipleBirthNotStated = new("multiple_birth_not_stated", 216,
        "{pool}の上限は乳児1人のとき{cap}です。多胎のときの上限は、この規則集に定めがありません。",
        "The cap of {pool} is {cap} for one infant; this rulebook does not state it for a multiple birth.");

    /// <summary>A booking was given up too late, and the rulebook does not say whether it counts.</summary>
    public static readonly FindingReason LateCancellationNotStated = new("late_cancellation_not_stated", 217,
        "{pool}には期限後に取り消した予約があります。利用したものとして数えるかどうかは、この規則集に定めがありません。",
        "A booking of {pool} was given up too late; this rulebook does not state whether it counts.");

    /// <summary>Another municipality granted a use that may count.</summary>
    public static readonly FindingReason UseGrantedElsewhere = new("use_granted_elsewhere", 213,
        "{pool}について、転入前の市町村が認めた利用があります。",
        "Another municipality granted a use of {pool} before the mother moved in.");
}
