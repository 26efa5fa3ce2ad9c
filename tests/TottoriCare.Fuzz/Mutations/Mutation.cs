namespace TottoriCare.Fuzz.Mutations;

/// <summary>変異の段階: what of a request is changed; a lower level is changed before a higher one.</summary>
internal enum Level
{
    Message,
    Body,
    Header,
    Steps,
}

/// <summary>変異: one way in which a request is wrong, or merely strange.</summary>
/// <param name="Level">What it changes.</param>
/// <param name="Name">What the tally and a failure call it.</param>
/// <param name="Fits">Which requests it can be done to.</param>
/// <param name="Do">Does it.</param>
internal sealed record Mutation(Level Level, string Name, Func<Request, bool> Fits, Action<Request, Draw> Do)
{
    /// <summary>How much it costs: it is drawn so many times less often than the others.</summary>
    public int Cost { get; init; } = 1;

    /// <summary>Whether nothing else can be sent on the connection after it.</summary>
    public bool EndsConnection { get; init; }

    /// <summary>What the request has to end by.</summary>
    public Ending Ending { get; init; }

    public void ApplyTo(Request request, Draw draw)
    {
        request.Kinds.Add(Name);
        request.EndsConnection |= EndsConnection;
        request.Loosen(Ending);
        Do(request, draw);
    }
}
