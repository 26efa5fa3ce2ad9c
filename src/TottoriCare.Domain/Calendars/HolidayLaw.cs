using NodaTime;

namespace TottoriCare.Calendars;

// 国民の祝日に関する法律 and the special laws beside it, as national-holidays.json tells them: the named days (art. 2) with
// every form they had, and the days that become holidays because of them (art. 3).
internal sealed record HolidayLaw(
    LocalDate FirstDay,
    LocalDate LastDay,
    LocalDate AnnouncedThrough,
    IReadOnlyList<NamedDay> NamedDays,
    IReadOnlyDictionary<string, Equinox> Equinoxes,
    IReadOnlyList<RestDayRule> RestDays,
    LocalizedText SubstituteName,
    LocalizedText BetweenName,
    OfficialList OfficialList)
{
    public static HolidayLaw Shipped { get; } = EmbeddedJson.Read<HolidayLaw>("national-holidays.json").Checked();

    // Every holiday of the range, earliest first.
    public IReadOnlyList<Holiday> Holidays()
    {
        var holidays = new SortedDictionary<LocalDate, Holiday>();
        foreach (Holiday named in NamedHolidays())
            holidays.Add(named.Day, named);

        LocalDate[] namedDays = [.. holidays.Keys];
        foreach (LocalDate sunday in namedDays.Where(day => day.DayOfWeek == IsoDayOfWeek.Sunday))
        {
            if (SubstituteFor(sunday, holidays) is { } substitute)
                holidays.Add(substitute, new Holiday(substitute, SubstituteName, HolidayKind.Substitute));
        }

        foreach ((LocalDate earlier, LocalDate later) in namedDays.Zip(namedDays.Skip(1), (a, b) => (a, b)))
        {
            LocalDate between = earlier.PlusDays(1);
            if (between.PlusDays(1) == later && !holidays.ContainsKey(between) && RestDayRuleOn(between).AllowsBetween(between))
                holidays.Add(between, new Holiday(between, BetweenName, HolidayKind.Between));
        }

        return [.. holidays.Values.Where(holiday => holiday.Day <= LastDay)];
    }

    public RestDayRule RestDayRuleOn(LocalDate day) => RestDays.Single(rule => rule.From <= day && day <= rule.To);

    // A name in Japanese, as a list gives it, in both languages.
    public LocalizedText NameOf(string ja)
    {
        string? en = NamedDays.Select(named => named.Name).Append(SubstituteName).Append(BetweenName).FirstOrDefault(name => name.Ja == ja)?.En;
        if (en is null && !OfficialList.NamesOfItsOwn.TryGetValue(ja, out en))
            en = $"National holiday ({ja})";
        return new LocalizedText(ja, en);
    }

    private IEnumerable<Holiday> NamedHolidays() =>
        from named in NamedDays
        from date in named.Dates
        from year in Enumerable.Range(FirstDay.Year, LastDay.Year - FirstDay.Year + 1)
        let day = date.In(year, Equinoxes)
        where FirstDay <= day && day <= LastDay && date.IsInForceOn(day)
        select new Holiday(day, named.Name, HolidayKind.Named);

    // Art. 3, para. 2: no second holiday arises where the next day has a name of its own already.
    private LocalDate? SubstituteFor(LocalDate sunday, SortedDictionary<LocalDate, Holiday> holidays)
    {
        LocalDate next = sunday.PlusDays(1);
        if (RestDayRuleOn(sunday).Substitute == SubstituteRule.NextDayWithoutName)
        {
            while (holidays.ContainsKey(next))
                next = next.PlusDays(1);
        }

        return holidays.ContainsKey(next) ? null : next;
    }

    public HolidayLaw Checked()
    {
        Require(FirstDay <= AnnouncedThrough && AnnouncedThrough <= LastDay, "The announced days end within the range.");
        Require(RestDays.Count > 0 && RestDays[0].From == FirstDay && RestDays[RestDays.Count - 1].To == LastDay,
            "The rules of article 3 fill the range.");
        Require(RestDays.All(rule => rule.From <= rule.To), "A rule of article 3 ends after it begins.");
        Require(RestDays.Zip(RestDays.Skip(1), (a, b) => a.To.PlusDays(1) == b.From).All(follows => follows),
            "The rules of article 3 follow each other without a gap or an overlap.");
        foreach (NamedDay named in NamedDays)
        {
            Require(named.Dates.All(date => date.HasOneForm), $"{named.Name.Ja}: each date has exactly one form.");
            Require(named.Dates.All(date => date.HasPeriodWithin(FirstDay, LastDay)), $"{named.Name.Ja}: a date in force lies within the range.");
            Require(named.Dates.Zip(named.Dates.Skip(1), (a, b) => a.IsBefore(b)).All(before => before),
                $"{named.Name.Ja}: the dates follow each other without an overlap.");
        }

        return this;
    }

    private static void Require(bool holds, string rule)
    {
        if (!holds)
            throw new InvalidOperationException($"national-holidays.json: {rule}");
    }
}
