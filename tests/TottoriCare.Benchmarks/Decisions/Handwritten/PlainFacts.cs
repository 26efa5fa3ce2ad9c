namespace TottoriCare.Benchmarks.Decisions.Handwritten;

// The facts as a program would hold them that knows one municipality and nothing of this library.

internal enum Care
{
    ShortStay,
    DayService,
    Outreach,
}

internal enum State
{
    Booked,
    Used,
    GivenUpInTime,
    GivenUpLate,
    NoShow,
}

internal enum Need
{
    NotAssessed,
    Needed,
    NotNeeded,
}

internal enum Household
{
    Unknown,
    Taxed,
    TaxExempt,
    PublicAssistance,
}

internal enum Change
{
    GivenUp,
    DateChanged,
    Shortened,
}

internal sealed record Mother(
    DateOnly Delivery, DateOnly? Discharge, int Infants, Need Need, bool ResidenceIsKnown, bool IsResident, DateOnly? ResidentFrom, DateOnly? ResidentUntil, bool IsHomecoming);

/// <summary>A use, asked for or past; the times only of a visit.</summary>
internal sealed record Use(Care Care, DateOnly First, DateOnly Last, TimeOnly Start, TimeOnly End, State State = State.Booked, bool GrantedElsewhere = false);

internal sealed record BookingAsked(Mother Mother, Use Asked, Use[] Past);

/// <summary>A booking given up; the notice by the clock in Japan, as the city received it.</summary>
internal sealed record GivenUp(Use Booking, Household Household, Change Change, DateTime? Notice);
