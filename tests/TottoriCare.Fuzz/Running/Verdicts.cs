using System.Collections.Concurrent;

namespace TottoriCare.Fuzz.Running;

/// <summary>失敗: a request that was not answered as it must be.</summary>
/// <param name="Number">The number of the request in the run; negative for what belongs to no request.</param>
/// <param name="Kind">The mutations, by name.</param>
/// <param name="What">What is wrong with the answer.</param>
internal sealed record Failure(int Number, string Kind, string What);

/// <summary>判定の集計: judges every exchange, and counts.</summary>
internal sealed class Verdicts(Controls controls, TextWriter progress, int seed)
{
    private const int MostShown = 40;

    private readonly ConcurrentDictionary<string, int> _kinds = [];
    private readonly ConcurrentDictionary<string, int> _endings = [];
    private readonly ConcurrentQueue<Failure> _failures = [];
    private int _requests;

    public int Requests => _requests;

    /// <summary>The exchange that was judged last.</summary>
    public Exchange? Last { get; private set; }

    public IReadOnlyCollection<Failure> Failures => _failures;

    /// <summary>How many requests each mutation was at; the name of none is <c>control</c>.</summary>
    public IReadOnlyDictionary<string, int> Kinds => _kinds;

    /// <summary>How many requests ended in each way.</summary>
    public IReadOnlyDictionary<string, int> Endings => _endings;

    public void Take(Exchange exchange)
    {
        Request request = exchange.Request;
        Last = exchange;
        Interlocked.Increment(ref _requests);
        foreach (string kind in request.IsControl ? ["control"] : request.Kinds)
            _kinds.AddOrUpdate(kind, 1, (_, count) => count + 1);
        _endings.AddOrUpdate(ReplyCheck.EndingOf(exchange.Reply), 1, (_, count) => count + 1);

        string? fault = ReplyCheck.FaultOf(request, exchange.Reply) ?? (request.IsControl ? controls.FaultOf(request, exchange.Reply) : null);
        if (fault is not null)
            Fail(new Failure(request.Number, request.Kind, $"{request.Wire} {(request.IsHttp1 ? "HTTP/1.1" : "HTTP/2")} {request.Target.Path}: {fault}"));
    }

    /// <summary>Keeps a failure, and says at once how to repeat it.</summary>
    public void Fail(Failure failure)
    {
        _failures.Enqueue(failure);
        lock (_failures)
        {
            if (_failures.Count > MostShown)
                return;
            progress.WriteLine($"FAILED {failure.Kind}: {failure.What}");
            if (failure.Number >= 0)
                progress.WriteLine($"  again: --seed {seed} --only {failure.Number}");
        }
    }
}
