using NodaTime;
using NodaTime.Text;
using TottoriCare.Caps;
using TottoriCare.Care;
using TottoriCare.Grpc.Rulebooks;
using TottoriCare.Grpc.Storage;

namespace TottoriCare.Grpc.Ledger;

/// <summary>利用上限の増減: what a command takes from every pool of a case, or gives back.</summary>
/// <remarks>Counted apart from the decision that allowed it, so that the counters hold where the decision was made on a stale case.</remarks>
internal static class PoolChanges
{
    /// <summary>The pools whose count differs between two states of a case.</summary>
    public static IEnumerable<PoolChange> Between(CaseRecord before, CaseRecord after, ServedOrdinance served, bool recordsFact)
    {
        UsageHistory historyBefore = before.History(served), historyAfter = after.History(served);
        foreach (LocalDate day in DaysOf(after))
        {
            CareCase facts = after.FactsOn(LocalDatePattern.Iso.Format(day), served);
            IReadOnlyList<PoolQuota> taken = served.Ordinance.GetQuota(facts, historyBefore, day).Pools;
            IReadOnlyList<PoolQuota> takes = served.Ordinance.GetQuota(facts, historyAfter, day).Pools;
            foreach ((PoolQuota then, PoolQuota now) in taken.Zip(takes))
            {
                int old = then.Used + then.Booked, next = now.Used + now.Booked;
                string period = now.Pool.Per == CapPeriod.FiscalYear ? $"{FiscalYear.Of(day).Year}" : "";
                if (old != next)
                    yield return new PoolChange(now.Pool.Name, period, served.Rulebook.Digest, old, next, recordsFact ? Math.Max(now.Cap, next) : now.Cap);
            }
        }
    }

    // A day of each fiscal year in which the case has a use; a pool over a whole birth counts the same on any of them.
    private static IEnumerable<LocalDate> DaysOf(CaseRecord record) => record.Kept.Bookings
        .Select(booking => LocalDatePattern.Iso.Parse(booking.Use.Booking.FirstDay).Value)
        .DistinctBy(day => FiscalYear.Of(day).Year);
}
