using NodaTime;
using TottoriCare.Bookings;
using TottoriCare.Calendars;
using TottoriCare.Cancellations;
using TottoriCare.Care;
using TottoriCare.Decisions;

namespace TottoriCare.Benchmarks.Decisions.Handwritten;

/// <summary>The library's facts and answers in the types of the handwritten rules; never within what is timed.</summary>
internal static class InPlainWords
{
    public static BookingAsked Of(BookingCase asked) => new(
        Of(asked.CareCase), Of(asked.Booking), [.. asked.History.Uses.Select(use => Of(use.Booking, Of(use.State), use.GrantedElsewhere))]);

    public static GivenUp Of(Cancellation cancellation) => new(
        Of(cancellation.Booking),
        cancellation.HouseholdClass.Code switch
        {
            "municipal_tax_payable" => Household.Taxed,
            "municipal_tax_exempt" => Household.TaxExempt,
            "public_assistance" => Household.PublicAssistance,
            _ => Household.Unknown,
        },
        cancellation.Kind == CancellationKind.DateChanged ? Change.DateChanged
            : cancellation.Kind == CancellationKind.Shortened ? Change.Shortened
            : Change.GivenUp,
        cancellation.Notice?.ReceivedByMunicipality is { } received ? Of(received) : null);

    public static BookingAnswer Of(BookingVerdict verdict) => new(
        verdict.Outcome == Outcome.Allowed ? Verdict.Allowed : verdict.Outcome == Outcome.Refused ? Verdict.Refused : Verdict.NeedsReview,
        verdict.UserFee?.Amount);

    public static CancellationAnswer Of(CancellationVerdict verdict) => new(
        verdict.Outcome == CancellationOutcome.Charged ? Owed.Charged
            : verdict.Outcome == CancellationOutcome.Exempt ? Owed.Exempt
            : verdict.Outcome == CancellationOutcome.NotCharged ? Owed.Nothing
            : Owed.NeedsReview,
        verdict.Charge.Amount,
        verdict.Deadline is { } deadline ? Of(deadline.At) : null,
        verdict.BilledIn is { } month ? new DateOnly(month.Year, month.Month, 1) : null);

    /// <summary>The handwritten rules on cancellations, with the holidays that the library knows.</summary>
    public static HandwrittenCancellation Of(HolidayCalendar calendar) => new(
        calendar.FirstDay.ToDateOnly(), calendar.LastDay.ToDateOnly(), calendar.Holidays.Select(holiday => holiday.Day.ToDateOnly()));

    private static Mother Of(CareCase careCase) => new(
        careCase.DeliveryDay.ToDateOnly(),
        careCase.DischargeDay?.ToDateOnly(),
        careCase.Infants.Value,
        careCase.Need == AssessedNeed.Needed ? Need.Needed : careCase.Need == AssessedNeed.NotNeeded ? Need.NotNeeded : Need.NotAssessed,
        careCase.Residence.IsKnown,
        careCase.Residence.IsResident,
        careCase.Residence.From?.ToDateOnly(),
        careCase.Residence.Until?.ToDateOnly(),
        careCase.IsHomecoming);

    private static Use Of(Booking booking, State state = State.Booked, bool grantedElsewhere = false) => new(
        booking.CareType == CareType.ShortStay ? Care.ShortStay : booking.CareType == CareType.DayService ? Care.DayService : Care.Outreach,
        booking.FirstDay.ToDateOnly(),
        booking.LastDay.ToDateOnly(),
        booking.StartsAt?.ToTimeOnly() ?? default,
        booking.EndsAt?.ToTimeOnly() ?? default,
        state,
        grantedElsewhere);

    private static State Of(UseState state) =>
        state == UseState.Used ? State.Used
        : state == UseState.Booked ? State.Booked
        : state == UseState.CancelledInTime ? State.GivenUpInTime
        : state == UseState.CancelledLate ? State.GivenUpLate
        : State.NoShow;

    private static DateTime Of(Instant instant) => JapanTime.In(instant).ToDateTimeUnspecified();
}
