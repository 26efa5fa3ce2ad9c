using NodaTime;
using NodaTime.Text;
using TottoriCare.Calendars;

namespace TottoriCare.Specs.Cells;

/// <summary>日時: a day and a clock time in Japan, <c>2026-05-01 12:00</c>, <c>令和8年5月1日 正午</c>, to the second if need be.</summary>
internal static class InstantCell
{
    private static readonly LocalDateTimePattern s_minute = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm");
    private static readonly LocalDateTimePattern s_second = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:ss");

    public static CellRead<Instant> Read(string text)
    {
        string[] parts = text.Split(' ');
        return parts.Length == 2
            ? DateCell.Read(parts[0]).Then(day => TimeCell.Read(parts[1]).Then(time => (CellRead<Instant>)JapanTime.At(day, time)))
            : CellFault.Form(text, "INSTANT_FORM", "日付と時刻を半角の空白で区切り、「2026-05-01 12:00」の形で書いてください", "write a day and a time parted by a space, as 2026-05-01 12:00");
    }

    public static string Text(Instant instant)
    {
        LocalDateTime local = JapanTime.In(instant);
        return (local.Second == 0 ? s_minute : s_second).Format(local);
    }
}
