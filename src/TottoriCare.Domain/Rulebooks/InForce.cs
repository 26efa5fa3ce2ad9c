using NodaTime;
using TottoriCare.Calendars;
using TottoriCare.Rules;

namespace TottoriCare.Rulebooks;

/// <summary>定めの時期: from which day the source states the terms, and what is said of earlier days (reading V1).</summary>
/// <param name="StatedFrom">The first day for which the source states the terms.</param>
/// <param name="Reading">The reading that answers for earlier days.</param>
/// <param name="EarlierDays">The answer.</param>
public sealed record InForce(LocalDate StatedFrom, Reading Reading, EarlierDays EarlierDays)
{
    private readonly int _statedFrom = DayNumber.Of(StatedFrom);

    /// <summary>The first day for which the source states the terms.</summary>
    public LocalDate StatedFrom { get; } = StatedFrom;

    /// <summary>Whether a day, given as a running number, is before the source states the terms.</summary>
    internal bool IsBefore(int dayNumber) => dayNumber < _statedFrom;
}
