namespace TottoriCare.Benchmarks.Decisions.Handwritten;

/// <summary>鳥取市's rules on a booking as plain ifs, each figure where it is needed. It shares no code with the library.</summary>
internal static class HandwrittenBooking
{
    public static BookingAnswer Decide(Mother mother, Use asked, Use[] past)
    {
        bool refused = mother.Need == Need.NotNeeded || mother.IsHomecoming;
        bool review = mother.Need == Need.NotAssessed;

        DateOnly opens = mother.Discharge is { } discharge && discharge > mother.Delivery ? discharge : mother.Delivery;
        if (asked.First < opens || asked.Last > LastDayOfFirstYear(mother.Delivery))
            refused = true;

        if (!mother.ResidenceIsKnown)
            review = true;
        else if (!IsResident(mother, asked))
            refused = true;

        bool covered;
        if (asked.Care == Care.ShortStay)
        {
            int nights = asked.Last.DayNumber - asked.First.DayNumber;
            if (nights < 1 || ContinuousNights(asked, past) > 6)
                refused = true;
            if (SharesANight(asked, past))
                review = true;
            covered = nights <= Math.Max(0, 7 - NightsTaken(past));
        }
        else
        {
            if (asked.Start < new TimeOnly(9, 0) || asked.End > new TimeOnly(17, 0) || asked.End - asked.Start > TimeSpan.FromHours(4))
                refused = true;
            covered = VisitsTaken(past) + 1 <= 7 * Math.Max(1, mother.Infants);
        }

        if (!covered)
            refused = true;
        return new BookingAnswer(refused ? Verdict.Refused : review ? Verdict.NeedsReview : Verdict.Allowed, covered ? 0 : null);
    }

    // The day before the corresponding day; born on 29 February, the last day of the next February.
    private static DateOnly LastDayOfFirstYear(DateOnly delivery)
    {
        DateOnly yearLater = delivery.AddYears(1);
        return yearLater.Day == delivery.Day ? yearLater.AddDays(-1) : yearLater;
    }

    private static bool IsResident(Mother mother, Use asked) =>
        mother.IsResident
        && (mother.ResidentFrom is not { } from || asked.First >= from)
        && (mother.ResidentUntil is not { } until || asked.Last <= until);

    private static int ContinuousNights(Use asked, Use[] past)
    {
        DateOnly first = asked.First;
        DateOnly last = asked.Last;
        bool grown = true;
        while (grown)
        {
            grown = false;
            foreach (Use use in past)
            {
                if (!IsTakenStay(use) || use.First > last || use.Last < first)
                    continue;
                if (use.First < first)
                {
                    first = use.First;
                    grown = true;
                }

                if (use.Last > last)
                {
                    last = use.Last;
                    grown = true;
                }
            }
        }

        return last.DayNumber - first.DayNumber;
    }

    private static bool SharesANight(Use asked, Use[] past)
    {
        foreach (Use use in past)
        {
            if (IsTakenStay(use) && use.First < use.Last && asked.First < asked.Last && use.First < asked.Last && asked.First < use.Last)
                return true;
        }

        return false;
    }

    private static int NightsTaken(Use[] past)
    {
        int nights = 0;
        foreach (Use use in past)
        {
            if (IsTakenStay(use) && !use.GrantedElsewhere)
                nights += use.Last.DayNumber - use.First.DayNumber;
        }

        return nights;
    }

    private static int VisitsTaken(Use[] past)
    {
        int visits = 0;
        foreach (Use use in past)
        {
            if (use.Care != Care.ShortStay && use.State is (State.Used or State.Booked) && !use.GrantedElsewhere)
                visits++;
        }

        return visits;
    }

    private static bool IsTakenStay(Use use) => use.Care == Care.ShortStay && use.State is (State.Used or State.Booked);
}
