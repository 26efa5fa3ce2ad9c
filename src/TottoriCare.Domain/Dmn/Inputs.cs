using TottoriCare.Calendars;
using TottoriCare.Cancellations;
using TottoriCare.Caps;
using TottoriCare.Care;
using TottoriCare.Grants;
using TottoriCare.Rulebooks;

namespace TottoriCare.Dmn;

/// <summary>入力の一覧: every fact and derived figure that a model may ask for, with how it is counted.</summary>
/// <remarks>The first Japanese sentence of each is also its label.</remarks>
internal static class Inputs
{
    public const string NotNegative = ">= 0";

    private const string Text = "string";
    private const string Count = "number";
    private const string Flag = "boolean";

    public static readonly DmnInput CareType = new("care_type", Text, new LocalizedText(
        "産後ケアの種類。", "The kind of care."), Feel.OneOf(Care.CareType.List.OrderBy(type => type.Value)));

    public static readonly DmnInput Infants = new("infants", Count, new LocalizedText(
        "ケアを受ける乳児の数。流産・死産のときは0。", "The infants cared for; 0 after a miscarriage or a stillbirth."),
        $"[0..{Feel.Number(TottoriCare.Infants.Most)}]");

    public static readonly DmnInput InfantsAtBirth = new("infants_at_birth", Count, new LocalizedText(
        "生きて生まれた乳児の数。分からないときは、ケアを受ける乳児の数とする。", "The infants born alive; where that is not known, the infants cared for."), Infants.Allowed);

    public static readonly DmnInput Nights = new("nights", Count, new LocalizedText(
        "泊数。最初の日から最後の日までの日数の差とし、通所と訪問は0。", "Nights: from the first day to the last; 0 for a visit."), NotNegative);

    public static readonly DmnInput BegunDays = new("begun_days", Count, new LocalizedText(
        "24時間ごとの数。端数を切り上げる。時刻が分からないときは泊数とし、1に満たないときは1。",
        "Begun 24 hours between entry and exit; without clock times the nights; at least 1."), NotNegative);

    public static readonly DmnInput SharesANight = new("shares_a_night", Flag, new LocalizedText(
        "ほかの宿泊と夜が重なるか。取消しのない宿泊と、1泊以上。", "Whether a night is also one of another stay that was not given up."));

    public static readonly DmnInput StartsAt = new("starts_at", "time", new LocalizedText("利用の開始時刻。", "When the visit begins."));

    public static readonly DmnInput EndsAt = new("ends_at", "time", new LocalizedText("利用の終了時刻。", "When the visit ends."));

    public static readonly DmnInput VisitMinutes = new("visit_minutes", Count, new LocalizedText(
        "この利用の分数。1分に満たない端数は1分とする。", "The minutes of this visit; a begun minute is one."), NotNegative);

    public static readonly DmnInput DayMinutes = new("visit_minutes_of_day", Count, new LocalizedText(
        "1日の同じ種類の利用の分数。この利用を含み、取消しを除く。1分に満たない端数は1分とする。",
        "The minutes of this visit and of every other of its kind on the day that was not given up; a begun minute is one."), NotNegative);

    public static readonly DmnInput VisitsOfDay = new("visits_of_day", Count, new LocalizedText(
        "1日の通所と訪問の回数。この利用を含み、取消しを除く。", "The visits of the day, of any kind, that were not given up; this one included."), ">= 1");

    public static readonly DmnInput DayIsOpen = new("day_is_open", Flag, new LocalizedText(
        "開庁日か。利用の日が、規則集の閉庁日に当たらないこと。", "Whether the day is none of the closing days of the rulebook."));

    public static readonly DmnInput DischargeKnown = new("discharge_day_known", Flag, new LocalizedText(
        "退院の日が分かっているか。", "Whether the day of discharge is known."));

    public static readonly DmnInput DueDayKnown = new("due_day_known", Flag, new LocalizedText(
        "出産予定日が分かっているか。", "Whether the due day is known."));

    public static readonly DmnInput GestationWeeks = new("gestation_weeks", Count, new LocalizedText(
        "出産の日の妊娠週数。満週数とし、出産予定日を40週0日とする。出産予定日が分からないときは0。",
        "Whole weeks of gestation on the day of delivery, the due day being the end of the 40th; 0 where it is not known."));

    public static readonly DmnInput UseDay = new("use_day", "date", new LocalizedText("利用の最初の日。", "The first day of the use."));

    public static readonly DmnInput NoticeGiven = new("notice_given", Flag, new LocalizedText(
        "連絡があったか。deadline_termsのnotice_takenが示す時点の有無による。", "Whether there was a notice, by the instant that notice_taken of deadline_terms names."));

    public static readonly DmnInput MinutesPastDeadline = new("minutes_past_deadline", Count, new LocalizedText(
        "期限から連絡までの分数。期限ちょうどは0、期限より前は負の数。端数は0から遠い方へ切り上げる。連絡がないときは0。期限の日は、deadline_termsと規則集の閉庁日から求める。",
        "Minutes from the deadline to the notice: 0 at the very instant, negative before it, a begun minute counted as one either way; 0 without a notice. "
        + "The deadline follows from deadline_terms and the closing days of the rulebook."));

