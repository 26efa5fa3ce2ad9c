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
    public static string YearText(LocalDate day)
    {
        if (At(day) is not { } era)
            return day.Year.ToString();
        int year = day.Year - era.FirstDay.Year + 1;
        return era.Name.Ja + (year == 1 ? "元" : year.ToString());
    }

    public LocalDate? LastDay => All.FirstOrDefault(era => era.FirstDay > FirstDay)?.FirstDay.PlusDays(-1);
}
