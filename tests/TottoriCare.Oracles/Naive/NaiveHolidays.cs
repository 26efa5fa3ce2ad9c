namespace TottoriCare.Oracles.Naive;

/// <summary>国民の祝日: the law of 昭和23年 with its amendments and the special laws, day by day, from 2000 on.</summary>
internal static class NaiveHolidays
{
    /// <summary>The last year whose equinoxes have been announced.</summary>
    public const int AnnouncedThroughYear = 2027;

    private const int FirstYear = 1999;
    private const int LastYear = 2051;

    private static readonly HashSet<DateOnly> s_named = [.. Enumerable.Range(FirstYear, LastYear - FirstYear + 1).SelectMany(NamedDaysOf)];

    private static readonly HashSet<DateOnly> s_all = [.. s_named, .. EveryDay().Where(day => !s_named.Contains(day) && (IsSubstitute(day) || IsBetween(day)))];

    public static bool IsNamed(DateOnly day) => s_named.Contains(day);

    public static bool IsHoliday(DateOnly day) => s_all.Contains(day);

    private static IEnumerable<DateOnly> NamedDaysOf(int year)
    {
        DateOnly Of(int month, int day) => new(year, month, day);
        DateOnly Monday(int month, int nth) =>
            Enumerable.Range(1, 31).Select(day => Of(month, day)).Where(day => day.DayOfWeek == DayOfWeek.Monday).ElementAt(nth - 1);
        int Equinox(int millionths) => ((millionths + (242_194 * (year - 1980))) / 1_000_000) - ((year - 1980) / 4);

        var days = new List<DateOnly>
        {
            Of(1, 1), Monday(1, 2), Of(2, 11), Of(3, Equinox(20_843_100)), Of(4, 29), Of(5, 3), Of(5, 5), Of(9, Equinox(23_248_800)), Of(11, 3), Of(11, 23),
            year switch { <= 2002 => Of(7, 20), 2020 => Of(7, 23), 2021 => Of(7, 22), _ => Monday(7, 3) },
            year switch { <= 2002 => Of(9, 15), _ => Monday(9, 3) },
            year switch { 2020 => Of(7, 24), 2021 => Of(7, 23), _ => Monday(10, 2) },
        };
        if (year >= 2007)
            days.Add(Of(5, 4));
        if (year >= 2016)
            days.Add(year switch { 2020 => Of(8, 10), 2021 => Of(8, 8), _ => Of(8, 11) });
        if (year != 2019)
            days.Add(year < 2019 ? Of(12, 23) : Of(2, 23));
        else
            days.AddRange([Of(5, 1), Of(10, 22)]);
        return days;
    }

    // From 2007 the first day without a name after a Sunday that has one; before, the Monday or none.
    private static bool IsSubstitute(DateOnly day)
    {
        DateOnly before = day.AddDays(-1);
        while (day.Year >= 2007 && s_named.Contains(before) && before.DayOfWeek != DayOfWeek.Sunday)
            before = before.AddDays(-1);
        return s_named.Contains(before) && before.DayOfWeek == DayOfWeek.Sunday;
    }

    private static bool IsBetween(DateOnly day) =>
        s_named.Contains(day.AddDays(-1)) && s_named.Contains(day.AddDays(1)) && (day.Year >= 2007 || day.DayOfWeek != DayOfWeek.Sunday);

    private static IEnumerable<DateOnly> EveryDay()
    {
        for (var day = new DateOnly(FirstYear, 1, 2); day.Year < LastYear; day = day.AddDays(1))
            yield return day;
    }
}
