using NodaTime;

namespace TottoriCare.Cancellations;

/// <summary>連絡の時点: which instant counts as the notice (reading C9).</summary>
public sealed class NoticeTaken : Coded<NoticeTaken>
{
    /// <summary>市町村が受けた時: when the municipality received it.</summary>
    public static readonly NoticeTaken ByMunicipality = new("received_by_municipality", 1,
        new LocalizedText("市町村が受けた時", "received by the municipality"));

    /// <summary>市町村又は施設が受けた時: when the municipality or the facility received it, whichever was first.</summary>
    public static readonly NoticeTaken ByEither = new("received_by_either", 2,
        new LocalizedText("市町村又は施設が受けた時", "received by the municipality or the facility"));

    /// <summary>発した時: when it was sent.</summary>
    public static readonly NoticeTaken Sent = new("sent", 3, new LocalizedText("発した時", "sent"));

    private NoticeTaken(string code, int value, LocalizedText title)
        : base(code, value, title)
    {
    }

    /// <summary>The instant that counts; none where there is no such instant.</summary>
    internal Instant? Of(Notice? notice)
    {
        if (notice is null)
            return null;
        if (ReferenceEquals(this, ByMunicipality))
            return notice.ReceivedByMunicipality;
        if (ReferenceEquals(this, Sent))
            return notice.Sent;
        return (notice.ReceivedByMunicipality, notice.ReceivedByFacility) is ({ } municipality, { } facility)
            ? Instant.Min(municipality, facility)
            : notice.ReceivedByMunicipality ?? notice.ReceivedByFacility;
    }
}
