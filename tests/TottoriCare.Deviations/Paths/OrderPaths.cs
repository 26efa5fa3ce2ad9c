using Google.Protobuf.Collections;

namespace TottoriCare.Deviations.Paths;

/// <summary>順と期間の誤り: programs that trust the order of a history, lose a use of it, or count it over another span.</summary>
internal static class OrderPaths
{
    private const int FirstMonthOfFiscalYear = 4;

    public static readonly PathKind[] All =
    [
        PathKind.Of("history_read_until_later", "利用歴を日付の順と思い込み、予約より後の利用が出たところで読むのをやめる。", "Takes a history for sorted, and stops reading at the first use that lies after the booking.",
            _ => CodePath.OfRequest<V1.DecideBookingRequest>(asked => Keep(asked.History, [.. asked.History.TakeWhile(use =>
                string.CompareOrdinal(use.Booking.FirstDay, asked.Booking.FirstDay) <= 0)]))),
        PathKind.Of("history_last_listed_unseen", "利用歴の最後の一件を読み落とす。", "Loses the use that is listed last.",
            _ => CodePath.OfFacts(Parts.HistoryOf, (RepeatedField<V1.CareUse> history) => Keep(history, [.. history.SkipLast(1)]))),
        PathKind.Of("history_one_a_day", "同じ日に始まる利用を、まとめて1回と数える。", "Counts uses that begin on the same day as one.",
            _ => CodePath.OfFacts(Parts.HistoryOf, (RepeatedField<V1.CareUse> history) => Keep(history, [.. history.DistinctBy(use => use.Booking.FirstDay)]))),
        PathKind.Of("history_of_fiscal_year_only", "予約と同じ年度の利用歴だけを数える。", "Counts only past uses of the fiscal year of the booking.",
            _ => CodePath.OfRequest<V1.DecideBookingRequest>(asked => Keep(asked.History, [.. asked.History.Where(use =>
                FiscalYearOf(use.Booking.FirstDay) == FiscalYearOf(asked.Booking.FirstDay))]))),
    ];

    private static int? FiscalYearOf(string day) => Parts.DayOf(day) is { } known ? known.AddMonths(1 - FirstMonthOfFiscalYear).Year : null;

    private static void Keep(RepeatedField<V1.CareUse> history, V1.CareUse[] kept)
    {
        history.Clear();
        history.AddRange(kept);
    }
}
