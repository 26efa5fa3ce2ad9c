using Google.Protobuf.WellKnownTypes;

namespace TottoriCare.Deviations.Paths;

/// <summary>暦の誤り: programs that stumble at the end of a month or of a year, and on a leap day.</summary>
internal static class CalendarPaths
{
    private const int MostDays = 400;

    public static readonly PathKind[] All =
    [
        PathKind.Of("billed_year_kept", "12月に始まる利用の請求を、同じ年の1月と答える（年が繰り上がらない）。", "Bills what begins in December in January of the same year.",
            _ => CodePath.OfReply<V1.AssessCancellationRequest, V1.AssessCancellationResponse>((asked, reply) =>
            {
                if (reply.BilledIn.Length > 0)
                    reply.BilledIn = YearOf(asked.Booking.FirstDay) + reply.BilledIn[YearOf(reply.BilledIn).Length..];
            })),
        PathKind.Of("deadline_year_kept", "年をさかのぼる連絡期限を、利用の年の同じ月日と答える。", "Answers a deadline in the year before as one of the year of the use.",
            _ => new CodePath(null, (request, reply) =>
            {
                V1.NoticeDeadline? deadline = (reply as V1.GetDeadlineResponse)?.Deadline ?? (reply as V1.AssessCancellationResponse)?.Deadline;
                string? first = (request as V1.GetDeadlineRequest)?.FirstDay ?? (request as V1.AssessCancellationRequest)?.Booking.FirstDay;
                if (deadline is not null && first is not null && YearOf(deadline.Day) != YearOf(first))
                    deadline.At = Timestamp.FromDateTime(deadline.At.ToDateTime().AddYears(1));
            })),
        PathKind.Of("leap_day_moved", "2月29日の出産を、何日かずれた日の出産とする。", "Takes a delivery on 29 February for one some days off.",
            read =>
            {
                int days = read.Number("days", -1, 1);
                return CodePath.OfFacts(Parts.CareCaseOf, (V1.CareCase known) =>
                    known.DeliveryDay = known.DeliveryDay.EndsWith("-02-29", StringComparison.Ordinal) ? Parts.Moved(known.DeliveryDay, days) : known.DeliveryDay);
            }, "days"),
        PathKind.Of("window_of_days", "対象となる期間を、暦によらず、始まりの日から決まった日数とする。", "Takes the window for a number of days from its first day, whatever the calendar.",
            read =>
            {
                int days = read.Number("days", 1, MostDays);
                return CodePath.OfReply<V1.DecideEligibilityResponse>(reply => reply.Window?.LastDay = Parts.Moved(reply.Window.FirstDay, days - 1));
            }, "days"),
        PathKind.Of("stay_cut_at_month_end", "月をまたぐショートステイを、月の終わりの日までとする。", "Cuts a short stay at the last day of the month in which it begins.",
            _ => new CodePath(request =>
            {
                IEnumerable<V1.Booking> past = Parts.HistoryOf(request)?.Select(use => use.Booking) ?? [];
                foreach (V1.Booking booking in past.Append(Parts.BookingOf(request)).OfType<V1.Booking>())
                    CutAtMonthEnd(booking);
            }, null)),
    ];

    private static string YearOf(string text) => text[..text.IndexOf('-', StringComparison.Ordinal)];

    private static void CutAtMonthEnd(V1.Booking booking)
    {
        if (Parts.DayOf(booking.FirstDay) is not { } first || Parts.DayOf(booking.LastDay) is not { } last)
            return;
        var end = new DateOnly(first.Year, first.Month, DateTime.DaysInMonth(first.Year, first.Month));
        if (last > end && end > first)
            booking.LastDay = Parts.Moved(booking.FirstDay, end.DayNumber - first.DayNumber);
    }
}
