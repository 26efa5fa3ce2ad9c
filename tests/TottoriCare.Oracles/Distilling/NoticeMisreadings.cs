using TottoriCare.Oracles.Cases;

namespace TottoriCare.Oracles.Distilling;

/// <summary>連絡の読み違い: one time taken for another, read in another zone, or cut.</summary>
internal static class NoticeMisreadings
{
    private static readonly int[] s_hoursOff = [-9, -1, 1, 9];
    private static readonly int[] s_stepsOfMinutes = [1, 60, 24 * 60];

    public static readonly Misreading[] All =
    [
        OfNotice("facility's receipt taken", notice => notice.ReceivedByFacility ?? notice.ReceivedByMunicipality),
        OfNotice("time of sending taken", notice => notice.Sent ?? notice.ReceivedByMunicipality),
        OfNotice("earliest time taken", notice => Times(notice).Min()),
        OfNotice("latest time taken", notice => Times(notice).Max()),
        .. s_hoursOff.Select(hours => OfNotice($"{hours} h off", notice => notice.ReceivedByMunicipality?.AddHours(hours))),
        .. s_stepsOfMinutes.Select(minutes => OfNotice($"cut to {minutes} min", notice => notice.ReceivedByMunicipality is { } at
            ? at.AddTicks(-(at.Ticks % (TimeSpan.TicksPerMinute * minutes)))
            : null)),
        Misreading.Of<CancellationQuestion>("notice overlooked", asked => asked with { Notice = null }),
        Misreading.Of<CancellationQuestion>("booking's time overlooked", asked => asked with { BookedAt = null }),
        .. Misreading.ForPairs(["given_up", "date_changed", "shortened"], (kind, other) =>
            Misreading.Of<CancellationQuestion>($"{kind} as {other}", asked => asked.Kind == kind ? asked with { Kind = other } : asked)),
        .. Misreading.ForPairs(["municipal_tax_payable", "municipal_tax_exempt", "public_assistance", "unknown"], (known, other) =>
            Misreading.Of<CancellationQuestion>($"{known} as {other}", asked => asked.HouseholdClass == known ? asked with { HouseholdClass = other } : asked)),
    ];

    private static Misreading OfNotice(string name, Func<NoticeFacts, DateTime?> read) => Misreading.Of<CancellationQuestion>(name, asked =>
        asked.Notice is { } notice && read(notice) is { } at ? asked with { Notice = notice with { ReceivedByMunicipality = at } } : asked);

    private static IEnumerable<DateTime?> Times(NoticeFacts notice) => [notice.ReceivedByMunicipality, notice.ReceivedByFacility, notice.Sent];
}
