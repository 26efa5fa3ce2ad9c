using TottoriCare.Fuzz.Mutations;
using TottoriCare.Fuzz.Targets;

namespace TottoriCare.Fuzz.Running;

/// <summary>要求の抽選: which request bears which number in a run; each can be made again without the others.</summary>
internal sealed class RequestLot(int seed, IReadOnlyList<Target> targets)
{
    /// <summary>How many requests share a connection.</summary>
    public const int BatchSize = 24;

    private const int Http1Share = 3;

    // Lots of a batch must not be those of a request.
    private const int BatchSeed = 0x5A5A_5A5A;

    public static int BatchOf(int number) => number / BatchSize;

    public bool IsHttp1(int batch) => Draw.Of(seed ^ BatchSeed, batch).OneIn(Http1Share);

    /// <summary>The lots of a batch itself.</summary>
    public Draw Of(int batch) => Draw.Of(~seed ^ BatchSeed, batch);

    public Request Make(int number)
    {
        Draw draw = Draw.Of(seed, number);
        Target target = draw.Of(targets);
        bool isHttp1 = IsHttp1(BatchOf(number));
        bool isLast = number % BatchSize == BatchSize - 1;
        IReadOnlyList<Wire> wires = Wires.Of(target, isHttp1);
        Wire wire = draw.Of(wires);
        // What breaks a connection is worth a call that is more than headers.
        var request = new Request(number, target, isLast && wire == Wire.ConnectGet ? wires[0] : wire, isHttp1);
        MutationChoice.Break(request, draw, isLast);
        return request;
    }

    /// <summary>Every target on every wire, as sound requests; their numbers are negative.</summary>
    public static IEnumerable<Request> Sound(IReadOnlyList<Target> targets, bool isHttp1)
    {
        int number = 0;
        foreach (Target target in targets)
        {
            foreach (Wire wire in Wires.Of(target, isHttp1).Distinct())
                yield return new Request(--number, target, wire, isHttp1);
        }
    }
}
