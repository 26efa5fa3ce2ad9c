using System.Globalization;
using Google.Protobuf.Reflection;

namespace TottoriCare.Deviations.Paths;

/// <summary>事実の誤り: programs that overlook a fact of the case or of the booking, or take it for another one.</summary>
internal static class FactPaths
{
    private const string ClockTime = "HH:mm";

    private static readonly FileDescriptor s_care = V1.CareReflection.Descriptor;

    public static readonly PathKind[] All =
    [
        PathKind.Of("infants_taken_as", "乳児の人数を、いつも同じ人数とする。", "Always takes the same number of infants.",
            read =>
            {
                int count = read.Number("count", 0, 10);
                return OfCase(known => (known.Infants, known.InfantsAtBirth) = (count, count));
            }, "count"),
        PathKind.Of("infants_at_most", "乳児の人数を、決まった人数までしか数えない（三つ子を双子とするなど）。", "Counts infants only up to a number, as triplets for twins.",
            read =>
            {
                int count = read.Number("count", 0, 10);
                return OfCase(known => known.Infants = Math.Min(count, known.Infants));
            }, "count"),
        PathKind.Of("need_taken_as", "支援の必要についての判断を取り違える。", "Takes one assessment of need for another.",
            read =>
            {
                var (need, other) = (read.Choice<V1.AssessedNeed>("need", s_care), read.Choice<V1.AssessedNeed>("as", s_care));
                return OfCase(known => known.Need = known.Need == need ? other : known.Need);
            }, "need", "as"),
        PathKind.Of("residence_taken_as", "居住の状態を取り違える。", "Takes one status of residence for another.",
            read =>
            {
                var (status, other) = (read.Choice<V1.ResidenceStatus>("status", s_care), read.Choice<V1.ResidenceStatus>("as", s_care));
                return OfCase(known =>
                {
                    if (known.Residence is { } residence && residence.Status == status)
                        known.Residence = new V1.Residence { Status = other };
                });
            }, "status", "as"),
        PathKind.Of("residence_end_unseen", "いつまで居住するかを見ない。", "Overlooks until when somebody is a resident.",
            _ => OfCase(known => known.Residence?.UntilDay = "")),
        PathKind.Of("residence_begin_unseen", "いつから居住するかを見ない。", "Overlooks from when somebody is a resident.",
            _ => OfCase(known => known.Residence?.FromDay = "")),
        PathKind.Of("residence_moved", "居住の始まりと終わりの日を、決まった日数だけ違える。", "Gets the first and the last day of residence wrong by some days.",
            read =>
            {
                var (from, until) = (read.Number("from_by", -30, 30), read.Number("until_by", -30, 30));
                return OfCase(known =>
                {
                    if (known.Residence is { } residence)
                        (residence.FromDay, residence.UntilDay) = (Parts.Moved(residence.FromDay, from), Parts.Moved(residence.UntilDay, until));
                });
            }, "from_by", "until_by"),
        PathKind.Of("homecoming_unseen", "里帰りであることを見ない。", "Overlooks that somebody is only home for the birth.",
            _ => OfCase(known => known.IsHomecoming = false)),
        PathKind.Of("discharge_unseen", "退院の日を見ない。", "Overlooks the day of discharge.",
            _ => OfCase(known => known.DischargeDay = "")),
        PathKind.Of("check_out_day_counted", "ショートステイの退所の日も1泊に数える。", "Counts the day of leaving a short stay as a night too.",
            _ => OfBooking(booking => booking.LastDay = booking.CareType == V1.CareType.ShortStay ? Parts.Moved(booking.LastDay, 1) : booking.LastDay)),
        PathKind.Of("visit_rounded_up", "終わりの時刻を、決まった分数ごとに切り上げる。", "Rounds the end of a visit up to whole steps of minutes.",
            read =>
            {
                int minutes = read.Number("minutes", 2, 240);
                return OfBooking(booking => booking.EndsAt = RoundedUp(booking.EndsAt, minutes));
            }, "minutes"),
        PathKind.Of("visit_cut_down", "終わりの時刻を、決まった分数ごとに切り捨てる。", "Cuts the end of a visit down to whole steps of minutes.",
            read =>
            {
                int minutes = read.Number("minutes", 2, 240);
                return OfBooking(booking => booking.EndsAt = CutDown(booking, minutes));
            }, "minutes"),
        PathKind.Of("last_day_unseen", "対象者かどうかを、最初の日だけで決める。", "Decides on eligibility by the first day only.",
            _ => CodePath.OfRequest<V1.DecideEligibilityRequest>(asked => asked.LastDay = asked.FirstDay)),
    ];

    private static CodePath OfCase(Action<V1.CareCase> change) => CodePath.OfFacts(Parts.CareCaseOf, change);

    private static CodePath OfBooking(Action<V1.Booking> change) => CodePath.OfFacts(Parts.BookingOf, change);

    // What would end before it begins stays as it is, for such a request is refused and not decided.
    private static string CutDown(V1.Booking booking, int minutes)
    {
        if (!TryRead(booking.EndsAt, out TimeOnly end) || !TryRead(booking.StartsAt, out TimeOnly start))
            return booking.EndsAt;
        long step = TimeSpan.TicksPerMinute * minutes;
        var cut = new TimeOnly(end.Ticks / step * step);
        return cut > start ? cut.ToString(ClockTime, CultureInfo.InvariantCulture) : booking.EndsAt;
    }

    private static bool TryRead(string time, out TimeOnly known) =>
        TimeOnly.TryParseExact(time, ClockTime, CultureInfo.InvariantCulture, DateTimeStyles.None, out known);

    private static string RoundedUp(string time, int minutes)
    {
        if (!TryRead(time, out TimeOnly known))
            return time;
        long step = TimeSpan.TicksPerMinute * minutes;
        long rounded = (known.Ticks + step - 1) / step * step;
        return rounded < TimeSpan.TicksPerDay ? new TimeOnly(rounded).ToString(ClockTime, CultureInfo.InvariantCulture) : time;
    }
}
