using NodaTime;

namespace TottoriCare.Calendars;

/// <summary>閉庁日: a day on which the office is closed, with every reason.</summary>
/// <param name="Day">The day.</param>
/// <param name="Because">Every reason that holds; never <see cref="ClosedBecause.Open"/>.</param>
/// <param name="Holiday">The holiday, where <see cref="ClosedBecause.NationalHoliday"/> is among the reasons; else none.</param>
public sealed record ClosedDay(LocalDate Day, ClosedBecause Because, Holiday? Holiday)
{
    private const int UsualLength = 64;

    // In the order in which they are told; a national holiday has a name of its own.
    private static readonly (ClosedBecause Because, LocalizedText? Title)[] s_reasons =
    [
        (ClosedBecause.Saturday, new LocalizedText("土曜日", "Saturday")),
        (ClosedBecause.Sunday, new LocalizedText("日曜日", "Sunday")),
        (ClosedBecause.OtherWeekday, new LocalizedText("閉庁の曜日", "closed weekday")),
        (ClosedBecause.NationalHoliday, null),
        (ClosedBecause.YearEnd, new LocalizedText("年末年始", "year-end closing")),
        (ClosedBecause.Local, new LocalizedText("市町村の定める閉庁日", "closed by the municipality")),
    ];

    /// <summary>The reasons in words: <c>日曜日・憲法記念日</c>, <c>Sunday, Constitution Memorial Day</c>.</summary>
    public string ReasonText(Language language)
    {
        var text = new TextBuffer(stackalloc char[UsualLength]);
        AppendReasonsTo(ref text, language);
        return text.ToString();
    }

    /// <summary>The day and its reasons: <c>令和8年5月3日（日）: 日曜日・憲法記念日</c>, <c>2026-05-03 (Sun): Sunday, Constitution Memorial Day</c>.</summary>
    internal string ToText(Language language)
    {
        var text = new TextBuffer(stackalloc char[UsualLength]);
        AppendTo(ref text, language);
        return text.ToString();
    }

    /// <summary>Writes the day and its reasons to the end of a text.</summary>
    internal void AppendTo(ref TextBuffer text, Language language)
    {
        if (language == Language.Japanese)
            JapaneseDate.AppendWithWeekdayTo(ref text, Day);
        else
            text.Append(JapaneseDate.ToTextWithWeekday(Day, language));
        text.Append(": ");
        AppendReasonsTo(ref text, language);
    }

    private void AppendReasonsTo(ref TextBuffer text, Language language)
    {
        bool isFurther = false;
        foreach ((ClosedBecause because, LocalizedText? title) in s_reasons)
        {
            if ((Because & because) == 0 || (title ?? Holiday?.Name) is not { } reason)
                continue;
            if (isFurther)
                text.Append(language == Language.Japanese ? "・" : ", ");
            text.Append(reason.In(language));
            isFurther = true;
        }
    }
}
