using NodaTime;

namespace TottoriCare.Calendars;

// Article 3, paragraphs 2 and 3, in the form of a span of years: which days become holidays because of named ones.
internal sealed record RestDayRule(LocalDate From, LocalDate To, SubstituteRule Substitute, BetweenRule Between, string Law)
{
    public bool AllowsBetween(LocalDate day) => Between == BetweenRule.AnyDay || day.DayOfWeek != IsoDayOfWeek.Sunday;
}

// 振替休日: which day stands in for a named day on a Sunday.
internal enum SubstituteRule
{
    NextDay,
    NextDayWithoutName,
}

// 国民の休日: which day between two named days becomes a holiday, besides not being one already.
internal enum BetweenRule
{
    UnlessSunday,
    AnyDay,
}