    public static readonly DmnInput LateDays = new("late_days", Count, new LocalizedText(
        "期限を過ぎた日数。利用の各日を初日とみた期限を、deadline_termsと閉庁日から求め、連絡がそれに遅れた日を数える。連絡がないときはすべての日。",
        "Days that are too late to give up: each has the deadline of a use that begins on it, by deadline_terms and the closing days, and those are "
        + "counted that the notice misses; all days without a notice."), NotNegative);

    public static readonly DmnInput BookingTimeKnown = new("booking_time_known", Flag, new LocalizedText(
        "予約した時が分かっているか。", "Whether it is known when the booking was made."));

    public static readonly DmnInput BookedMinutesPastDeadline = new("booked_minutes_past_deadline", Count, new LocalizedText(
        "期限から予約までの分数。数え方はminutes_past_deadlineと同じ。分からないときは0。",
        "Minutes from the deadline to the making of the booking, counted as minutes_past_deadline; 0 where it is not known."));

    public static readonly DmnInput Kind = new("cancellation_kind", Text, new LocalizedText(
        "取消し、日程変更、短縮の別。", "Whether the booking was given up, moved or shortened."),
        Feel.OneOf(CancellationKind.List.OrderBy(kind => kind.Value).Select(kind => kind.Code)));

    public static readonly DmnInput PlannedFeeKnown = new("planned_fee_known", Flag, new LocalizedText(
        "払うはずだった利用料が分かっているか。", "Whether the fee that would have been paid is known."));

    public static readonly DmnInput PlannedFee = new("planned_fee", Count, new LocalizedText(
        "払うはずだった利用料（円）。分からないときは0。", "The fee that would have been paid, in yen; 0 where it is not known."), NotNegative);

    public static readonly DmnInput FacilityAmountKnown = new("facility_amount_known", Flag, new LocalizedText(
        "施設の定める額が分かっているか。", "Whether the amount of the facility is known."));

    public static readonly DmnInput FacilityAmount = new("facility_amount", Count, new LocalizedText(
        "施設の定める額（円）。分からないときは0。", "The amount of the facility, in yen; 0 where it is not known."), NotNegative);

    public static readonly DmnInput Facility = new("facility", Text, new LocalizedText(
        "施設の種類。", "The kind of facility."), Feel.OneOf(FacilityKind.List.OrderBy(kind => kind.Value).Select(kind => kind.Code)));

    public static readonly DmnInput HasBeds = new("has_beds", Flag, new LocalizedText("病床があるか。", "Whether the facility has beds."));

    public static readonly DmnInput Year = new("fiscal_year", Count, new LocalizedText(
        "年度（4月1日の属する西暦年）。", "The fiscal year, by the calendar year of its April 1."));

    public static readonly DmnInput EarlierGrants = new("earlier_grants", Count, new LocalizedText(
        "同じ施設へのこれまでの助成の合計（円）。", "Every earlier grant to the facility, in yen."), NotNegative);

    public static readonly DmnInput EarlierGrantsOfYear = new("earlier_grants_of_fiscal_year", Count, new LocalizedText(
        "同じ施設への、同じ年度のこれまでの助成の合計（円）。", "The earlier grants to the facility in the same fiscal year, in yen."), NotNegative);

    public static DmnInput Gives(CareType type) => new($"gives_{type.Code}", Flag, new LocalizedText(
        $"施設が{type.Title.Ja}を行うか。", $"Whether the facility gives {type.Title.En}."));

    public static DmnInput Cost(CostKind kind) => new($"cost_of_{kind.Code}", Count, new LocalizedText(
        $"{kind.Title.Ja}の合計（円）。", $"The costs of the kind '{kind.Title.En}', in yen."), NotNegative);

    public static DmnInput Household(Rulebook rulebook) => new("household_class", Text, new LocalizedText(
        "世帯区分。分からないときはunknown。", "The class of the household; unknown where it is not known."),
        Feel.OneOf(rulebook.Classes.Select(household => household.Code).Append(HouseholdClass.Unknown.Code)));

    public static DmnInput DiscretionUsed(Matter matter) => new($"discretion_used_for_{matter.Code}", Flag, new LocalizedText(
        $"{matter.Title.Ja}について、職員が裁量により認めたか。", $"Whether an officer has made an exception in the matter of {matter.Title.En}."));

    public static DmnInput ContinuousNights(int gapDays) => new("continuous_nights", Count, new LocalizedText(
        $"連続する泊数。前後の宿泊（取消しを除く）とのあいだが{gapDays}日以内であるものを一続きとする。宿泊のない夜は数えず、重なる夜は1泊とする。",
        $"Nights of the continuous stay: stays that were not given up are joined where at most {gapDays} days lie between the last day of one and the "
        + "first day of the next; nights at home are left out and a shared night counts once."), NotNegative);

