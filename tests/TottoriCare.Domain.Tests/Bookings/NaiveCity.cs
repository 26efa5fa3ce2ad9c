using NodaTime;
using TottoriCare.Calendars;
using TottoriCare.Cancellations;
using TottoriCare.Care;

namespace TottoriCare.Domain.Tests.Bookings;

/// <summary>
/// 鳥取市's rules once more, as slowly and plainly as they can be said: days are walked one by one, nights are sets. It shares
/// no code with the rules that it checks, and reads no rulebook: its figures are those of the source, so that a figure wrongly
/// written into the rulebook is found here, where an interpreter of the rulebook could not.
/// </summary>
internal static class NaiveCity
{
    /// <summary>The rules that a booking does not meet, and those that leave it for review.</summary>
    public static (SortedSet<string> NotMet, SortedSet<string> Review) Book(CareCase careCase, Booking booking, IReadOnlyList<CareUse> uses)
    {
        var notMet = new SortedSet<string>();
        var review = new SortedSet<string>();
        List<LocalDate> days = DaysOf(booking);

        if (careCase.Need == AssessedNeed.NotNeeded)
            notMet.Add("TC-40");
        if (careCase.Need == AssessedNeed.NotAssessed)
            review.Add("TC-40");

        LocalDate opens = careCase.DischargeDay is { } discharge && discharge > careCase.DeliveryDay ? discharge : careCase.DeliveryDay;
        if (days.Any(day => day < opens || CompletedMonths(careCase.DeliveryDay, day) >= 12))
            notMet.Add("TC-41");

        if (!careCase.Residence.IsKnown)
            review.Add("TC-42");
        else if (!days.All(careCase.Residence.Covers))
            notMet.Add("TC-42");
        if (careCase.IsHomecoming)
            notMet.Add("TC-42");

        if (booking.CareType == CareType.ShortStay)
            TestStay(booking, uses, notMet, review);
        else
            TestVisit(careCase, booking, uses, notMet);
        return (notMet, review);
    }

    /// <summary>What a cancellation costs: an outcome, an amount and the month of billing.</summary>
    public static (string Outcome, long Yen, YearMonth? Month) Cancel(Cancellation cancellation)
    {
        if (cancellation.Booking.CareType != CareType.ShortStay)
            return ("not_charged", 0, null);

        Instant noon = DeadlineDay(cancellation.Booking.FirstDay).AtMidnight().PlusHours(12 - 9).InUtc().ToInstant();
        if (cancellation.Notice?.ReceivedByMunicipality is { } received && received <= noon)
            return ("not_charged", 0, null);
        if (cancellation.Kind == CancellationKind.DateChanged)
            return ("needs_review", 0, null);
        if (cancellation.Kind == CancellationKind.Shortened)
            return ("not_charged", 0, null);

        LocalDate start = cancellation.Booking.FirstDay;
        YearMonth next = start.Month == 12 ? new YearMonth(start.Year + 1, 1) : new YearMonth(start.Year, start.Month + 1);
        return cancellation.HouseholdClass.Code switch
        {
            "municipal_tax_payable" => ("charged", 1800, next),
            "municipal_tax_exempt" => ("charged", 900, next),
            "public_assistance" => ("exempt", 0, null),
            _ => ("needs_review", 0, null),
        };
    }

    /// <summary>The nearest day before a stay that is neither a weekend nor a holiday nor a year-end day.</summary>
    public static LocalDate DeadlineDay(LocalDate firstDay)
    {
        LocalDate day = firstDay.PlusDays(-1);
        while (IsClosed(day))
            day = day.PlusDays(-1);
        return day;
    }

    public static bool IsClosed(LocalDate day) =>
        day.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday
        || HolidayCalendar.FromLaw().Find(day) is not null
        || (day.Month, day.Day) is (12, 29) or (12, 30) or (12, 31) or (1, 1) or (1, 2) or (1, 3);

    /// <summary>How many months of age are complete on a day, by calendar.</summary>
    public static int CompletedMonths(LocalDate born, LocalDate day)
    {
        int months = ((day.Year - born.Year) * 12) + day.Month - born.Month;
        return day.Day < born.Day ? months - 1 : months;
    }

    private static void TestStay(Booking booking, IReadOnlyList<CareUse> uses, SortedSet<string> notMet, SortedSet<string> review)
    {
        List<Booking> taken = [.. uses.Where(IsTaken).Select(use => use.Booking).Where(stay => stay.CareType == CareType.ShortStay)];
        List<LocalDate> nights = NightsOf(booking);

        // One stay is whatever hangs together by a common day.
        var days = new HashSet<LocalDate>(DaysOf(booking));
        var together = new HashSet<LocalDate>(nights);
        for (int round = 0; round <= taken.Count; round++)
        {
            foreach (Booking stay in taken.Where(stay => DaysOf(stay).Any(days.Contains)))
            {
                days.UnionWith(DaysOf(stay));
                together.UnionWith(NightsOf(stay));
            }
        }

        if (nights.Count < 1 || together.Count > 6)
            notMet.Add("TC-10");
        if (taken.Any(stay => NightsOf(stay).Intersect(nights).Any()))
            review.Add("TC-10");

        int before = uses.Where(use => IsTaken(use) && !use.GrantedElsewhere && use.Booking.CareType == CareType.ShortStay)
            .Sum(use => NightsOf(use.Booking).Count);
        if (nights.Count > Math.Max(0, 7 - before))
            notMet.Add("TC-11");
    }

    private static void TestVisit(CareCase careCase, Booking booking, IReadOnlyList<CareUse> uses, SortedSet<string> notMet)
    {
        LocalTime start = booking.StartsAt!.Value;
        LocalTime end = booking.EndsAt!.Value;
        if (start < new LocalTime(9, 0) || end > new LocalTime(17, 0) || (end.Hour >= 4 && end.PlusHours(-4) > start))
            notMet.Add("TC-13");

        int before = uses.Count(use => IsTaken(use) && !use.GrantedElsewhere && use.Booking.CareType != CareType.ShortStay);
        if (before + 1 > 7 * (careCase.Infants.Value == 0 ? 1 : careCase.Infants.Value))
            notMet.Add("TC-12");
    }

    private static bool IsTaken(CareUse use) => use.State == UseState.Used || use.State == UseState.Booked;

    private static List<LocalDate> DaysOf(Booking booking) => Walk(booking.FirstDay, booking.LastDay);

    private static List<LocalDate> NightsOf(Booking booking) => Walk(booking.FirstDay, booking.LastDay.PlusDays(-1));

    private static List<LocalDate> Walk(LocalDate first, LocalDate last)
    {
        var days = new List<LocalDate>();
        for (LocalDate day = first; day <= last; day = day.PlusDays(1))
            days.Add(day);
        return days;
    }
}
