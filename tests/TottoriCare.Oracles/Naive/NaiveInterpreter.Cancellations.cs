using TottoriCare.Oracles.Cases;

namespace TottoriCare.Oracles.Naive;

internal sealed partial class NaiveInterpreter
{
    private const string s_cancellationMatters = "in_force cancellations closing_days not_modelled";

    private Answer Deadline(string careType, DateOnly firstDay)
    {
        ReportUnmodelled("deadline", careType);
        _answer.Outcome = "none";
        if (CancellationOf(careType) is not { } block)
            return _answer;
        if (block["charge"].Is("none"))
        {
            Say(block, RuleStatus.Noted);
            return _answer;
        }

        _answer.Outcome = "deadline";
        GiveDeadline(firstDay, block["charge"]["deadline"]);
        return _answer;
    }

    private Answer Cancel(CancellationQuestion asked)
    {
        ReportUnmodelled("cancellation", asked.Booking.CareType);
        bool leftOpen = _answer.Worst == RuleStatus.NeedsReview;
        (_answer.Outcome, long charge, DateOnly? month) = CancellationOf(asked.Booking.CareType) is { } block ? Assess(asked, block) : ("needs_review", 0, null);
        if (leftOpen && _answer.Outcome != "not_charged")
            (_answer.Outcome, charge, month) = ("needs_review", 0, null);
        _answer.Give("charge", charge);
        _answer.Give("billed_in", month is { } of ? (of.Year * 100) + of.Month : null);
        return _answer;
    }

    private Node? CancellationOf(string careType)
    {
        Node? block = For("cancellations", careType, _terms).Block;
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
        if (charge.Is("none"))
        {
            Say(block, RuleStatus.Met);
            return ("not_charged", 0, null);
        }

        Say(block, RuleStatus.Noted);
        Node deadline = charge["deadline"];
        DateTime at = GiveDeadline(asked.Booking.FirstDay, deadline);
        DateTime? notice = Taken(asked.Notice, deadline["notice_taken"]);
        bool inTime = IsInTime(notice, at, deadline);
        Test(deadline, inTime, notice == at);
        if (inTime)
            return ("not_charged", 0, null);

        Node? treatment = asked.Kind switch
        {
            "date_changed" => charge["change_of_date"],
            "shortened" => charge["shortening"],
            _ => asked.BookedAt is { } made && !IsInTime(made, at, deadline) ? charge["booked_after_deadline"] : null,
        };
        if (treatment is not null && !treatment.Is("as_cancellation"))
        {
            bool free = Word(treatment, "no_charge", "needs_review");
            Say(deadline, free ? RuleStatus.Met : RuleStatus.NeedsReview);
            return (free ? "not_charged" : "needs_review", 0, null);
        }

        Node amounts = charge["amounts"];
        return amounts.Is("none") ? ("not_charged", 0, null) : Charge(asked, notice, amounts, charge.Find("billing"));
    }

    private (string Outcome, long Charge, DateOnly? Month) Charge(CancellationQuestion asked, DateTime? notice, Node amounts, Node? billing)
    {
        long? charge = ChargeOf(asked, amounts);
        if (charge is null)
        {
            Say(amounts, RuleStatus.NeedsReview);
            return ("needs_review", 0, null);
        }

        Test(amounts, charge == 0);
        if (charge == 0)
            return (amounts["zero_is_recorded"].Flag ? "exempt" : "not_charged", 0, null);
        if (billing is null || billing.Is("not_stated"))
            return ("charged", charge.Value, null);
        Say(billing, RuleStatus.Noted);
        DateOnly counted = billing["counted_from"].Text switch
        {
            "planned_start" => asked.Booking.FirstDay,
            "planned_end" => asked.Booking.LastDay,
            "notice" => notice is { } given ? DateOnly.FromDateTime(given) : asked.Booking.FirstDay,
            _ => throw billing["counted_from"].Unknown(),
        };
        return ("charged", charge.Value, new DateOnly(counted.Year, counted.Month, 1).AddMonths(billing["months_after"].Number));
    }

