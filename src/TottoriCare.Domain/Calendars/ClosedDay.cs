using NodaTime;

namespace TottoriCare.Calendars;

/// <summary>閉庁日: a day on which the office is closed, with every reason.</summary>
/// <param name="Day">The day.</param>
/// <param name="Because">Every reason that holds; never <see cref="ClosedBecause.Open"/>.</param>
/// <param name="Holiday">The holiday, where <see cref="ClosedBecause.NationalHoliday"/> is among the reasons; else none.</param>
public sealed record ClosedDay(LocalDate Day, ClosedBecause Because, Holiday? Holiday)
{
    /// <summary>The reasons in words: <c>日曜日・憲法記念日</c>, <c>Sunday, Constitution Memorial Day</c>.</summary>
    public string ReasonText(Language language)
    {
        LocalizedText?[] reasons =
        [
            Named(ClosedBecause.Saturday, "土曜日", "Saturday"),
            Named(ClosedBecause.Sunday, "日曜日", "Sunday"),
            Named(ClosedBecause.OtherWeekday, "閉庁の曜日", "closed weekday"),
            Holiday?.Name,
            Named(ClosedBecause.YearEnd, "年末年始", "year-end closing"),
            Named(ClosedBecause.Local, "市町村の定める閉庁日", "closed by the municipality"),
        ];
        string separator = language == Language.Japanese ? "・" : ", ";
        return string.Join(separator, reasons.OfType<LocalizedText>().Select(reason => reason.In(language)));
    }

    private LocalizedText? Named(ClosedBecause reason, string ja, string en) =>
        (Because & reason) != 0 ? new LocalizedText(ja, en) : null;
}
