using System.Data.Common;
using TottoriCare.Grpc.Storage;
using TottoriCare.Grpc.Transport;

namespace TottoriCare.Grpc.Ledger;

/// <summary>保存への呼出し: reads and writes of the ledger whose failures are told to callers, each in one way.</summary>
internal static class StorageCalls
{
    /// <summary>Queues work of a municipality and waits until it is durable.</summary>
    /// <exception cref="RpcFault">Nothing was written.</exception>
    public static async Task<T> WriteAsync<T>(this GroupCommit writer, MunicipalityCode municipality, Func<LedgerTables, T> work)
    {
        try
        {
            return await writer.RunAsync(municipality, work);
        }
        catch (StorageFault fault)
        {
            throw LedgerFaults.Unavailable(fault);
        }
        catch (QueueFullException)
        {
            throw LedgerFaults.QueueFull();
        }
        catch (DbException)
        {
            // A key or a CHECK of the tables has kept out what the decision let through.
            throw LedgerFaults.KeptOut();
        }
    }

    /// <summary>Reads the ledger, or says that it can't be read now.</summary>
    /// <exception cref="RpcFault">UNAVAILABLE: it can't be read now.</exception>
    public static T Answer<T>(this IStorageEngine engine, Func<IStorageEngine, T> read)
    {
        try
        {
            return read(engine);
        }
        catch (StorageFault fault)
        {
            throw LedgerFaults.Unavailable(fault);
        }
    }
}