    /// <summary>How many days after an event a use begins or ends; negative before it.</summary>
    public static DmnInput DaysFrom(bool fromDischarge, bool toLastDay)
    {
        (string from, string fromJa, string fromEn) = fromDischarge ? ("discharge", "退院の日", "discharge") : ("delivery", "出産の日", "delivery");
        (string to, string toJa, string toEn) = Day(toLastDay);
        return new DmnInput($"days_from_{from}_to_{to}", Count, new LocalizedText(
            $"{fromJa}から利用の{toJa}までの日数。前であれば負の数。{(fromDischarge ? "分からないときは0。" : "")}",
            $"Days from {fromEn} to the {toEn} of the use; negative before it{(fromDischarge ? "; 0 where it is not known" : "")}."));
    }

    /// <summary>How many whole periods have passed since birth on a day of a use, by one way of counting.</summary>
    public static DmnInput WholePeriods(CivilUnit unit, PeriodCounting counting, bool fromDueDay, bool onLastDay)
    {
        (string from, string fromJa, string fromEn) = fromDueDay ? ("due_day", "出産予定日", "the due day") : ("delivery", "出産の日", "delivery");
        (string on, string onJa, string onEn) = Day(onLastDay);
        string plural = $"{unit.ToString().ToLowerInvariant()}s";
        string unitJa = unit switch { CivilUnit.Day => "日数", CivilUnit.Week => "週数", CivilUnit.Month => "月数", _ => "年数" };
        (string suffix, string ja, string en) = counting switch
        {
            PeriodCounting.FirstDayCounted => ("", "初日を算入し、応当する日の前日（応当する日がない月では末日）で満ちる",
                "the first day is counted, and a period ends with the day before the corresponding one, or with the last day of a month that has none"),
            PeriodCounting.FirstDayLeftOut => ("_first_day_left_out", "初日を算入せず、翌日に応当する日の前日（応当する日がない月では末日）で満ちる",
                "the first day is left out, and a period ends with the day before the one that corresponds to the next day, or with the last day of a month that has none"),
            _ => ("_through_corresponding_day", "応当する日（応当する日がない月では末日）の当日で満ちる",
                "a period ends with the corresponding day itself, or with the last day of a month that has none"),
        };
        return new DmnInput($"whole_{plural}_since_{from}_on_{on}{suffix}", Count, new LocalizedText(
            $"利用の{onJa}より前に満ちた、{fromJa}からの{unitJa}。{ja}。{(fromDueDay ? "分からないときは0。" : "")}",
            $"Whole {plural} since {fromEn} that ended before the {onEn} of the use: {en}{(fromDueDay ? "; 0 where it is not known" : "")}."), NotNegative);
    }

    public static DmnInput TakenOf(string name, PoolTerms pool) => new($"taken_of_{name}", Count, new LocalizedText(
        $"上限「{pool.Title.Ja}」のうち使った数。{pool.Per.Title.Ja}、済んだ利用と予約済みの利用が占める数を合わせる。{Counting(pool).Ja}",
        $"How much of the pool '{pool.Title.En}' ({pool.Per.Title.En}) past and booked uses take. {Counting(pool).En}"), NotNegative);

    public static DmnInput ElsewhereOf(string name, PoolTerms pool) => new($"granted_elsewhere_of_{name}", Count, new LocalizedText(
        $"ほかの市町村が認めた利用の数。上限「{pool.Title.Ja}」から引く種類について数える。",
        $"How many uses of the kinds that draw from the pool '{pool.Title.En}' another municipality granted."), NotNegative);

    public static DmnInput LateOf(string name, PoolTerms pool) => new($"late_cancellations_of_{name}", Count, new LocalizedText(
        $"期限後に取り消した利用と、来なかった利用の数。上限「{pool.Title.Ja}」から引く種類について、{pool.Per.Title.Ja}数える。",
        $"How many uses of the kinds that draw from the pool '{pool.Title.En}' ({pool.Per.Title.En}) were given up too late or not come to."), NotNegative);

    private static (string Name, string Ja, string En) Day(bool last) => last ? ("last_day", "最後の日", "last day") : ("first_day", "最初の日", "first day");

    // What the rulebook says of the uses that are summed up outside the model.
    private static LocalizedText Counting(PoolTerms pool) => new(
        $"期限後の取消しは「{pool.LateCancellation.Title.Ja}」、ほかの市町村が認めた利用は「{pool.GrantedElsewhere.Title.Ja}」とし、"
        + (pool.CountsBookedNights ? "早く終えた宿泊は予約どおりに数える。" : "宿泊は実際の泊数で数える。")
        + (pool.ExhaustedByStayOf is { } nights ? $"一度に{nights.Value}泊以上の宿泊は、上限のすべてを占める。" : ""),
        $"Late cancellations: {pool.LateCancellation.Title.En}; uses that another municipality granted: {pool.GrantedElsewhere.Title.En}; "
        + (pool.CountsBookedNights ? "a stay that ended early counts as booked." : "a stay counts as it really was.")
        + (pool.ExhaustedByStayOf is { } most ? $" A stay of {most.Value} nights or more takes the whole pool." : ""));
}
