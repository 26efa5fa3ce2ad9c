namespace TottoriCare.Decisions;

/// <content>キャンセルに関する理由: deadline, notice and charge.</content>
public sealed partial class FindingReason
{
    /// <summary>This kind of care has no cancellation charge.</summary>
    public static readonly FindingReason CareTypeNotCharged = new("care_type_not_charged", 501,
        "{care_type}にキャンセル料はありません。",
        "{care_type} has no cancellation charge.");

    /// <summary>This kind of care has a cancellation charge.</summary>
    public static readonly FindingReason CareTypeCharged = new("care_type_charged", 502,
        "{care_type}は、期限までに連絡がなければキャンセル料の対象になります。",
        "{care_type} is charged when it is given up without notice in time.");

    /// <summary>The deadline lies on its nominal day.</summary>
    public static readonly FindingReason DeadlineOnNominalDay = new("deadline_on_nominal_day", 511,
        "{first_day}から利用する場合、料金なしで取り消せるのは{deadline}までです。",
        "A use that begins on {first_day} can be given up without a charge until {deadline}.");

    /// <summary>The deadline moved back over closed days.</summary>
    public static readonly FindingReason DeadlineMovedBack = new("deadline_moved_back", 512,
        "{first_day}から利用する場合、料金なしで取り消せるのは、閉庁日{skipped}をさかのぼって{deadline}までです。",
        "A use that begins on {first_day} can be given up without a charge until {deadline}, moved back over {skipped} of closure.");

    /// <summary>The notice was in time.</summary>
    public static readonly FindingReason NoticeInTime = new("notice_in_time", 521,
        "連絡（{notice}）は期限（{deadline}）に間に合っています。",
        "The notice, {notice}, was in time for {deadline}.");

    /// <summary>The notice was late.</summary>
    public static readonly FindingReason NoticeLate = new("notice_late", 522,
        "連絡（{notice}）は期限（{deadline}）を過ぎています。",
        "The notice, {notice}, was after {deadline}.");

    /// <summary>There was no notice that counts.</summary>
    public static readonly FindingReason NoNotice = new("no_notice", 523,
        "期限（{deadline}）までの連絡がありません。",
        "There was no notice by {deadline}.");

    /// <summary>The date was changed after the deadline.</summary>
    public static readonly FindingReason DateChangedLate = new("date_changed_late", 531,
        "期限後の日程変更です（{treatment}）。",
        "The date was changed after the deadline: {treatment}.");

    /// <summary>The stay was shortened after the deadline.</summary>
    public static readonly FindingReason ShortenedLate = new("shortened_late", 532,
        "期限後の短縮です（{treatment}）。",
        "The stay was shortened after the deadline: {treatment}.");

    /// <summary>The booking was made after its own deadline.</summary>
    public static readonly FindingReason BookedAfterDeadline = new("booked_after_deadline", 533,
        "予約（{booked_at}）そのものが期限の後でした（{treatment}）。",
        "The booking itself, {booked_at}, was made after the deadline: {treatment}.");

    /// <summary>The household class is charged.</summary>
    public static readonly FindingReason ClassCharged = new("class_charged", 541,
        "{class}のキャンセル料は{per}{amount}で、{charge}です。",
        "For a {class} the cancellation charge is {amount} {per}: {charge}.");

    /// <summary>The household class pays nothing.</summary>
    public static readonly FindingReason ClassExempt = new("class_exempt", 542,
        "{class}のキャンセル料は0円です。納付書は送られません。",
        "For a {class} the cancellation charge is 0 yen; no payment notice is sent.");

    /// <summary>The household class is not known, and a charge is due.</summary>
    public static readonly FindingReason ClassUnknown = new("class_unknown", 543,
        "キャンセル料が発生しますが、世帯区分が分からないため金額を決められません。世帯区分を確かめてください。",
        "A charge is due, but its amount depends on the household class, which is not known; look the class up.");

    /// <summary>A charge is due, and the amount that it depends on was not given.</summary>
    public static readonly FindingReason ChargeAmountNotSaid = new("charge_amount_not_said", 544,
        "キャンセル料が発生しますが、その基礎となる{basis}が示されていません。",
        "A charge is due; it is {basis}, which was not given.");

    /// <summary>The charge is the whole fee, or the facility's amount.</summary>
    public static readonly FindingReason BasisCharged = new("basis_charged", 545,
        "キャンセル料は{basis}で、{charge}です。",
        "The cancellation charge is {basis}: {charge}.");

    /// <summary>The charge is the same for every household.</summary>
    public static readonly FindingReason FlatAmountCharged = new("flat_amount_charged", 547,
        "キャンセル料は{per}{amount}で、{charge}です。",
        "The cancellation charge is {amount} {per}: {charge}.");

    /// <summary>Nothing is charged after the deadline either; the caps may still count the use.</summary>
    public static readonly FindingReason LateWithoutCharge = new("late_without_charge", 546,
        "期限を過ぎた取消しにも料金はかかりません。利用したものとして数えるかどうかは、利用上限の定めによります。",
        "Giving up after the deadline costs nothing; whether the use counts is for the caps to say.");

    /// <summary>The month of the payment notice.</summary>
    public static readonly FindingReason BilledIn = new("billed_in", 551,
        "納付書は{month}に送られます。",
        "The payment notice is sent in {month}.");
}
