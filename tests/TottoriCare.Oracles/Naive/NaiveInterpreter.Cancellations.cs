using TottoriCare.Oracles.Cases;

namespace TottoriCare.Oracles.Naive;

internal sealed partial class NaiveInterpreter
{
    private Answer Deadline(string careType, DateOnly firstDay)
    {
        ReportUnmodelled(["deadline"], careType);
        Node? block = CancellationOf(careType);
        bool isCharged = block?["charge"].IsObject == true;
        _answer.Outcome = isCharged ? "deadline" : "none";
        if (isCharged)
            GiveDeadline(firstDay, block!["charge"]["deadline"]);
        else if (block is not null)
            Say(block, RuleStatus.Noted);
        return _answer;
    }

    private Answer Cancel(CancellationQuestion asked)
    {
        bool leftOpen = _answer.Worst == RuleStatus.NeedsReview;
        string[] restsOn = ["deadline", "cancellation"];
        ReportUnmodelled(restsOn, asked.Booking.CareType);
        (string outcome, long charge, DateOnly? month) = CancellationOf(asked.Booking.CareType) is { } block ? Assess(asked, block) : ("needs_review", 0, null);
        leftOpen = Unmodelled(restsOn, asked.Booking.CareType).Any() || (leftOpen && outcome != "not_charged");
        _answer.Outcome = leftOpen ? "needs_review" : outcome;
        _answer.Give(("charge", leftOpen ? 0 : charge), ("billed_in", leftOpen ? null : (month?.Year * 100) + month?.Month));
        return _answer;
    }

    private Node? CancellationOf(string careType)
    {
        Node? block = Find("cancellations", careType, _terms).Block;
        bool closingDaysMissing = block?["charge"] is { IsObject: true } charge && Stated("closing_days") is null
            && charge["deadline"].Find("on_closed_day")?.Is("stay") != true;
        if (block is not null && !closingDaysMissing)
            return block;
        NeedsReview();
        return null;
    }

    private (string Outcome, long Charge, DateOnly? Month) Assess(CancellationQuestion asked, Node block)
    {
        Node charge = block["charge"];
        Say(block, charge.IsObject ? RuleStatus.Noted : RuleStatus.Met);
        if (!charge.IsObject)
            return ("not_charged", 0, null);

        Node deadline = charge["deadline"];
        DateTime at = GiveDeadline(asked.Booking.FirstDay, deadline);
        DateTime? notice = Taken(asked.Notice, deadline["notice_taken"]);
        bool inTime = IsInTime(notice, at, deadline);
        Test(deadline, inTime, notice == at);
        Node? treatment = asked.Kind switch
        {
            "date_changed" => charge["change_of_date"],
            "shortened" => charge["shortening"],
            _ => asked.BookedAt is { } made && !IsInTime(made, at, deadline) ? charge["booked_after_deadline"] : null,
        };
        if (!inTime && treatment?.Is("as_cancellation") == false)
        {
            bool free = treatment.Is("no_charge", "needs_review");
            Say(deadline, free ? RuleStatus.Met : RuleStatus.NeedsReview);
            return (free ? "not_charged" : "needs_review", 0, null);
        }

        return inTime || charge["amounts"].Is("none") ? ("not_charged", 0, null) : Charge(asked, notice, charge["amounts"], charge.Find("billing"));
    }

    private (string Outcome, long Charge, DateOnly? Month) Charge(CancellationQuestion asked, DateTime? notice, Node amounts, Node? billing)
    {
        long? charge = ChargeOf(asked, notice, amounts);
        Say(amounts, charge switch { null => RuleStatus.NeedsReview, 0 => RuleStatus.Met, _ => RuleStatus.NotMet });
        if (charge is null or 0)
            return (charge is null ? "needs_review" : amounts["zero_is_recorded"].Flag ? "exempt" : "not_charged", 0, null);
        if (billing is null)
            return ("charged", charge.Value, null);
        Say(billing, RuleStatus.Noted);
        DateOnly counted = billing["counted_from"].Text switch
        {
            "planned_start" => asked.Booking.FirstDay,
            "planned_end" => asked.Booking.LastDay,
            "notice" => notice is { } given ? DateOnly.FromDateTime(given) : asked.Booking.FirstDay,
            _ => throw billing["counted_from"].Unknown(),
        };
        return ("charged", charge.Value, counted.AddMonths(billing["months_after"].Number));
    }

