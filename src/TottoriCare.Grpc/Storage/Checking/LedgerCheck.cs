using System.Data.Common;
using Google.Protobuf;
using TottoriCare.Grpc.Audit.Reperforming;
using TottoriCare.Grpc.Ledger;
using TottoriCare.Grpc.Transport;

namespace TottoriCare.Grpc.Storage;

/// <summary>台帳の検査: reads a whole ledger and names everything in it that does not fit.</summary>
/// <remarks>What it finds names places alone: a municipality, an index, a table; never a value.</remarks>
internal static class LedgerCheck
{
    /// <summary>Checks the ledger of an engine as it is at one moment; hosts may go on.</summary>
    /// <exception cref="StorageFault">There is no ledger in the form of this version, or it can't be read.</exception>
    public static IReadOnlyList<InputError> Run(IStorageEngine engine, Progress progress)
    {
        using DbConnection connection = engine.OpenReader();
        try
        {
            connection.Execute(engine.BeginSnapshot);
            LedgerForm.Require(engine, connection);
        }
        catch (DbException failure)
        {
            return [Unreadable("", engine, failure)];
        }

        IReadOnlyList<InputError> faults = RunWithin(engine, connection, progress);
        return faults.Count > 0 ? faults : Reperform(engine, connection, progress);
    }

    /// <summary>Checks what a transaction sees.</summary>
    public static IReadOnlyList<InputError> RunWithin(IStorageEngine engine, DbConnection connection, Progress progress)
    {
        List<InputError> faults = [];
        if (engine.HasOneWriter)
            Take("file", () => SqliteIntegrity.Check(connection));
        Take("keys", () => KeyCheck.Check(engine, connection));
        Take("tree_node", () => TreeCheck.Check(connection, progress));
        Take("entry", () => EntryCheck.Check(connection, progress));
        Take("care_case", () => CaseCheck.Check(connection));
        Take("pool_count", () => CountCheck.Check(connection, progress));
        return faults;

        // A part that can't be read keeps none of the others from being checked, unless the server gives the transaction up.
        void Take(string part, Func<IEnumerable<InputError>> check)
        {
            try
            {
                faults.AddRange(check());
            }
            catch (DbException failure)
            {
                faults.Add(Unreadable(part, engine, failure));
            }
            catch (Exception failure) when (failure is ArgumentException or FormatException or InvalidCastException or InvalidProtocolBufferException or RpcFault)
            {
                faults.Add(new InputError(part, "CONTENT_UNREADABLE", new LocalizedText(
                    $"{part} に、読めない内容の行があります。バックアップから戻してください（restore）。",
                    $"A row of {part} has content that can't be read: bring a backup back with restore.")));
            }
        }
    }

    // Decides every recorded command again, which takes a ledger that can be read.
    private static List<InputError> Reperform(IStorageEngine engine, DbConnection connection, Progress progress)
    {
        var faults = new List<InputError>();
        IReadOnlyList<LogRoot> logs = LogRoots.Read(connection);
        foreach (LogRoot log in logs)
        {
            progress.Tell($"{log.Tenant} decisions", 0, log.Size);
            faults.AddRange(ProjectionCheck.Run(engine, MunicipalityCode.Parse(log.Tenant)).Select(fault => fault with { Path = $"{log.Tenant} {fault.Path}" }));
        }

        return faults;
    }

    private static InputError Unreadable(string part, IStorageEngine engine, DbException failure) => new(part, "UNREADABLE", engine.Explain(failure));
}
