namespace TottoriCare.Domain.Tests.Calendars;

/// <summary>The first day of a stay, the last open day before it (TC-31), and how many days back that is; worked out by hand.</summary>
internal static class DeadlineVectors
{
    public static TheoryData<string, string, int> All => new()
    {
        { "2026-05-13", "2026-05-12", 1 }, // ordinary
        { "2026-05-11", "2026-05-08", 3 }, // weekend
        { "2026-05-07", "2026-05-01", 6 }, // 憲法記念日 to 振替休日
        { "2026-09-24", "2026-09-18", 6 }, // 敬老の日, 国民の休日 on 22 September, 秋分の日
        { "2026-11-24", "2026-11-20", 4 }, // weekend and 勤労感謝の日
        { "2027-03-23", "2027-03-19", 4 }, // 春分の日 on a Sunday, its substitute on Monday
        { "2026-01-05", "2025-12-26", 10 }, // year end
        { "2026-01-01", "2025-12-26", 6 }, // year end
        { "2027-01-04", "2026-12-28", 7 }, // year end
        { "2019-05-07", "2019-04-26", 11 }, // the ten-day run of 2019
        { "2003-05-06", "2003-05-02", 4 }, // 4 May a Sunday, 5 May こどもの日
        { "2006-05-08", "2006-05-02", 6 }, // 4 May still 国民の休日
        { "2018-12-25", "2018-12-21", 4 }, // 天皇誕生日, 23 December, on a Sunday
        { "2020-07-27", "2020-07-22", 5 }, // 海の日 and スポーツの日 moved
        { "2021-08-10", "2021-08-06", 4 }, // 山の日 moved to 8 August, its substitute on Monday
        { "2026-05-10", "2026-05-08", 2 }, // a stay may begin on a Sunday
        { "2027-01-05", "2027-01-04", 1 }, // the first open day of the year
        { "2028-05-08", "2028-05-02", 6 }, // projected
    };
}
