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
    public static void AppendYear(ref TextBuffer text, LocalDate day)
    {
        JapaneseEra? era = At(day);
        if (era is not null)
            text.Append(era.Name.Ja);
        int year = era is null ? day.Year : day.Year - era.FirstDay.Year + 1;
        if (era is not null && year == 1)
            text.Append('元');
        else
            text.Append(year);
    }

    public LocalDate? LastDay => All.FirstOrDefault(era => era.FirstDay > FirstDay)?.FirstDay.PlusDays(-1);
}