    private long? ChargeOf(CancellationQuestion asked, DateTime? notice, Node amounts)
    {
        string household = asked.HouseholdClass == "unknown" ? amounts["unknown_class"].Text : asked.HouseholdClass;
        bool exempts = amounts.Find("exempt_classes") is not null, byClass = amounts.Find("basis") is null;
        if (household == "needs_review" && (exempts || byClass))
            return null;
        if (exempts && amounts["exempt_classes"].Has(household))
            return 0;
        if (!byClass)
            return amounts["basis"].Is("planned_fee", "facility_amount_up_to_fee") ? asked.PlannedFee
                : asked is { FacilityAmount: { } amount, PlannedFee: { } fee } ? Math.Min(amount, fee) : null;
        Node deadline = CancellationOf(asked.Booking.CareType)!["charge"]["deadline"];
        int units = amounts["per"].Text switch
        {
            "booking" => 1,
            "day" => asked.Booking.Nights + 1,
            "night" => asked.Booking.Nights,
            "late_day" => Enumerable.Range(0, asked.Booking.Nights + 1)
                .Count(day => !IsInTime(notice, DeadlineFor(asked.Booking.FirstDay.AddDays(day), deadline).At, deadline)),
            _ => throw amounts["per"].Unknown(),
        };
        return amounts["yen_by_class"][household].Yen * units * (amounts["times_infants"].Flag ? Math.Max(1, asked.Infants) : 1);
    }

    private DateTime GiveDeadline(DateOnly firstDay, Node deadline)
    {
        (DateOnly nominal, DateTime at) = DeadlineFor(firstDay, deadline);
        var day = DateOnly.FromDateTime(at);
        int skipped = Enumerable.Range(day.DayNumber + 1, nominal.DayNumber - day.DayNumber).Count(closed => IsClosed(DateOnly.FromDayNumber(closed)));
        bool projected = nominal.Year > NaiveHolidays.AnnouncedThroughYear && Stated("closing_days")?["national_holidays"].Flag == true;
        Say(deadline, RuleStatus.Noted);
        _answer.Give(("deadline", Answer.Of(at)), ("nominal_day", Answer.Of(nominal)), ("skipped", skipped), ("rests_on_projection", projected ? 1 : 0));
        return at;
    }

    /// <summary>The last minute for notice of a use that begins on a day; none where there is no deadline.</summary>
    public DateTime? DeadlineOf(string careType, DateOnly firstDay) =>
        CancellationOf(careType)?["charge"] is { IsObject: true } charge ? DeadlineFor(firstDay, charge["deadline"]).At : null;

    // The day before, and from there one day at a time.
    private (DateOnly Nominal, DateTime At) DeadlineFor(DateOnly firstDay, Node deadline)
    {
        Node? open = deadline.Find("open_days_before");
        DateOnly nominal = firstDay.AddDays(open is null ? -deadline["days_before"].Number : -1), day = nominal;
        bool oneStep = open is null && deadline["on_closed_day"].Is("one_step_back");
        if (oneStep)
            day = IsClosed(day) ? day.AddDays(-1) : day;
        else if (open is not null || deadline["on_closed_day"].Is("roll_back", "stay"))
        {
            for (int left = open?.Number ?? 1; (left -= IsClosed(day) ? 0 : 1) > 0;)
                day = day.AddDays(-1);
        }

        return (nominal, day.ToDateTime(deadline["at"].Time!.Value));
    }

    private static DateTime? Taken(NoticeFacts? notice, Node taken) => taken.Text switch
    {
        "received_by_municipality" => notice?.ReceivedByMunicipality,
        "sent" => notice?.Sent,
        "received_by_either" => new[] { notice?.ReceivedByMunicipality, notice?.ReceivedByFacility }.Min(),
        _ => throw taken.Unknown(),
    };

    public static bool IsInTime(DateTime? instant, DateTime deadline, Node terms) => instant < deadline || (instant == deadline && terms["that_minute_is_in_time"].Flag);
}
