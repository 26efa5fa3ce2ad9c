using System.Data.Common;

namespace TottoriCare.Grpc.Storage;

/// <summary>待っている仕事: work in the queue of the writer, and who waits for it.</summary>
internal abstract class QueuedWork(MunicipalityCode tenant)
{
    /// <summary>The municipality.</summary>
    public MunicipalityCode Tenant { get; } = tenant;

    /// <summary>Carries the work out within the running transaction; what fails undoes itself and is told when the rest is durable.</summary>
    /// <exception cref="DbException">The whole transaction is in question.</exception>
    public abstract void RunIn(LedgerTables tables, IStorageEngine engine);

    /// <summary>Tells what came of it. Not before it is durable.</summary>
    public abstract void Answer();

    /// <summary>Tells that nothing came of it.</summary>
    public abstract void Fail(Exception fault);
}

/// <inheritdoc cref="QueuedWork"/>
internal sealed class QueuedWork<T>(MunicipalityCode tenant, Func<LedgerTables, T> work) : QueuedWork(tenant)
{
    // Whoever waits goes on elsewhere: the writer has the next commit to make.
    private readonly TaskCompletionSource<T> _waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;
    private Exception? _fault;

    /// <summary>What comes of it.</summary>
    public Task<T> Result => _waiting.Task;

    /// <inheritdoc/>
    public override void RunIn(LedgerTables tables, IStorageEngine engine)
    {
        _fault = null;
        tables.SetSavepoint();
        try
        {
            _result = work(tables);
            tables.ReleaseSavepoint();
        }
        catch (Exception fault) when (fault is not DbException || engine.IsConstraint((DbException)fault))
        {
            tables.RollBackToSavepoint();
            _fault = fault;
        }
    }

    /// <inheritdoc/>
    public override void Answer()
    {
        if (_fault is null)
            _waiting.TrySetResult(_result!);
        else
            _waiting.TrySetException(_fault);
    }

    /// <inheritdoc/>
    public override void Fail(Exception fault) => _waiting.TrySetException(fault);
}
