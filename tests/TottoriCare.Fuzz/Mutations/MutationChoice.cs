using System.Collections.Concurrent;

namespace TottoriCare.Fuzz.Mutations;

/// <summary>変異の選択: which mutations a request suffers, drawn by lot.</summary>
internal static class MutationChoice
{
    private const int ControlEvery = 10;
    private const int SecondEvery = 6;

    public static IReadOnlyList<Mutation> All { get; } =
    [
        .. ProtobufMutations.All, .. JsonMutations.All, .. EnvelopeMutations.All, .. WebTextMutations.All, .. QueryMutations.All, .. HeaderMutations.All,
        .. Http2StreamMutations.All, .. Http2ConnectionMutations.All, .. Http1Mutations.All,
    ];

    private static readonly ConcurrentDictionary<(Wire, bool, bool), Mutation[]> s_first = [];

    /// <summary>Breaks a request, or leaves it as a control.</summary>
    /// <param name="request">A sound request.</param>
    /// <param name="draw">The lots.</param>
    /// <param name="isLast">Whether it is the one of its connection after which nothing else is sent.</param>
    public static void Break(Request request, Draw draw, bool isLast)
    {
        if (!isLast && draw.OneIn(ControlEvery))
            return;

        // On HTTP/1.1 a connection that ends is merely opened again.
        Mutation first = Choose(FirstFor(request, isLast), draw);
        // What writes the steps itself reads the message and the headers that another one has changed.
        if (first.Level > Level.Message && draw.OneIn(SecondEvery))
            Choose([.. All.Where(mutation => !mutation.EndsConnection && mutation.Level < first.Level && mutation.Fits(request))], draw).ApplyTo(request, draw);
        first.ApplyTo(request, draw);
    }

    // Whether one fits hangs on nothing else.
    private static Mutation[] FirstFor(Request request, bool isLast) => s_first.GetOrAdd((request.Wire, request.IsHttp1, isLast), _ =>
        [.. All.Where(mutation => mutation.Fits(request) && (request.IsHttp1 || mutation.EndsConnection == isLast))]);

    private static Mutation Choose(Mutation[] fitting, Draw draw)
    {
        while (true)
        {
            Mutation chosen = draw.Of(fitting);
            if (draw.OneIn(chosen.Cost))
                return chosen;
        }
    }
}
