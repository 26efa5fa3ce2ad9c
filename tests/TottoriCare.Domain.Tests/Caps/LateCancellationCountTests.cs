using TottoriCare.Caps;
using TottoriCare.Care;
using static TottoriCare.Domain.Tests.Facts;
using static TottoriCare.Domain.Tests.Tottori;

namespace TottoriCare.Domain.Tests.Caps;

/// <summary>遅れた取りやめの数え方 (reading C13): how much a use that was given up too late takes from a pool.</summary>
public class LateCancellationCountTests
{
    [Theory]
    [InlineData("none", 0)]
    [InlineData("one", 1)]
    [InlineData("whole", 3)]
    public void A_stay_given_up_too_late_takes_nothing_one_night_or_all_of_its_nights(string counts, int taken) =>
        Taken("stays", counts, "birth", new CareUse(Stay("2026-06-01", 3), UseState.CancelledLate)).ShouldBe(taken);

    // Over a fiscal year each use is looked at for its day, over a birth the sums of all are taken.
    [Theory]
    [InlineData("none", 0)]
    [InlineData("one", 1)]
    [InlineData("whole", 3)]
    public void It_takes_the_same_over_a_fiscal_year(string counts, int taken) =>
        Taken("stays", counts, "fiscal_year", new CareUse(Stay("2026-06-01", 3), UseState.CancelledLate)).ShouldBe(taken);

    [Theory]
    [InlineData("birth")]
    [InlineData("fiscal_year")]
    public void Two_stays_that_count_as_one_night_each_take_two(string per) =>
        Taken("stays", "one", per,
            new CareUse(Stay("2026-06-01", 3), UseState.CancelledLate), new CareUse(Stay("2026-06-10", 2), UseState.NoShow)).ShouldBe(2);

    [Theory]
    [InlineData("none", 0)]
    [InlineData("one", 1)]
    [InlineData("whole", 1)]
    public void A_visit_given_up_too_late_takes_nothing_or_itself(string counts, int taken)
    {
        Taken("visits", counts, "birth", new CareUse(DayService("2026-06-01"), UseState.CancelledLate)).ShouldBe(taken);
        Taken("visits", counts, "fiscal_year", new CareUse(DayService("2026-06-01"), UseState.CancelledLate)).ShouldBe(taken);
    }

    [Theory]
    [InlineData("one")]
    [InlineData("whole")]
    public void What_was_given_up_in_time_takes_nothing(string counts)
    {
        Taken("stays", counts, "birth", new CareUse(Stay("2026-06-01", 3), UseState.CancelledInTime)).ShouldBe(0);
        Taken("stays", counts, "fiscal_year", new CareUse(Stay("2026-06-01", 3), UseState.CancelledInTime)).ShouldBe(0);
    }

    private static int Taken(string pool, string counts, string per, params CareUse[] uses)
    {
        PoolQuota quota = CityWith(($"pools.{pool}.late_cancellation_counts", $"\"{counts}\""), ($"pools.{pool}.per", $"\"{per}\""))
            .GetQuota(Mother, History(uses), Day("2026-07-01")).Pools.Single(one => one.Pool.Name == pool);
        quota.Booked.ShouldBe(0);
        return quota.Used;
    }
}
