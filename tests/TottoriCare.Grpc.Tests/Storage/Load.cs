using System.Collections.Concurrent;
using TottoriCare.Grpc.Storage;
using TottoriCare.Grpc.Tests.Ledger;
using TottoriCare.Grpc.Transport;

namespace TottoriCare.Grpc.Tests.Storage;

/// <summary>Commands that are sent until they are acknowledged, each again with its id as its answer asks, and what was acknowledged.</summary>
internal sealed class Load(LedgerInFolder ledger)
{
    private readonly ConcurrentQueue<V1.SubmitApplicationRequest> _waiting = new();
    private readonly ConcurrentDictionary<string, long> _acknowledged = new();

    /// <summary>How many were acknowledged.</summary>
    public int Acknowledged => _acknowledged.Count;

    /// <summary>How many were answered by a fault.</summary>
    public int Faulted { get; private set; }

    /// <summary>Sends until one is answered by a fault; that one waits to be sent again.</summary>
    public async Task<RpcFault> UntilFaultAsync()
    {
        while (true)
        {
            if (await SendAsync() is { } fault)
                return fault;
        }
    }

    /// <summary>Sends until as many are acknowledged and none waits.</summary>
    public async Task FinishAsync(int count, CancellationToken stop = default)
    {
        while (Acknowledged < count || !_waiting.IsEmpty)
        {
            stop.ThrowIfCancellationRequested();
            if (await SendAsync() is { } fault)
            {
                Faults.ShouldAskToRetry(fault, fault.Code);
                await Task.Delay(20, stop);
            }
        }
    }

    /// <summary>Holds the ledger to what it has acknowledged.</summary>
    public void ShouldAllBeThereOnce()
    {
        using System.Data.Common.DbConnection reader = ledger.Engine.OpenReader();
        Dictionary<string, long> kept = reader.Query(
            "SELECT request_id, log_index FROM request", row => (Id: new Guid((byte[])row[0], bigEndian: true).ToString(), Index: row.GetInt64(1)))
            .ToDictionary(request => request.Id, request => request.Index);
        foreach ((string id, long index) in _acknowledged)
            kept[id].ShouldBe(index);
        kept.Count.ShouldBe(Acknowledged);
        LedgerCheck.Run(ledger.Engine, Progress.None).ShouldBeEmpty();
    }

    private async Task<RpcFault?> SendAsync()
    {
        if (!_waiting.TryDequeue(out V1.SubmitApplicationRequest? request))
            request = LedgerRequests.Application();
        try
        {
            _acknowledged[request.RequestId] = (await ledger.Handler.SubmitApplication(request, LedgerInFolder.Call)).Receipt.LogIndex;
            return null;
        }
        catch (RpcFault fault)
        {
            Faulted++;
            _waiting.Enqueue(request);
            return fault;
        }
    }
}
