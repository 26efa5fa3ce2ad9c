using System.Data.Common;
using TottoriCare.Calendars;
using TottoriCare.Grpc.Rulebooks;
using TottoriCare.Grpc.Storage;
using TottoriCare.Rulebooks;

namespace TottoriCare.Grpc.Ledger;

/// <summary>計数の検査: whether every counter of a cap holds what the uses of its case amount to, by the rulebook that it was counted by.</summary>
internal static class CountCheck
{
    public static IEnumerable<InputError> Check(DbConnection connection, Progress progress)
    {
        var ordinances = new Dictionary<string, ServedOrdinance?>();
        List<Count> counts = connection.Query(
            "SELECT tenant_id, case_id, pool, period, basis, taken FROM pool_count ORDER BY tenant_id, case_id, pool, period",
            row => new Count(row.GetString(0), new Guid((byte[])row[1], bigEndian: true), row.GetString(2), row.GetString(3), row.GetString(4), row.GetInt64(5)));
        long done = 0;
        foreach (IGrouping<(string Tenant, Guid CaseId), Count> ofCase in counts.GroupBy(count => (count.Tenant, count.CaseId)))
        {
            progress.Tell("pool_count", done += ofCase.Count(), counts.Count);
            V1.LedgerCase? kept = connection.Query(
                "SELECT content FROM care_case WHERE tenant_id = @p0 AND case_id = @p1", row => V1.LedgerCase.Parser.ParseFrom((byte[])row[0]),
                ofCase.Key.Tenant, ofCase.Key.CaseId.ToByteArray(bigEndian: true)).FirstOrDefault();
            foreach (IGrouping<string, Count> ofBasis in ofCase.GroupBy(count => count.Basis))
            {
                if (!ordinances.TryGetValue(ofBasis.Key, out ServedOrdinance? served))
                    ordinances.Add(ofBasis.Key, served = Read(connection, ofBasis.Key));
                if (served is null || kept is null || !Agree(kept, served, ofBasis))
                    yield return Fault(ofCase.Key.Tenant, served is null);
            }
        }
    }

    private static bool Agree(V1.LedgerCase kept, ServedOrdinance served, IEnumerable<Count> counts)
    {
        V1.LedgerCase unused = kept.Clone();
        unused.Bookings.Clear();
        Dictionary<(string, string), long> taken = [];
        foreach (PoolChange change in PoolChanges.Between(new CaseRecord(unused), new CaseRecord(kept), served, recordsFact: true))
            taken[(change.Pool, change.Period)] = change.After;
        return counts.All(count => count.Taken == taken.GetValueOrDefault((count.Pool, count.Period)));
    }

    // The holidays move deadlines and no cap, so those of the law do.
    private static ServedOrdinance? Read(DbConnection connection, string digest)
    {
        byte[]? json = connection.Query("SELECT content FROM rule_source WHERE digest = @p0", row => (byte[])row[0], digest).FirstOrDefault();
        return json is not null && Rulebook.TryParse(json, out Rulebook? rulebook, out _) && rulebook.Digest == digest
            ? ServedOrdinance.Of(rulebook, HolidayCalendar.FromLaw(), fileName: null, other: null) : null;
    }

    private static InputError Fault(string tenant, bool isWithoutRulebook) => isWithoutRulebook
        ? new(tenant, "RULEBOOK_LOST", new LocalizedText(
            "計数の根拠とした規則集が台帳に残っていないか、その控えが変わっています。バックアップから戻してください（restore）。",
            "The rulebook that a counter was counted by is not kept, or no longer the same: bring a backup back with restore."))
        : new(tenant, "COUNT_UNFIT", new LocalizedText(
            "利用上限の計数が、案件の利用と合いません。バックアップから戻してください（restore）。",
            "A counter of a cap does not hold what the uses of its case amount to: bring a backup back with restore."));

    private sealed record Count(string Tenant, Guid CaseId, string Pool, string Period, string Basis, long Taken);
}
