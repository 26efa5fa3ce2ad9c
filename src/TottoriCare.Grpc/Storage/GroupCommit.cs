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
    private const int MostQueued = 4096;
    private const int MostInOneCommit = 64;
    private const int MostAttempts = 5;

    private readonly IStorageEngine _engine;
    private readonly Channel<QueuedWork> _queue = Channel.CreateBounded<QueuedWork>(
        new BoundedChannelOptions(MostQueued) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private readonly Task _running;
    private LedgerTables? _tables;

    /// <summary>Begins to carry out what is queued, on a thread of its own.</summary>
    public GroupCommit(IStorageEngine engine)
    {
        _engine = engine;
        _running = Task.Factory.StartNew(Run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Queues work of a municipality.</summary>
    /// <param name="tenant">The municipality.</param>
    /// <param name="work">Reads and writes the ledger; run again from the beginning where another host was in the way.</param>
    /// <exception cref="StorageFault">What was written could not be made durable; nothing of it is kept.</exception>
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
            if (_engine.HasOneWriter)
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
                _tables ??= new LedgerTables(_engine, _engine.OpenWriter());
                _tables.Begin();
                foreach (QueuedWork work in batch)
                    work.RunIn(_tables, _engine);
                _tables.Commit();
                break;
            }
            catch (DbException failure) when (_engine.IsConflict(failure) && attempt < MostAttempts)
            {
                Reopen();
                Thread.Sleep(Random.Shared.Next(1 << attempt));
            }
            catch (Exception failure) when (failure is DbException or StorageFault or InvalidOperationException)
            {
                // Whether the commit reached the disk is not known: a fresh connection reads what did.
                Reopen();
                var fault = failure as StorageFault ?? new StorageFault(new LocalizedText(
                    "台帳に書き込めませんでした。同じ要求の番号で、しばらくしてから再度お試しください。",
                    "The ledger could not be written; ask again later with the same request id."), failure);
                foreach (QueuedWork work in batch)
                    work.Fail(fault);
                return;
            }
        }

        foreach (QueuedWork work in batch)
            work.Answer();
    }

    private void Reopen()
    {
        _tables?.Dispose();
        _tables = null;
    }
}
