using Google.Protobuf.Collections;

namespace TottoriCare.Deviations.Paths;

/// <summary>利用歴の誤り: programs that overlook a use, or take it for another one.</summary>
internal static class HistoryPaths
{
    // Far enough from the booking that nothing can adjoin it any more.
    private const int FarAway = 60;

    public static readonly PathKind[] All =
    [
        PathKind.Of("history_without_state", "利用歴のうち、ある状態のものを見落とす。", "Overlooks the uses of one state.",
            read =>
            {
                var state = read.Choice<V1.UseState>("state", V1.CareReflection.Descriptor);
                return OfHistory(history => Keep(history, use => use.State != state));
            }, "state"),
        PathKind.Of("history_state_taken_as", "利用歴のある状態を、別の状態と取り違える。", "Takes uses of one state for uses of another.",
            read =>
            {
                var (state, other) = (read.Choice<V1.UseState>("state", V1.CareReflection.Descriptor), read.Choice<V1.UseState>("as", V1.CareReflection.Descriptor));
                return OfHistory(history => ForEach(history, use => use.State = use.State == state ? other : use.State));
            }, "state", "as"),
        PathKind.Of("history_latest_only", "利用歴のうち、新しいものから数えて何件かだけを見る。", "Looks at the latest uses only.",
            read =>
            {
                int count = read.Number("count", 0, 100);
                return OfHistory(history =>
                {
                    V1.CareUse[] latest = [.. history.OrderByDescending(use => use.Booking.FirstDay, StringComparer.Ordinal).Take(count)];
                    Keep(history, latest.Contains);
                });
            }, "count"),
        PathKind.Of("history_of_same_care_type_only", "予約と同じ種類の産後ケアの利用歴だけを数える。", "Counts only past uses of the care type that is booked.",
            _ => CodePath.OfRequest<V1.DecideBookingRequest>(asked => Keep(asked.History, use => use.Booking.CareType == asked.Booking.CareType))),
        PathKind.Of("history_after_booking_unseen", "予約より後の日の利用を見落とす。", "Overlooks uses that lie after the booking.",
            _ => CodePath.OfRequest<V1.DecideBookingRequest>(asked =>
                Keep(asked.History, use => string.CompareOrdinal(use.Booking.FirstDay, asked.Booking.FirstDay) <= 0))),
        PathKind.Of("adjoining_stays_apart", "隣り合うショートステイを、別々の滞在として扱う。", "Takes adjoining short stays for separate ones.",
            _ => CodePath.OfRequest<V1.DecideBookingRequest>(asked =>
            {
                foreach (V1.Booking past in asked.History.Select(use => use.Booking).Where(past => Adjoins(past, asked.Booking)))
                    (past.FirstDay, past.LastDay) = (Parts.Moved(past.FirstDay, FarAway), Parts.Moved(past.LastDay, FarAway));
            })),
        PathKind.Of("granted_elsewhere_unseen", "ほかの市町村の利用を、自らの利用と取り違える。", "Takes uses granted by another municipality for its own.",
            _ => OfHistory(history => ForEach(history, use => use.GrantedElsewhere = false))),
        PathKind.Of("planned_nights_counted", "短縮された利用を、予定していた泊数で数える。", "Counts a use that was shortened by the nights that were planned.",
            _ => OfHistory(history => ForEach(history, use =>
                use.Booking.LastDay = use.PlannedLastDay.Length > 0 ? use.PlannedLastDay : use.Booking.LastDay))),
    ];

    private static CodePath OfHistory(Action<RepeatedField<V1.CareUse>> change) => CodePath.OfFacts(Parts.HistoryOf, change);

    private static bool Adjoins(V1.Booking past, V1.Booking booking) => past.CareType == V1.CareType.ShortStay && past.CareType == booking.CareType
        && (past.LastDay == booking.FirstDay || past.FirstDay == booking.LastDay);

    private static void ForEach(RepeatedField<V1.CareUse> history, Action<V1.CareUse> change)
    {
        foreach (V1.CareUse use in history)
            change(use);
    }

    private static void Keep(RepeatedField<V1.CareUse> history, Func<V1.CareUse, bool> isKept)
    {
        V1.CareUse[] kept = [.. history.Where(isKept)];
        history.Clear();
        history.AddRange(kept);
    }
}
