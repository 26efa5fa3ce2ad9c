using TottoriCare.Grpc.Log;
using TottoriCare.Grpc.Storage;

namespace TottoriCare.Grpc.Audit.Reperforming;

/// <summary>案件の検査: whether the cases that the ledger keeps beside the log are what the log amounts to.</summary>
internal sealed class ProjectionCheck : IDisposable
{
    private readonly MunicipalityCode _municipality;
    private readonly LogReader _log;
    private readonly System.Data.Common.DbConnection _connection;
    private readonly Statement _case, _count;
    private readonly List<InputError> _errors = [];
    private long _cases;

    private ProjectionCheck(IStorageEngine engine, MunicipalityCode municipality)
    {
        _municipality = municipality;
        _log = new LogReader(engine, municipality);
        _connection = engine.OpenReader();
        _case = new Statement(_connection, "SELECT subject_id, revision, content FROM care_case WHERE tenant_id = @p0 AND case_id = @p1");
        _count = new Statement(_connection, "SELECT COUNT(*) FROM care_case WHERE tenant_id = @p0");
    }

    /// <summary>Every difference between the log of a municipality and what is kept beside it, with its place.</summary>
    /// <remarks>While nobody writes; a case that goes on meanwhile is passed over.</remarks>
    /// <exception cref="StorageFault">The ledger can't be read.</exception>
    public static IReadOnlyList<InputError> Run(IStorageEngine engine, MunicipalityCode municipality)
    {
        using var check = new ProjectionCheck(engine, municipality);
        return check.Run();
    }

    private List<InputError> Run()
    {
        long size = _log.Head().Size;
        foreach (V1.ReperformResponse report in new Reperformance(_log, _municipality, size) { OnCase = Compare }.Run())
        {
            if (report.Difference is { } difference)
            {
                _errors.Add(new InputError($"entry {difference.Index}", difference.Kind, new LocalizedText(
                    "記録した命令を判定し直すと、記録と異なります。", "The recorded command, decided again, is not what was recorded.")));
            }
        }

        long kept = _count.First(row => row.GetInt64(0), _municipality.Value);
        if (kept != _cases && _log.Head().Size == size)
        {
            _errors.Add(new InputError("", "CASES_DIFFER", new LocalizedText(
                $"案件の表は{kept}件、記録は{_cases}件の案件を示しています。控えから戻してください。",
                $"{kept} cases are kept, and the log tells of {_cases}: restore from a backup.")));
        }

        return _errors;
    }

    private void Compare(Guid caseId, CaseFold fold)
    {
        _cases++;
        (string Subject, long Revision, V1.LedgerCase Content) kept = _case.First(
            row => (row.GetString(0), row.GetInt64(1), V1.LedgerCase.Parser.ParseFrom((byte[])row[2])),
            _municipality.Value, LedgerTables.Id(caseId));
        bool isSame = kept.Content is not null && kept.Revision == kept.Content.Revision && kept.Subject == kept.Content.SubjectId
            && (fold.LacksValues ? IsErased(kept.Content) : kept.Content.Equals(fold.Folded));
        bool hasGoneOn = kept.Content is not null && fold.Folded is { } folded && kept.Revision > folded.Revision;
        if (!isSame && !hasGoneOn)
        {
            _errors.Add(new InputError($"case {caseId}", "CASE_DIFFERS", new LocalizedText(
                "保存した案件が、記録の示すものと異なります。控えから戻してください。",
                "The case as it is kept is not what the log amounts to: restore from a backup.")));
        }
    }

    private static bool IsErased(V1.LedgerCase kept)
    {
        V1.LedgerCase emptied = kept.Clone();
        IdentifyingFields.Clear(emptied);
        return kept.Erased && emptied.Equals(kept);
    }

    public void Dispose()
    {
        foreach (Statement statement in new[] { _case, _count })
            statement.Dispose();
        _connection.Dispose();
        _log.Dispose();
    }
}
