using NodaTime;
using TottoriCare.Care;

namespace TottoriCare.Benchmarks.Decisions;

/// <summary>A booking to decide, with ten past uses. Made up, every fact drawn.</summary>
internal sealed record BookingCase(CareCase CareCase, Booking Booking, UsageHistory History)
{
    private const int PastUses = 10;

    private static readonly LocalDate s_firstDelivery = new(2018, 6, 1);
    private static readonly LocalDate s_lastDelivery = new(2027, 6, 30);

    /// <summary>Mostly within the window and the caps, else on either side of every bound.</summary>
    public static BookingCase From(Draw draw)
    {
        LocalDate delivery = draw.Day(s_firstDelivery, s_lastDelivery);
        LocalDate firstDay = delivery.PlusDays(draw.Percent(80) ? draw.Between(10, 350) : draw.Between(-3, 375));
        CareType careType = draw.OneOf(CareType.ShortStay, CareType.DayService, CareType.Outreach);
        return new BookingCase(
            CaseOf(draw, delivery, firstDay),
            BookingOn(draw, careType, firstDay, mostNights: draw.OneOf(3, 3, 3, 8)),
            UsageHistory.Of([.. Enumerable.Range(0, PastUses).Select(_ => UseNear(draw, firstDay))]));
    }

    private static CareCase CaseOf(Draw draw, LocalDate delivery, LocalDate firstDay) => new()
    {
        DeliveryDay = delivery,
        DischargeDay = draw.Percent(85) ? delivery.PlusDays(draw.Between(0, 9)) : null,
        Infants = new Infants(draw.OneOf(0, 1, 1, 1, 1, 1, 2, 2, 3)),
        Need = draw.Percent(90) ? AssessedNeed.Needed : draw.OneOf(AssessedNeed.NotNeeded, AssessedNeed.NotAssessed),
        Residence = draw.Percent(80) ? Residence.Here()
            : draw.OneOf(
                Residence.Unknown, Residence.Elsewhere, Residence.Here(from: firstDay.PlusDays(draw.Between(-30, 1))),
                Residence.Here(until: firstDay.PlusDays(draw.Between(-1, 30)))),
        IsHomecoming = draw.Percent(4),
    };

    private static Booking BookingOn(Draw draw, CareType careType, LocalDate day, int mostNights)
    {
        if (careType.IsOvernight)
            return Booking.Stay(day, day.PlusDays(draw.Percent(97) ? draw.Between(1, mostNights) : 0));

        LocalTime startsAt = LocalTime.FromMinutesSinceMidnight(draw.Percent(90) ? draw.Between(18, 26) * 30 : draw.Between(500, 1000));
        int minutes = draw.Percent(90) ? draw.OneOf(60, 120, 180, 240) : draw.Between(1, 300);
        return Booking.Visit(careType, day, startsAt, startsAt.PlusMinutes(minutes));
    }

    // Some of them touch the booking; many were given up, so that ten uses do not always fill the caps.
    private static CareUse UseNear(Draw draw, LocalDate firstDay)
    {
        CareType careType = draw.OneOf(CareType.ShortStay, CareType.DayService, CareType.Outreach);
        LocalDate day = firstDay.PlusDays(draw.Percent(15) ? draw.Between(-3, 3) : draw.Between(-90, 60));
        UseState state = draw.OneOf(
            UseState.Used, UseState.Used, UseState.Booked, UseState.CancelledInTime, UseState.CancelledInTime, UseState.CancelledLate, UseState.NoShow);
        return new CareUse(BookingOn(draw, careType, day, mostNights: 2), state)
        {
            GrantedElsewhere = draw.Percent(10),
            PlannedLastDay = careType.IsOvernight && draw.Percent(10) ? day.PlusDays(draw.Between(1, 6)) : null,
        };
    }
}
