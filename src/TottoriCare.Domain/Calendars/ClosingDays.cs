using NodaTime;

namespace TottoriCare.Calendars;

/// <summary>閉庁日の定め: on which days a municipality's office is closed, as its rulebook says.</summary>
/// <remarks>Two are equal when they close the same days by the same words; the order of a list does not matter.</remarks>
public sealed record ClosingDays
{
    /// <param name="weekdays">曜日: the days of the week that are always closed; doubled ones count once.</param>
    /// <param name="nationalHolidays">休日: whether every national holiday is closed.</param>
    /// <param name="yearEnd">年末年始: the run of days closed every year; none where the rulebook names none.</param>
    /// <param name="furtherDays">その他: single days that the municipality itself closes; doubled ones count once.</param>
    /// <param name="namedHolidaysOnly">祝日のみ: whether substitute holidays and days between two holidays stay open (reading C21).</param>
    /// <exception cref="ArgumentNullException">A list is missing.</exception>
    /// <exception cref="ArgumentException">A day of the week is <see cref="IsoDayOfWeek.None"/> or no day of the week.</exception>
    public ClosingDays(
        IEnumerable<IsoDayOfWeek> weekdays, bool nationalHolidays, AnnualPeriod? yearEnd, IEnumerable<LocalDate> furtherDays,
        bool namedHolidaysOnly = false)
    {
        Weekdays = [.. (weekdays ?? throw new ArgumentNullException(nameof(weekdays))).Distinct().OrderBy(day => day)];
        if (Weekdays.Any(day => day is < IsoDayOfWeek.Monday or > IsoDayOfWeek.Sunday))
            throw new ArgumentException("A closed day of the week is one of Monday to Sunday.", nameof(weekdays));

        NationalHolidays = nationalHolidays;
        NamedHolidaysOnly = namedHolidaysOnly;
        YearEnd = yearEnd;
        FurtherDays = [.. (furtherDays ?? throw new ArgumentNullException(nameof(furtherDays))).Distinct().OrderBy(day => day)];
    }

    /// <summary>年中無休: an office that never closes.</summary>
    public static ClosingDays None { get; } = new([], false, null, []);

    /// <summary>曜日: the days of the week that are always closed, Monday first.</summary>
    public IReadOnlyList<IsoDayOfWeek> Weekdays { get; }

    /// <summary>休日: whether every national holiday is closed.</summary>
    public bool NationalHolidays { get; }

    /// <summary>祝日のみ: whether substitute holidays and days between two holidays stay open (reading C21).</summary>
    public bool NamedHolidaysOnly { get; }

    /// <summary>年末年始: the run of days closed every year.</summary>
    public AnnualPeriod? YearEnd { get; }

    /// <summary>その他の閉庁日: single days that the municipality itself closes, earliest first.</summary>
    public IReadOnlyList<LocalDate> FurtherDays { get; }

    /// <inheritdoc/>
    public bool Equals(ClosingDays? other) =>
        other is not null
        && NationalHolidays == other.NationalHolidays
        && NamedHolidaysOnly == other.NamedHolidaysOnly
        && YearEnd == other.YearEnd
        && Weekdays.SequenceEqual(other.Weekdays)
        && FurtherDays.SequenceEqual(other.FurtherDays);

    /// <inheritdoc/>
    public override int GetHashCode() => (NationalHolidays, NamedHolidaysOnly, YearEnd, Weekdays.Count, FurtherDays.Count).GetHashCode();
}
