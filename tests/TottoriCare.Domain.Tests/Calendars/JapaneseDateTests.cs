using NodaTime;
using TottoriCare.Calendars;
using static TottoriCare.Domain.Tests.Calendars.Days;

namespace TottoriCare.Domain.Tests.Calendars;

public class JapaneseDateTests
{
    [Theory]
    [InlineData("2026-05-07", "令和8年5月7日")]
    [InlineData("2020-01-01", "令和2年1月1日")]
    [InlineData("2019-12-31", "令和元年12月31日")]
    [InlineData("2019-05-01", "令和元年5月1日")]
    [InlineData("2019-04-30", "平成31年4月30日")]
    [InlineData("1989-01-08", "平成元年1月8日")]
    [InlineData("1989-01-07", "昭和64年1月7日")]
    [InlineData("1926-12-25", "昭和元年12月25日")]
    public void A_day_is_written_and_read_in_its_era(string iso, string era)
    {
        JapaneseDate.ToText(Day(iso)).ShouldBe(era);
        JapaneseDate.TryParse(era, out LocalDate read, out InputError? error).ShouldBeTrue();
        read.ShouldBe(Day(iso));
        error.ShouldBeNull();
    }

    [Fact]
    public void A_day_before_the_known_eras_is_written_in_the_Gregorian_calendar() =>
        JapaneseDate.ToText(Day("1926-12-24")).ShouldBe("1926年12月24日");

    [Fact]
    public void A_day_reads_as_each_language_expects_it()
    {
        JapaneseDate.ToText(Day("2026-05-07"), Language.Japanese).ShouldBe("令和8年5月7日");
        JapaneseDate.ToText(Day("2026-05-07"), Language.English).ShouldBe("2026-05-07");
    }

    [Theory]
    [InlineData("2026-05-04", "令和8年5月4日（月）", "2026-05-04 (Mon)")]
    [InlineData("2026-05-05", "令和8年5月5日（火）", "2026-05-05 (Tue)")]
    [InlineData("2026-05-06", "令和8年5月6日（水）", "2026-05-06 (Wed)")]
    [InlineData("2026-05-07", "令和8年5月7日（木）", "2026-05-07 (Thu)")]
    [InlineData("2026-05-08", "令和8年5月8日（金）", "2026-05-08 (Fri)")]
    [InlineData("2026-05-09", "令和8年5月9日（土）", "2026-05-09 (Sat)")]
    [InlineData("2026-05-10", "令和8年5月10日（日）", "2026-05-10 (Sun)")]
    public void A_day_is_written_with_its_day_of_the_week(string iso, string ja, string en)
    {
        JapaneseDate.ToTextWithWeekday(Day(iso), Language.Japanese).ShouldBe(ja);
        JapaneseDate.ToTextWithWeekday(Day(iso), Language.English).ShouldBe(en);
    }

    [Theory]
    [InlineData("令和1年5月1日", "2019-05-01")]
    [InlineData("2026-05-07", "2026-05-07")]
    [InlineData("2024-02-29", "2024-02-29")]
    [InlineData("令和6年2月29日", "2024-02-29")]
    [InlineData("0001-01-01", "0001-01-01")]
    [InlineData("9999-12-31", "9999-12-31")]
    public void The_first_year_as_a_figure_and_ISO_8601_are_read_too(string text, string iso)
    {
        JapaneseDate.TryParse(text, out LocalDate day, out InputError? error).ShouldBeTrue();
        day.ShouldBe(Day(iso));
        error.ShouldBeNull();
    }

