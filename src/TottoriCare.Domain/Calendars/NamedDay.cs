using NodaTime;

namespace TottoriCare.Calendars;

// 国民の祝日: a named day, with every date that it had, earliest first. A year in which none is in force does not have it.
internal sealed record NamedDay(LocalizedText Name, IReadOnlyList<NamedDayDate> Dates);

// When a named day is, while this form of the law is in force: exactly one of a fixed day, a Monday or an equinox.
// The law named is the one that gave it this form.
internal sealed record NamedDayDate(
    string Law,
    LocalDate? From = null,
    LocalDate? To = null,
    AnnualDate? Day = null,
    NthMonday? Monday = null,
    string? Equinox = null)
{
    public bool HasOneForm => new[] { Day is not null, Monday is not null, Equinox is not null }.Count(given => given) == 1;

    public bool IsInForceOn(LocalDate day) => (From is null || From <= day) && (To is null || day <= To);

    public bool IsBefore(NamedDayDate later) => To < later.From;

    public bool HasPeriodWithin(LocalDate first, LocalDate last) =>
        (From ?? first) <= (To ?? last) && (From ?? first) >= first && (To ?? last) <= last;

    public LocalDate In(int year, IReadOnlyDictionary<string, Equinox> equinoxes) =>
        Day?.InYear(year) ?? Monday?.In(year) ?? equinoxes[Equinox!].In(year);
}

// 第n月曜日.
internal sealed record NthMonday(int Month, int Nth)
{
    public LocalDate In(int year) =>
        DateAdjusters.NextOrSame(IsoDayOfWeek.Monday)(new LocalDate(year, Month, 1)).PlusWeeks(Nth - 1);
}

// 春分・秋分: the day of the month moves on by about a quarter of a day a year and back by one in each leap year. Whole numbers
// only; good for 1980 to 2099.
internal sealed record Equinox(int Month, int BaseYear, long BaseMillionths, long PerYearMillionths)
{
    private const long Million = 1_000_000;

    public LocalDate In(int year)
    {
        long years = year - BaseYear;
        long day = ((BaseMillionths + (PerYearMillionths * years)) / Million) - (years / 4);
        return new LocalDate(year, Month, (int)day);
    }
}
