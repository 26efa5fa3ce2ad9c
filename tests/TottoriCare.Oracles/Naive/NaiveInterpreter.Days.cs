using TottoriCare.Oracles.Cases;

namespace TottoriCare.Oracles.Naive;

internal sealed partial class NaiveInterpreter
{
    private static readonly string[] s_weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

    private void TestStay(BookingFacts stay)
    {
        TurnTo("stay_lengths");
        (Node? block, bool isStated) = For("stay_lengths", stay.CareType, _terms);
        if (!isStated)
            NeedsReview();
        if (block is null)
            return;
        int together = NightsTogether(stay, block), longest = block["longest_nights"].Number, shortest = block["shortest_nights"].Number;
        _answer.Give("continuous_nights", together);
        Test(block, together <= longest && stay.Nights >= shortest, together == longest || (stay.Nights == shortest && shortest > 0));
        foreach (UseFacts other in _history)
        {
            bool shared = IsTakenStay(other) && other.Booking.FirstDay < stay.LastDay && stay.FirstDay < other.Booking.LastDay
                && stay.Nights > 0 && other.Booking.Nights > 0;
            if (shared && !block["shared_night"].Is("each_counts"))
                Say(block, Word(block["shared_night"], "refused", "needs_review") ? RuleStatus.NotMet : RuleStatus.NeedsReview);
        }
    }

    // Every night slept in what hangs together: stays that follow each other after no more days than the gap.
    private int NightsTogether(BookingFacts stay, Node block)
    {
        if (block.Find("continuity_gap_days") is not { } gap)
            return stay.Nights;
        var joined = new List<BookingFacts> { stay };
        for (int i = 0; i < joined.Count; i++)
        {
            foreach (UseFacts other in _history)
            {
                if (IsTakenStay(other) && !joined.Exists(one => ReferenceEquals(one, other.Booking))
                    && other.Booking.FirstDay.DayNumber <= joined[i].LastDay.DayNumber + gap.Number
                    && joined[i].FirstDay.DayNumber <= other.Booking.LastDay.DayNumber + gap.Number)
                {
                    joined.Add(other.Booking);
                }
            }
        }

        if (joined.Count == 1)
            return stay.Nights;
        var nights = new HashSet<int>();
        foreach (BookingFacts one in joined)
        {
            for (int night = one.FirstDay.DayNumber; night < one.LastDay.DayNumber; night++)
                nights.Add(night);
        }

        return nights.Count;
    }

    private void TestHours(BookingFacts visit)
    {
        TurnTo("hours");
        (Node? block, bool isStated) = For("hours", visit.CareType, _terms);
        if (!isStated)
            NeedsReview();
        if (block is null)
            return;
        TimeOnly from = block["from"].Time!.Value, until = block["until"].Time!.Value;
        Test(block, from <= visit.StartsAt && visit.EndsAt <= until, visit.StartsAt == from || visit.EndsAt == until);

        long ticks = Length(visit);
        int visits = 1;
        bool perDay = Word(block["measured_per"], "day", "visit");
        foreach (UseFacts other in _history)
        {
            if (!other.IsTaken || other.Booking.IsStay || other.Booking.FirstDay != visit.FirstDay)
                continue;
            visits++;
            ticks += perDay && other.Booking.CareType == visit.CareType ? Length(other.Booking) : 0;
        }

        long longest = block["longest_minutes"].Number * TimeSpan.TicksPerMinute;
        _answer.Give("minutes", (ticks + TimeSpan.TicksPerMinute - 1) / TimeSpan.TicksPerMinute);
        Test(block, ticks <= longest, ticks == longest);
        if (block.Find("most_visits_per_day") is { } most)
            Test(block, visits <= most.Number, visits == most.Number);
        if (block["on_open_days_only"].Flag && IsClosed(visit.FirstDay))
            Say(block, RuleStatus.NotMet);
    }

    private void TestSameDay(BookingFacts booking)
    {
        TurnTo("same_day");
        Node? block = Stated("same_day");
        if (block is null)
            NeedsReview();
        else if (_history.Any(other => other.IsTaken && other.Booking.IsStay != booking.IsStay
            && other.Booking.FirstDay <= booking.LastDay && booking.FirstDay <= other.Booking.LastDay))
        {
            Test(block, block["stay_and_visit_allowed"].Flag);
        }
    }

    private bool IsClosed(DateOnly day)
    {
        if (Stated("closing_days") is not { } closing)
            return false;
        bool holiday = closing["national_holidays"].Flag
            && (closing.Find("named_holidays_only")?.Flag == true ? NaiveHolidays.IsNamed(day) : NaiveHolidays.IsHoliday(day));
        return holiday || closing["weekdays"].Has(s_weekdays[(int)day.DayOfWeek]) || IsYearEnd(day, closing)
            || (closing.Find("further_days")?.Items.Any(further => further.Day == day) ?? false);
    }

    private static bool IsYearEnd(DateOnly day, Node closing)
    {
        if (closing.Find("year_end") is not { } period)
            return false;
        int from = period["from"].MonthAndDay, to = period["to"].MonthAndDay, own = (day.Month * 100) + day.Day;
        return from <= to ? from <= own && own <= to : from <= own || own <= to;
    }

    private static bool IsTakenStay(UseFacts use) => use.IsTaken && use.Booking.IsStay;

    private static long Length(BookingFacts visit) => visit.EndsAt!.Value.Ticks - visit.StartsAt!.Value.Ticks;
}