    [Theory]
    [InlineData(null, "DATE_MISSING")]
    [InlineData("", "DATE_MISSING")]
    [InlineData("令和８年５月７日", "DATE_FULL_WIDTH_DIGITS")]
    [InlineData("２０２６-05-07", "DATE_FULL_WIDTH_DIGITS")]
    [InlineData("令和1０年5月7日", "DATE_FULL_WIDTH_DIGITS")]
    [InlineData("令和９年5月7日", "DATE_FULL_WIDTH_DIGITS")]
    [InlineData("令和8年5月", "DATE_FORM")]
    [InlineData("令和08年05月07日", "DATE_FORM")]
    [InlineData("令和0年5月7日", "DATE_FORM")]
    [InlineData("令和100年5月7日", "DATE_FORM")]
    [InlineData("令和八年五月七日", "DATE_FORM")]
    [InlineData("R8.5.7", "DATE_FORM")]
    [InlineData("大正15年12月24日", "DATE_FORM")]
    [InlineData(" 2026-05-07", "DATE_FORM")]
    [InlineData("2026-05-07\n", "DATE_FORM")]
    [InlineData("令和8年5月7日\n", "DATE_FORM")]
    [InlineData("2026-5-7", "DATE_FORM")]
    [InlineData("2026/05/07", "DATE_FORM")]
    [InlineData("20260507", "DATE_FORM")]
    [InlineData("2026-05-07T00:00:00", "DATE_FORM")]
    [InlineData("-2026-05-07", "DATE_FORM")]
    [InlineData("2026-02-29", "DATE_IMPOSSIBLE")]
    [InlineData("2026-13-01", "DATE_IMPOSSIBLE")]
    [InlineData("2026-00-01", "DATE_IMPOSSIBLE")]
    [InlineData("2026-04-31", "DATE_IMPOSSIBLE")]
    [InlineData("0000-01-01", "DATE_IMPOSSIBLE")]
    [InlineData("令和8年2月29日", "DATE_IMPOSSIBLE")]
    [InlineData("令和8年13月1日", "DATE_IMPOSSIBLE")]
    [InlineData("令和8年4月31日", "DATE_IMPOSSIBLE")]
    [InlineData("平成31年5月1日", "DATE_OUTSIDE_ERA")]
    [InlineData("令和元年4月30日", "DATE_OUTSIDE_ERA")]
    [InlineData("昭和64年1月8日", "DATE_OUTSIDE_ERA")]
    [InlineData("平成元年1月7日", "DATE_OUTSIDE_ERA")]
    [InlineData("昭和元年12月24日", "DATE_OUTSIDE_ERA")]
    public void What_is_no_day_is_refused_by_its_reason(string? text, string code)
    {
        JapaneseDate.TryParse(text, out LocalDate day, out InputError? error).ShouldBeFalse();

        day.ShouldBe(default);
        error.ShouldBeRefusal(code);
    }

    [Fact]
    public void A_long_text_is_refused_by_its_form() =>
        Refusal(new string('9', 100_000)).Code.ShouldBe("DATE_FORM");

    [Fact]
    public void A_day_after_its_era_is_told_the_right_era_and_the_bounds_of_the_wrong_one()
    {
        InputError error = Refusal("平成31年5月1日");

        error.Message.Ja.ShouldBe("平成は1989-01-08から2019-04-30までです。この日は令和で書いてください。");
        error.Message.En.ShouldBe("Heisei lasted from 1989-01-08 to 2019-04-30. Write this day in Reiwa (令和).");
    }

    [Fact]
    public void A_day_before_its_era_is_told_the_right_one()
    {
        Refusal("令和元年4月30日").Message.ShouldBe(new LocalizedText(
            "令和は2019-05-01からです。この日は平成で書いてください。",
            "Reiwa begins on 2019-05-01. Write this day in Heisei (平成)."));
        Refusal("昭和元年12月24日").Message.ShouldBe(new LocalizedText(
            "昭和は1926-12-25から1989-01-07までです。その前の日は西暦（2026-05-07の形）で書いてください。",
            "Showa lasted from 1926-12-25 to 1989-01-07. Write an earlier day as 2026-05-07."));
    }

    [Fact]
    public void Any_other_refusal_shows_the_two_forms()
    {
        Refusal("R8.5.7").Message.Ja.ShouldContain("「2026-05-07」または和暦の「令和8年5月7日」");
        Refusal("R8.5.7").Message.En.ShouldContain("2026-05-07 or as 令和8年5月7日");
    }

    [Fact]
    public void The_text_itself_is_never_quoted() =>
        Refusal("令和8年2月29日").Message.ToString().ShouldNotContain("2月29日");

    [Fact]
    public void Every_day_from_the_first_era_on_survives_the_way_to_text_and_back() => Property.Holds(
        Between(Day("1926-12-25"), Day("2099-12-31")),
        day => JapaneseDate.TryParse(JapaneseDate.ToText(day), out LocalDate read, out _) && read == day
            && JapaneseDate.TryParse(JapaneseDate.ToText(day, Language.English), out LocalDate iso, out _) && iso == day);

    [Fact]
    public void Any_text_at_all_is_answered_without_an_exception() => Property.Holds<string?>(
        text => JapaneseDate.TryParse(text, out _, out InputError? error) == (error is null));

    private static InputError Refusal(string text)
    {
        JapaneseDate.TryParse(text, out _, out InputError? error).ShouldBeFalse();
        return error!;
    }
}
