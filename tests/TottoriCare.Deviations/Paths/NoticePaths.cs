using Google.Protobuf.WellKnownTypes;

namespace TottoriCare.Deviations.Paths;

/// <summary>連絡の誤り: programs that read the time of a notice, or the facts of a cancellation, wrongly.</summary>
internal static class NoticePaths
{
    private const int MinutesOfDay = 24 * 60;

    // Noon in Japan, as an instant of the same date.
    private static readonly TimeOnly s_noonInJapan = new(3, 0);

    private static readonly Dictionary<string, Func<V1.Notice, Timestamp?>> s_times = new()
    {
        ["received_by_facility"] = notice => notice.ReceivedByFacilityAt,
        ["sent"] = notice => notice.SentAt,
        ["earliest"] = notice => TimesOf(notice).Min(),
        ["latest"] = notice => TimesOf(notice).Max(),
    };

    public static readonly PathKind[] All =
    [
        PathKind.Of("notice_shifted", "連絡の時刻を、決まった分数だけずれた時刻と読む（時差の取違えなど）。", "Reads the time of a notice shifted by some minutes, as by another time zone.",
            read =>
            {
                int minutes = read.Number("minutes", -MinutesOfDay, MinutesOfDay);
                return OfReceipt(at => at + TimeSpan.FromMinutes(minutes));
            }, "minutes"),
        PathKind.Of("notice_cut_to", "連絡の時刻を、決まった分数ごとに切り捨てる。", "Cuts the time of a notice down to whole steps of minutes.",
            read =>
            {
                long step = TimeSpan.TicksPerMinute * read.Number("minutes", 1, MinutesOfDay);
                return OfReceipt(at => new DateTime(at.Ticks / step * step, DateTimeKind.Utc));
            }, "minutes"),
        PathKind.Of("notice_time_taken", "施設が受けた時刻、送った時刻、又は最も早い（遅い）時刻を、市町村が受けた時刻とする。", "Takes the facility's receipt, the sending, or the earliest or latest of all times for the municipality's receipt.",
            read => OfTimes(read.Named("time", s_times)), "time"),
        PathKind.Of("no_notice_taken_as_early", "連絡のない取りやめを、何日か前に連絡があったものとする。", "Takes a cancellation without notice for one with notice some days before.",
            read =>
            {
                int days = read.Number("days_before", 1, 60);
                return CodePath.OfRequest<V1.AssessCancellationRequest>(asked =>
                {
                    if (asked.Notice?.Status == V1.NoticeStatus.None && Parts.DayOf(asked.Booking.FirstDay) is { } first)
                    {
                        asked.Notice.Status = V1.NoticeStatus.Given;
                        asked.Notice.ReceivedByMunicipalityAt = Timestamp.FromDateTime(first.AddDays(-days).ToDateTime(s_noonInJapan, DateTimeKind.Utc));
                    }
                });
            }, "days_before"),
        PathKind.Of("booked_at_unseen", "予約した時刻を見ない。", "Overlooks when the booking was made.",
            _ => CodePath.OfRequest<V1.AssessCancellationRequest>(asked => asked.BookedAt = null)),
        PathKind.Of("kind_taken_as", "取りやめ、日の変更、短縮を取り違える。", "Takes one kind of cancellation for another.",
            read =>
            {
                var (kind, other) = (Kind(read, "kind"), Kind(read, "as"));
                return CodePath.OfRequest<V1.AssessCancellationRequest>(asked => asked.Kind = asked.Kind == kind ? other : asked.Kind);
            }, "kind", "as"),
        PathKind.Of("class_taken_as", "世帯の区分を取り違える。", "Takes one household class for another.",
            read =>
            {
                var (known, other) = (read.Name("class"), read.Name("as"));
                return CodePath.OfRequest<V1.AssessCancellationRequest>(asked => asked.HouseholdClass = asked.HouseholdClass == known ? other : asked.HouseholdClass);
            }, "class", "as"),
    ];

    private static CodePath OfTimes(Func<V1.Notice, Timestamp?>? choose) => CodePath.OfRequest<V1.AssessCancellationRequest>(asked =>
    {
        if (asked.Notice is { } notice)
            notice.ReceivedByMunicipalityAt = choose!(notice) ?? notice.ReceivedByMunicipalityAt;
    });

    private static IEnumerable<Timestamp> TimesOf(V1.Notice notice) =>
        new[] { notice.ReceivedByMunicipalityAt, notice.ReceivedByFacilityAt, notice.SentAt }.OfType<Timestamp>();

    private static V1.CancellationKind Kind(PathParameters read, string name) => read.Choice<V1.CancellationKind>(name, V1.CancellationReflection.Descriptor);

    private static CodePath OfReceipt(Func<DateTime, DateTime> change) => CodePath.OfRequest<V1.AssessCancellationRequest>(asked =>
    {
        if (asked.Notice?.ReceivedByMunicipalityAt is { } at)
            asked.Notice.ReceivedByMunicipalityAt = Timestamp.FromDateTime(change(at.ToDateTime()));
    });
}