    private static long? ChargeOf(CancellationQuestion asked, Node amounts)
    {
        string basis = amounts.Find("basis")?.Text ?? "household_class";
        string household = asked.HouseholdClass == "unknown" ? amounts["unknown_class"].Text : asked.HouseholdClass;
        bool classIsOpen = household == "needs_review", exempts = amounts.Find("exempt_classes") is not null;
        if (exempts && amounts["exempt_classes"].Has(household))
            return 0;
        if (classIsOpen && (exempts || basis == "household_class"))
            return null;
        switch (basis)
        {
            case "planned_fee": return asked.PlannedFee;
            case "facility_amount": return asked.FacilityAmount;
            case "facility_amount_up_to_fee":
                return asked is { FacilityAmount: { } amount, PlannedFee: { } fee } ? Math.Min(amount, fee) : null;
            case "household_class":
                int units = amounts["per"].Text switch
                {
                    "booking" => 1,
                    "day" => asked.Booking.Nights + 1,
                    "night" => asked.Booking.Nights,
                    _ => throw amounts["per"].Unknown(),
                };
                return amounts["yen_by_class"][household].Yen * units * (amounts["times_infants"].Flag ? Math.Max(1, asked.Infants) : 1);
            default: throw amounts["basis"].Unknown();
        }
    }

    private DateTime GiveDeadline(DateOnly firstDay, Node deadline)
    {
        (DateOnly nominal, DateTime at) = DeadlineFor(firstDay, deadline);
        var day = DateOnly.FromDateTime(at);
        int skipped = 0;
        for (DateOnly closed = nominal; closed > day; closed = closed.AddDays(-1))
            skipped += IsClosed(closed) ? 1 : 0;
        bool projected = nominal.Year > NaiveHolidays.AnnouncedThroughYear && nominal >= day && Stated("closing_days")?["national_holidays"].Flag == true;
        Say(deadline, RuleStatus.Noted);
        _answer.Give("deadline", Answer.Of(at));
        _answer.Give("nominal_day", Answer.Of(nominal));
        _answer.Give("skipped", skipped);
        _answer.Give("rests_on_projection", projected ? 1 : 0);
        return at;
    }

    /// <summary>The last minute for notice of a use that begins on a day; none where there is no deadline.</summary>
    public DateTime? DeadlineOf(string careType, DateOnly firstDay) =>
        CancellationOf(careType)?["charge"] is { IsObject: true } charge ? DeadlineFor(firstDay, charge["deadline"]).At : null;

    // The day before, and from there one day at a time.
    private (DateOnly Nominal, DateTime At) DeadlineFor(DateOnly firstDay, Node deadline)
    {
        DateOnly nominal = firstDay.AddDays(-(deadline.Find("open_days_before") is null ? deadline["days_before"].Number : 1)), day = nominal;
        if (deadline.Find("open_days_before") is { } open)
        {
            for (int left = open.Number; (left -= IsClosed(day) ? 0 : 1) > 0;)
                day = day.AddDays(-1);
        }
        else
        {
            Node onClosed = deadline["on_closed_day"];
            int step = onClosed.Text switch { "stay" => 0, "roll_back" or "one_step_back" => -1, "roll_forward" => 1, _ => throw onClosed.Unknown() };
            for (bool again = step != 0; again && IsClosed(day); again = !onClosed.Is("one_step_back"))
                day = day.AddDays(step);
        }

        return (nominal, day.ToDateTime(deadline["at"].Time!.Value));
    }

    private static DateTime? Taken(NoticeFacts? notice, Node taken) => taken.Text switch
    {
        "received_by_municipality" => notice?.ReceivedByMunicipality,
        "sent" => notice?.Sent,
        "received_by_either" => notice?.ReceivedByMunicipality is { } city && !(notice.ReceivedByFacility < city) ? city : notice?.ReceivedByFacility,
        _ => throw taken.Unknown(),
    };

    private static bool IsInTime(DateTime? instant, DateTime deadline, Node terms) => instant < deadline || (instant == deadline && terms["that_minute_is_in_time"].Flag);
}
