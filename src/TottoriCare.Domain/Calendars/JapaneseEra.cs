using System.Text;
using NodaTime;

namespace TottoriCare.Calendars;

// 元号. The facts are in japanese-eras.json; each era ends the day before the next begins.
internal sealed record JapaneseEra(LocalizedText Name, LocalDate FirstDay)
{
    public static IReadOnlyList<JapaneseEra> All { get; } = EmbeddedJson.Read<JapaneseEra[]>("japanese-eras.json");

    public static JapaneseEra? At(LocalDate day)
    {
        for (int i = All.Count - 1; i >= 0; i--)
        {
            if (All[i].FirstDay <= day)
                return All[i];
        }

        return null;
    }

    // 令和元, 令和8; before the first known era the Gregorian year.
    public static StringBuilder AppendYear(StringBuilder text, LocalDate day)
    {
        if (At(day) is not { } era)
            return text.Append(day.Year);
        int year = day.Year - era.FirstDay.Year + 1;
        text.Append(era.Name.Ja);
        return year == 1 ? text.Append('元') : text.Append(year);
    }

    public static string YearText(LocalDate day) => AppendYear(new StringBuilder(), day).ToString();

    public LocalDate? LastDay => All.FirstOrDefault(era => era.FirstDay > FirstDay)?.FirstDay.PlusDays(-1);
}
