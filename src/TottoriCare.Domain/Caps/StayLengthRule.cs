using TottoriCare.Care;
using TottoriCare.Decisions;

namespace TottoriCare.Caps;

/// <summary>連続する宿泊: whether a stay, joined with those that touch it, is short enough.</summary>
/// <remarks>Pure. TC-10; readings N1, N3, N4, N7, N11. The facility of a stay does not matter.</remarks>
internal static class StayLengthRule
{
    public static void Test<TSink>(Booking stay, UsageHistory history, StayLengthTerms terms, ref TSink sink)
        where TSink : struct, IFindingSink
    {
        if (stay.Nights < terms.Shortest)
        {
            sink.Report(terms.Rule, FindingStatus.NotMet, FindingReason.StayTooShort)?.With(
                Figure.Of("nights", stay.Nights), Figure.Of("shortest", terms.Shortest));
        }

        Nights together = ContinuousNights(stay, history, terms);
        FindingStatus status = together <= terms.Longest ? FindingStatus.Met : FindingStatus.NotMet;
        FindingReason reason = (status, together == stay.Nights) switch
        {
            (FindingStatus.Met, _) => FindingReason.StayWithinLongest,
            (_, true) => FindingReason.StayTooLong,
            _ => FindingReason.MergedStayTooLong,
        };
        sink.Report(terms.Rule, status, reason)?.With(
            Figure.Of("nights", stay.Nights), Figure.Of("continuous_nights", together), Figure.Of("longest", terms.Longest));

        if (SharesANight(stay, history) && !ReferenceEquals(terms.SharedNight, SharedNight.EachCounts))
        {
            bool refused = ReferenceEquals(terms.SharedNight, SharedNight.Refused);
            sink.Report(terms.Rule, refused ? FindingStatus.NotMet : FindingStatus.NeedsReview, FindingReason.NightShared)?.With(
                Figure.Of("first_day", stay.FirstDay), Figure.Of("last_day", stay.LastDay));
        }
    }

    /// <summary>The nights of the continuous stay that a stay belongs to, gaps left out.</summary>
    internal static Nights ContinuousNights(Booking stay, UsageHistory history, StayLengthTerms terms)
    {
        if (terms.ContinuityGapDays is not { } gap)
            return stay.Nights;

        DaySpan joined = stay.Days;
        bool grown = true;
        while (grown)
        {
            grown = false;
            foreach (DaySpan other in history.StayDays)
            {
                if (!other.Touches(joined, gap))
                    continue;

                DaySpan longer = joined.JoinedWith(other);
                grown |= longer != joined;
                joined = longer;
            }
        }

        return new Nights(gap == 0 ? joined.Nights : NightsSlept(joined, stay.Days, history));
    }

    // With a gap of a day or more the span holds nights at home: only those that some stay covers count.
    private static int NightsSlept(DaySpan joined, DaySpan stay, UsageHistory history)
    {
        int slept = 0;
        for (int night = joined.First; night < joined.Last; night++)
        {
            bool covered = stay.CoversNight(night);
            foreach (DaySpan other in history.StayDays)
                covered |= other.CoversNight(night);
            if (covered)
                slept++;
        }

        return slept;
    }

    private static bool SharesANight(Booking stay, UsageHistory history)
    {
        foreach (DaySpan other in history.StayDays)
        {
            if (other.SharesNightWith(stay.Days))
                return true;
        }

        return false;
    }
}
