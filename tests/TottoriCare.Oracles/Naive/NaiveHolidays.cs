namespace TottoriCare.Oracles.Naive;

/// <summary>国民の祝日: the law of 昭和23年 with its amendments and the special laws, day by day, from 2000 on.</summary>
internal static class NaiveHolidays
{
    /// <summary>The last year whose equinoxes have been announced.</summary>
    public const int AnnouncedThroughYear = 2027;

    private const int FirstYear = 1999;
    private const int Years = 53;

    /// <summary>The days that the law names.</summary>
    public static readonly HashSet<DateOnly> Named = [.. Enumerable.Range(FirstYear, Years).SelectMany(NamedDaysOf)];

    /// <summary>Those, and the days that become holidays because of them.</summary>
    public static readonly HashSet<DateOnly> All = [.. Named, .. Enumerable.Range(1, (Years - 1) * 366)
        .Select(days => new DateOnly(FirstYear, 1, 1).AddDays(days)).Where(day => !Named.Contains(day) && (IsSubstitute(day) || IsBetween(day)))];

    private static List<DateOnly> NamedDaysOf(int year)
    {
        DateOnly Of(int month, int day) => new(year, month, day);
        DateOnly Monday(int month, int nth) => Enumerable.Range(1, 28).Select(day => Of(month, day)).Where(day => day.DayOfWeek == DayOfWeek.Monday).ElementAt(nth - 1);
        int Equinox(int millionths) => ((millionths + (242_194 * (year - 1980))) / 1_000_000) - ((year - 1980) / 4);

        return
        [
            Of(1, 1), Monday(1, 2), Of(2, 11), Of(3, Equinox(20_843_100)), Of(4, 29), Of(5, 3), Of(5, 5), Of(9, Equinox(23_248_800)), Of(11, 3), Of(11, 23),
            year switch { <= 2002 => Of(7, 20), 2020 => Of(7, 23), 2021 => Of(7, 22), _ => Monday(7, 3) },
            year <= 2002 ? Of(9, 15) : Monday(9, 3),
            year switch { 2020 => Of(7, 24), 2021 => Of(7, 23), _ => Monday(10, 2) },
            .. year >= 2007 ? [Of(5, 4)] : Array.Empty<DateOnly>(),
            .. year switch { < 2016 => Array.Empty<DateOnly>(), 2020 => [Of(8, 10)], 2021 => [Of(8, 8)], _ => [Of(8, 11)] },
            .. year switch { < 2019 => [Of(12, 23)], 2019 => [Of(5, 1), Of(10, 22)], _ => new[] { Of(2, 23) } },
        ];
    }

    // From 2007 the first day without a name after a Sunday that has one; before, the Monday or none.
    private static bool IsSubstitute(DateOnly day)
    {
        DateOnly before = day.AddDays(-1);
        while (day.Year >= 2007 && Named.Contains(before) && before.DayOfWeek != DayOfWeek.Sunday)
            before = before.AddDays(-1);
        return Named.Contains(before) && before.DayOfWeek == DayOfWeek.Sunday;
    }

    private static bool IsBetween(DateOnly day) =>
        Named.Contains(day.AddDays(-1)) && Named.Contains(day.AddDays(1)) && (day.Year >= 2007 || day.DayOfWeek != DayOfWeek.Sunday);
}
