using System.Data.Common;
using System.Threading.Channels;

namespace TottoriCare.Grpc.Storage;

/// <summary>一括確定: carries out the commands of all callers one after the other, many to a commit, and answers when it is durable.</summary>
/// <remarks>
/// A commit waits for the disk, and that wait is shared by all commands that came in during the one before. Each command has a
/// savepoint of its own: what fails undoes itself and nothing else. A command that is queued is carried out though its caller
/// has gone.
/// </remarks>
internal sealed class GroupCommit : IAsyncDisposable
{
    /// <summary>How many commands may wait.</summary>
    public const int MostQueued = 4096;

    private const int MostInOneCommit = 64;
    private const int MostAttempts = 5;

    private readonly IStorageEngine _engine;
    private readonly Channel<QueuedWork> _queue;
    private readonly Task _running;
    private LedgerTables? _tables;

    /// <summary>Begins to carry out what is queued, on a thread of its own.</summary>
    /// <param name="engine">What holds the ledger.</param>
    /// <param name="mostQueued">How many commands may wait; the next one is turned away.</param>
    public GroupCommit(IStorageEngine engine, int mostQueued = MostQueued)
    {
        _engine = engine;
        _queue = Channel.CreateBounded<QueuedWork>(
            new BoundedChannelOptions(mostQueued) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });
        _running = Task.Factory.StartNew(Run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Queues work of a municipality.</summary>
    /// <param name="tenant">The municipality.</param>
    /// <param name="work">Reads and writes the ledger; run again from the beginning where another host was in the way.</param>
    /// <exception cref="StorageFault">What was written could not be made durable, as far as is known; asked again with its id, it is done once.</exception>
    /// <exception cref="QueueFullException">More is waiting than can be carried out in time; nothing was queued.</exception>
    public Task<T> RunAsync<T>(MunicipalityCode tenant, Func<LedgerTables, T> work)
    {
        var queued = new QueuedWork<T>(tenant, work);
        return _queue.Writer.TryWrite(queued) ? queued.Result : Task.FromException<T>(new QueueFullException());
    }

    /// <summary>Carries out what is queued, and ends.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _running;
        _tables?.Dispose();
    }

    private void Run()
    {
        var batch = new List<QueuedWork>(MostInOneCommit);
        while (_queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (batch.Count < MostInOneCommit && _queue.Reader.TryRead(out QueuedWork? work))
                batch.Add(work);
            if (!TryOpen(out StorageFault? fault))
                Fail(batch, fault!);
            else if (_engine.HasOneWriter)
                Carry(batch);
            else
                foreach (IGrouping<MunicipalityCode, QueuedWork> one in batch.GroupBy(work => work.Tenant))
                    Carry([.. one]);
            batch.Clear();
        }
    }

    private void Carry(IReadOnlyList<QueuedWork> batch)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                LedgerTables tables = _tables ??= Open();
                tables.Begin();
                foreach (QueuedWork work in batch)
                    work.RunIn(tables, _engine);
                tables.Commit();
                break;
            }
            catch (DbException failure) when (_engine.IsConflict(failure) && attempt < MostAttempts)
            {
                RollBack();

                // Two that were in each other's way must not come back at the same moment.
                Thread.Sleep(Random.Shared.Next(1 << attempt));
            }
            catch (Exception failure)
            {
                // Whether the commit reached the disk is not known: a fresh connection reads what did.
                Close();
                Fail(batch, FaultOf(failure));
                return;
            }
        }

        foreach (QueuedWork work in batch)
            work.Answer();
    }

    private bool TryOpen(out StorageFault? fault)
    {
        fault = null;
        try
        {
            _tables ??= Open();
        }
        catch (Exception failure)
        {
            fault = FaultOf(failure);
        }

        return fault is null;
    }

    // Looked through each time: after a failure as well as at the start, nothing is built on a ledger that is not whole.
    private LedgerTables Open()
    {
        DbConnection connection = _engine.OpenWriter();
        try
        {
            _engine.Verify(connection);
            LogHeads.Verify(connection);
            return new LedgerTables(_engine, connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private void RollBack()
    {
        try
        {
            _tables?.RollBack();
        }
        catch (Exception failure) when (failure is DbException or InvalidOperationException)
        {
            Close();
        }
    }

    private void Close()
    {
        try
        {
            _tables?.Dispose();
        }
        catch (DbException)
        {
            // It is given up either way.
        }

        _tables = null;
    }

    private StorageFault FaultOf(Exception failure) => failure switch
    {
        StorageFault fault => fault,
        DbException known => new StorageFault(_engine.Explain(known), known),
        _ => new StorageFault(new LocalizedText(
            "台帳に書き込めませんでした。同じ要求の番号で、しばらくしてから再度お試しください。",
            "The ledger could not be written; ask again later with the same request id."), failure),
    };

    private static void Fail(IReadOnlyList<QueuedWork> batch, StorageFault fault)
    {
        foreach (QueuedWork work in batch)
            work.Fail(fault);
    }
}
