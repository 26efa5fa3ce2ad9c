using NodaTime;

namespace TottoriCare.Calendars;

/// <summary>休日: one national holiday (国民の祝日, or a day that the same law makes a holiday because of one).</summary>
/// <param name="Day">The day.</param>
/// <param name="Name">Its name: that of the law, or of the list it was read from.</param>
/// <param name="Kind">Why it is a holiday.</param>
public sealed record Holiday(LocalDate Day, LocalizedText Name, HolidayKind Kind)
{
    // The first is the name that the Cabinet Office's list gives to every day that is a holiday because of another.
    private static readonly string[] s_becauseOfAnother = ["休日", "振替休日", "国民の休日"];

    /// <summary>祝日か: whether the law names the day itself, so that it is no substitute and no day between two holidays.</summary>
    public bool IsNamed => Kind == HolidayKind.Named || (Kind == HolidayKind.Listed && !s_becauseOfAnother.Contains(Name.Ja));
}
