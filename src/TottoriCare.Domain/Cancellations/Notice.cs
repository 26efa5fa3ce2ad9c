using NodaTime;

namespace TottoriCare.Cancellations;

/// <summary>連絡: the notice by which a booking was given up or changed, as far as its instants are known (reading C9).</summary>
public sealed record Notice
{
    private Notice(Instant? sent, Instant? receivedByMunicipality, Instant? receivedByFacility)
    {
        Sent = sent;
        ReceivedByMunicipality = receivedByMunicipality;
        ReceivedByFacility = receivedByFacility;
        Earliest = Extreme(Instant.Min);
        Latest = Extreme(Instant.Max);
    }

    /// <summary>発した時.</summary>
    public Instant? Sent { get; }

    /// <summary>市町村が受けた時.</summary>
    public Instant? ReceivedByMunicipality { get; }

    /// <summary>施設が受けた時.</summary>
    public Instant? ReceivedByFacility { get; }

    /// <summary>A notice that the municipality received.</summary>
    public static Notice ReceivedAt(Instant instant) => new(null, instant, null);

    /// <summary>The latest of its instants.</summary>
    internal Instant Latest { get; }

    /// <summary>The earliest of its instants.</summary>
    internal Instant Earliest { get; }

    /// <summary>A notice that everybody had at one instant.</summary>
    internal static Notice ReceivedAndSentAt(Instant instant) => new(instant, instant, instant);

    /// <summary>A notice with the instants that are known, at least one.</summary>
    /// <exception cref="ArgumentException">No instant is known.</exception>
    public static Notice Of(Instant? sent, Instant? receivedByMunicipality, Instant? receivedByFacility) =>
        sent is null && receivedByMunicipality is null && receivedByFacility is null
            ? throw new ArgumentException("A notice has at least one instant.")
            : new Notice(sent, receivedByMunicipality, receivedByFacility);

    private Instant Extreme(Func<Instant, Instant, Instant> of) =>
        new[] { Sent, ReceivedByMunicipality, ReceivedByFacility }.OfType<Instant>().Aggregate(of);
}
