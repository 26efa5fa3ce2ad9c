using TottoriCare.Oracles.Naive;

namespace TottoriCare.Oracles.Cases;

internal sealed partial class QuestionDraw
{
    private static readonly DateTime s_firstInstant = new(1999, 12, 1);

    private CancellationQuestion Cancellation()
    {
        DateOnly day = FirstDayOfNotice();
        string careType = draw.One(["short_stay", "short_stay", "short_stay", "short_stay", "day_service", "outreach"]);
        BookingFacts booking = careType == "short_stay" ? new BookingFacts(careType, day, day.AddDays(draw.Between(draw.Chance(5) ? 0 : 1, 8))) : Visit(careType, day);
        DateTime deadline = NaiveInterpreter.For(_rulebook, day).DeadlineOf(careType, day) ?? day.ToDateTime(new TimeOnly(12, 0)).AddDays(-1);
        return new CancellationQuestion(
            booking,
            HouseholdClass(),
            draw.Below(100) switch { < 70 => "given_up", < 85 => "date_changed", _ => "shortened" },
            draw.Chance(85) ? Notice(deadline) : null)
        {
            BookedAt = draw.Chance(30) ? Near(deadline) : null,
            Infants = draw.Chance(70) ? 1 : draw.Between(0, 4),
            PlannedFee = Amount(),
            FacilityAmount = Amount(),
        };
    }

    private DateOnly FirstDayOfNotice() => Within(draw.Below(100) switch
    {
        < 15 when Landmarks() is { Count: > 0 } landmarks => draw.One(landmarks).AddDays(draw.Between(-3, 3)),
        < 35 => draw.One<DateOnly>(s_longClosings).AddDays(draw.Below(18)),
        < 55 => s_firstDay.AddDays(draw.Below(18_500)),
        _ => s_year.AddDays(draw.Between(-40, 1_400)),
    });

    private NoticeFacts Notice(DateTime deadline)
    {
        if (draw.Chance(70))
            return new NoticeFacts(Near(deadline));
        var notice = new NoticeFacts(
            draw.Chance(55) ? Near(deadline) : null, draw.Chance(55) ? Near(deadline) : null, draw.Chance(55) ? Near(deadline) : null);
        return notice is { ReceivedByMunicipality: null, ReceivedByFacility: null, Sent: null } ? new NoticeFacts(Near(deadline)) : notice;
    }

    private DateTime Near(DateTime deadline)
    {
        DateTime near = draw.Below(100) switch
        {
            < 28 => deadline,
            < 34 => deadline.AddTicks(draw.One([-1, 1])),
            < 52 => deadline.AddMinutes(draw.One([-1, 1])),
            < 76 => deadline.AddMinutes(draw.Between(-300, 300)),
            _ => deadline.AddHours(draw.Between(-400, 400)),
        };
        return near < s_firstInstant ? s_firstInstant : near;
    }

    private long? Amount() => draw.Below(100) switch { < 30 => null, < 40 => 0, _ => draw.Between(1, 40) * 500 };
}
