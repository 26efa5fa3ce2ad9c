using TottoriCare.Oracles.Naive;

namespace TottoriCare.Oracles.Cases;

internal sealed partial class QuestionDraw
{
    private (CareCaseFacts Case, BookingFacts Booking) CaseAndBooking()
    {
        DateOnly born = Birth();
        var careCase = new CareCaseFacts
        {
            DeliveryDay = born,
            Infants = draw.Below(100) switch { < 8 => 0, < 68 => 1, < 88 => 2, < 95 => 3, _ => draw.Between(4, 9) },
            InfantsAtBirth = draw.Chance(25) ? draw.Between(0, 4) : null,
            Need = draw.Below(100) switch { < 86 => "needed", < 93 => "not_needed", _ => "not_assessed" },
            DischargeDay = Maybe(70, born, -1, 10),
            DueDay = Maybe(20, born, -14, 90) ?? Maybe(15, born, 20, 22),
            IsHomecoming = draw.Chance(5),
            HouseholdClass = HouseholdClass(),
            DiscretionUsed = draw.Chance(6) ? [draw.One(["pools", "stay_lengths", "hours", "windows", "residence", "need", "care", "same_day"])] : [],
        };
        BookingFacts booking = BookingOf(careCase, draw.One<string>(s_careTypes));
        DateOnly? application = Maybe(40, born, -20, 60);
        careCase = careCase with
        {
            Residence = ResidenceAround(booking, application),
            ApplicationDay = application,
            ApprovalDay = Maybe(60, born, 0, 90),
        };
        return (careCase, draw.Chance(30) ? booking : booking with { FacilityPrice = Price(), Meals = draw.Chance(80) ? draw.Between(0, 8) * 400 : null });
    }

    private DateOnly Birth()
    {
        int chance = draw.Below(100);
        if (chance < 14)
            return draw.One<DateOnly>(s_oddBirths);
        if (chance < 22)
            return s_firstDay.AddDays(draw.Below(18_000));
        if (chance < 60 && Landmarks() is { Count: > 0 } landmarks)
            return Within(draw.One(landmarks).AddDays(draw.Chance(30) ? draw.Between(-1, 1) : -draw.Between(0, 400)));
        return s_year.AddDays(draw.Below(1_000));
    }

    // The days on which the terms themselves change.
    private IReadOnlyList<DateOnly> Landmarks() =>
        [.. _rulebook.AmendedFrom, .. Terms.Find("in_force") is { IsObject: true } inForce ? [inForce["stated_from"].Day!.Value] : Array.Empty<DateOnly>()];

    private BookingFacts BookingOf(CareCaseFacts careCase, string careType)
    {
        int nights = careType == "short_stay" ? Nights() : 0;
        DateOnly born = careCase.DeliveryDay;
        (DateOnly First, DateOnly Last)? window = NaiveInterpreter.For(_rulebook, Within(born.AddDays(60)), careCase).WindowOf(careType);
        DateOnly day = draw.Below(100) switch
        {
            < 25 when window is { } open => open.Last.AddDays(draw.One([-1, 0, 0, 1]) - nights),
            < 37 when window is { } open => open.First.AddDays(draw.One([-1, 0, 0, 1])),
            < 49 => Near(Landmarks(), born),
            < 58 => born.AddDays(draw.Between(-5, 450)),
            _ => born.AddDays(draw.Between(8, 120)),
        };
        day = Within(day);
        if (careType != "short_stay")
            return Visit(careType, day);
        bool hasTimes = CountsBegunDays() && draw.Chance(60);
        return hasTimes && nights > 0
            ? new BookingFacts(careType, day, day.AddDays(nights), new TimeOnly(draw.Between(9, 15), 0), new TimeOnly(draw.Between(9, 15), 0))
            : new BookingFacts(careType, day, day.AddDays(nights));
    }

    private bool CountsBegunDays() => BlockFor("fees", "short_stay")?["unit"].Is("begun_day") == true;

    private DateOnly Near(IReadOnlyList<DateOnly> landmarks, DateOnly born)
    {
        DateOnly day = landmarks.Count == 0 ? born : draw.One(landmarks).AddDays(draw.Between(-3, 3));
        return day > born ? day : born.AddDays(draw.Between(20, 300));
    }

    private int Nights()
    {
        int longest = BlockFor("stay_lengths", "short_stay")?["longest_nights"].Number ?? 3;
        return draw.Below(100) switch { < 4 => 0, < 45 => draw.Between(1, 4), < 92 => longest + draw.One([-1, 0, 0, 1]), _ => draw.Between(7, 30) };
    }

    private BookingFacts Visit(string careType, DateOnly day)
    {
        const int Day = 24 * 60 * 60;
        Node? hours = BlockFor("hours", careType);
        int from = Seconds(hours?["from"].Time ?? new TimeOnly(10, 0)), until = Seconds(hours?["until"].Time ?? new TimeOnly(16, 0));
        int longest = (hours?["longest_minutes"].Number ?? 180) * 60;
        int length = draw.Below(100) switch { < 25 => longest, < 33 => longest + draw.One([-1, 1, 60]), < 95 => draw.Between(1, longest / 600) * 600, _ => draw.Between(1, longest) };
        int start = draw.Below(100) switch
        {
            < 22 => from,
            < 30 => from - draw.One([1, 60, 3600]),
            < 46 => until - length,
            < 54 => until - length + draw.One([1, 60, 3600]),
            _ => from + (draw.Below((until - from) / 900) * 900),
        };
        start = Math.Clamp(start, 0, Day - 2);
        return new BookingFacts(careType, day, day, TimeOf(start), TimeOf(Math.Min(start + length, Day - 1)));
    }

    private ResidenceFacts ResidenceAround(BookingFacts booking, DateOnly? application) => draw.Below(100) switch
    {
        < 48 => ResidenceFacts.Here,
        < 54 => new ResidenceFacts("unknown"),
        < 60 => new ResidenceFacts("not_resident"),
        < 75 => new ResidenceFacts("resident", booking.FirstDay.AddDays(draw.One([-1, 0, 0, 1]))),
        < 90 => new ResidenceFacts("resident", null, booking.LastDay.AddDays(draw.One([-1, 0, 0, 1]))),
        _ => new ResidenceFacts("resident", (application ?? booking.FirstDay).AddDays(draw.One([-1, 0, 0, 1])), booking.LastDay.AddDays(draw.Between(0, 400))) is { } both
            && both.From <= both.Until ? both : ResidenceFacts.Here,
    };

    private long? Price() => draw.Below(100) switch { < 20 => null, < 40 => draw.One([2_500, 15_000, 25_000, 28_000, 29_000, 30_000, 32_500, 32_501]), < 60 => draw.Between(1, 60_000), _ => draw.Between(1, 60) * 1_000 };

    private static int Seconds(TimeOnly time) => (int)(time.Ticks / TimeSpan.TicksPerSecond);

    private static TimeOnly TimeOf(int seconds) => new(seconds * TimeSpan.TicksPerSecond);
}
