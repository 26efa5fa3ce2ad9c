using TottoriCare.Oracles.Cases;

namespace TottoriCare.Oracles.Naive;

internal sealed partial class NaiveInterpreter
{
    private void TestStay(BookingFacts stay, Node block)
    {
        int together = NightsTogether(stay, block), longest = block["longest_nights"].Number, shortest = block["shortest_nights"].Number;
        _answer.Give("continuous_nights", together);
        Test(block, together <= longest, together == longest);
        if (stay.Nights < shortest)
            Say(block, RuleStatus.NotMet);
        if (_history.Any(other => IsTakenStay(other) && NightsOf(other.Booking).Intersect(NightsOf(stay)).Any()) && !block["shared_night"].Is("each_counts"))
            Say(block, block["shared_night"].Is("refused", "needs_review") ? RuleStatus.NotMet : RuleStatus.NeedsReview);
    }

    // Every night slept in what hangs together: stays that follow each other after no more days than the gap.
    private int NightsTogether(BookingFacts stay, Node block)
    {
        var joined = new List<BookingFacts> { stay };
        for (int i = 0; i < joined.Count && block.Find("continuity_gap_days") is { } gap; i++)
        {
            joined.AddRange(_history.Where(other => IsTakenStay(other) && !joined.Contains(other.Booking)
                && other.Booking.FirstDay <= joined[i].LastDay.AddDays(gap.Number) && joined[i].FirstDay <= other.Booking.LastDay.AddDays(gap.Number))
                .Select(other => other.Booking).ToList());
        }

        return joined.SelectMany(NightsOf).Distinct().Count();
    }

    private void TestHours(BookingFacts visit, Node block)
    {
        TimeOnly from = block["from"].Time!.Value, until = block["until"].Time!.Value;
        Test(block, from <= visit.StartsAt && visit.EndsAt <= until, visit.StartsAt == from || visit.EndsAt == until);

        List<BookingFacts> others = [.. _history.Where(other => other.IsTaken && !other.Booking.IsStay && other.Booking.FirstDay == visit.FirstDay).Select(other => other.Booking)];
        bool perDay = block["measured_per"].Is("day", "visit");
        long ticks = Length(visit) + (perDay ? others.Where(other => other.CareType == visit.CareType).Sum(Length) : 0);
        long longest = block["longest_minutes"].Number * TimeSpan.TicksPerMinute;
        _answer.Give("minutes", (ticks + TimeSpan.TicksPerMinute - 1) / TimeSpan.TicksPerMinute);
        Test(block, ticks <= longest, ticks == longest);
        if (block.Find("most_visits_per_day") is { } most)
            Test(block, others.Count < most.Number, others.Count + 1 == most.Number);
        if (block["on_open_days_only"].Flag && IsClosed(visit.FirstDay))
            Say(block, RuleStatus.NotMet);
    }

    // Where the kinds of care are not stated, each of them may be there.
    private bool MayMeetOnOneDay() =>
        Stated("care") is not { } care || (care["offered"].Has("short_stay") && (care["offered"].Has("day_service") || care["offered"].Has("outreach")));

    private void TestSameDay(BookingFacts booking, Node block)
    {
        if (_history.Any(other => other.IsTaken && other.Booking.IsStay != booking.IsStay && other.Booking.FirstDay <= booking.LastDay && booking.FirstDay <= other.Booking.LastDay))
            Test(block, block["stay_and_visit_allowed"].Flag);
    }

    private bool IsClosed(DateOnly day)
    {
        if (Stated("closing_days") is not { } closing)
            return false;
        HashSet<DateOnly> holidays = closing.Find("named_holidays_only")?.Flag == true ? NaiveHolidays.Named : NaiveHolidays.All;
        return (closing["national_holidays"].Flag && holidays.Contains(day)) || closing["weekdays"].Has(WordOf(day.DayOfWeek))
            || (closing.Find("year_end") is { } period && IsWithin((day.Month * 100) + day.Day, period["from"].MonthAndDay, period["to"].MonthAndDay));
    }

    private static bool IsWithin(int day, int from, int to) => from <= to ? from <= day && day <= to : from <= day || day <= to;

    private static string WordOf(DayOfWeek day) => "sunday monday tuesday wednesday thursday friday saturday".Split(' ')[(int)day];

    private static bool IsTakenStay(UseFacts use) => use.IsTaken && use.Booking.IsStay;

    private static IEnumerable<int> NightsOf(BookingFacts stay) => Enumerable.Range(stay.FirstDay.DayNumber, stay.Nights);

    private static long Length(BookingFacts visit) => visit.EndsAt!.Value.Ticks - visit.StartsAt!.Value.Ticks;
}
