using NodaTime;
using TottoriCare.Rules;

namespace TottoriCare.Cancellations;

/// <summary>連絡期限の定め: until when a booking can be given up without a charge (TC-31).</summary>
/// <param name="Rule">The rule that says so.</param>
/// <param name="DaysBefore">How many days before the first day of the use, 0 or more (reading C6).</param>
/// <param name="CountsOpenDays">Whether only open days are counted (n開庁日前); then no closed day is left to treat.</param>
/// <param name="At">正午など: the clock time of the deadline.</param>
/// <param name="ThatMinuteIsInTime">Whether a notice at that very instant is in time (までに; reading C5).</param>
/// <param name="OnClosedDay">Where the deadline goes when its day is closed (reading C3).</param>
/// <param name="NoticeTaken">Which instant counts as the notice (reading C9).</param>
public sealed record DeadlineTerms(
    Rule Rule,
    int DaysBefore,
    bool CountsOpenDays,
    LocalTime At,
    bool ThatMinuteIsInTime,
    OnClosedDay OnClosedDay,
    NoticeTaken NoticeTaken)
{
    /// <summary>正午など: the clock time of the deadline.</summary>
    public LocalTime At
    {
        get;
        init
        {
            field = value;
            SinceMidnight = Duration.FromNanoseconds(value.NanosecondOfDay);
        }
    } = At;

    /// <summary>The clock time as the time since midnight.</summary>
    internal Duration SinceMidnight { get; private init; } = Duration.FromNanoseconds(At.NanosecondOfDay);

    /// <summary>Whether the deadline depends on the office's closing days: by counting open days, or by moving off a closed one.</summary>
    public bool NeedsClosingDays => CountsOpenDays || !ReferenceEquals(OnClosedDay, OnClosedDay.Stay);
}
