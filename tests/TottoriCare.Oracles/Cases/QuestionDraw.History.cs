using TottoriCare.Oracles.Naive;

namespace TottoriCare.Oracles.Cases;

internal sealed partial class QuestionDraw
{
    private const int MostUses = 70;

    // Uses that fill a pool up to what the booking still fits in, one less or one more; and what lies beside the booking.
    private List<UseFacts> History(CareCaseFacts careCase, BookingFacts booking)
    {
        var uses = new List<UseFacts>();
        if (draw.Chance(12))
            return uses;
        if (booking.IsStay && draw.Chance(25))
            uses.Add(Taken(StayBeside(booking)));
        if (draw.Chance(15))
            uses.Add(Taken(Visit(draw.One(["day_service", "outreach"]), booking.FirstDay.AddDays(draw.One([0, 0, booking.Nights])))));
        if (!booking.IsStay && draw.Chance(8))
            uses.Add(Taken(new BookingFacts("short_stay", booking.FirstDay.AddDays(-draw.Between(0, 2)), booking.FirstDay.AddDays(draw.Between(0, 1)))));
        if (Terms.Find("pools") is { IsObject: true } pools)
            Fill(uses, careCase, booking, pools);
        for (int left = draw.Below(100) switch { < 70 => 0, < 90 => 1, _ => 2 }; left > 0; left--)
            uses.Add(Other(booking));
        return uses;
    }

    private void Fill(List<UseFacts> uses, CareCaseFacts careCase, BookingFacts booking, Node pools)
    {
        NaiveInterpreter terms = NaiveInterpreter.For(_rulebook, booking.FirstDay, careCase);
        DateOnly day = booking.FirstDay;
        foreach ((string name, Node pool) in pools.Members)
        {
            if (NaiveInterpreter.Count(booking, name, pools) is not { } requested)
                continue;
            int left = terms.CapOf(pool) - requested + draw.One([-1, 0, 0, 0, 1, 1]);
            if (draw.Chance(30))
                left = draw.Below(Math.Max(1, left));
            foreach (UseFacts use in uses)
                left -= NaiveInterpreter.Count(use.Booking, name, pools) ?? 0;
            IReadOnlyList<Node> types = pool["care"].Items;
            while (left > 0 && uses.Count < MostUses)
            {
                day = day.AddDays(-draw.One([0, 1, 1, 2, 3, 5]));
                BookingFacts past = draw.One(types).Is("short_stay") ? PastStay(day, draw.Between(1, 4)) : Visit(draw.One(types).Text, day);
                if (past.CareType == "short_stay" && NaiveInterpreter.Count(past, name, pools) > left)
                    past = PastStay(day, 1);
                day = past.FirstDay.AddDays(past.IsStay ? 0 : -1);
                left -= Math.Max(1, NaiveInterpreter.Count(past, name, pools) ?? 1);
                if (day < s_firstDay)
                    return;
                uses.Add(Taken(past));
            }
        }
    }

    // A stay that ends where the booking begins, or begins where it ends, about as long as both together may be.
    private BookingFacts StayBeside(BookingFacts booking)
    {
        int longest = BlockFor("stay_lengths", "short_stay")?["longest_nights"].Number ?? 3;
        int nights = Math.Max(draw.Chance(5) ? 0 : 1, longest + draw.One([-1, 0, 0, 1]) - booking.Nights);
        int gap = draw.One([0, 0, 0, 1, 1, 2, -1]);
        if (draw.Chance(60))
            return PastStay(booking.FirstDay.AddDays(-gap), nights);
        DateOnly first = booking.LastDay.AddDays(gap);
        return new BookingFacts("short_stay", first, first.AddDays(nights));
    }

    private static BookingFacts PastStay(DateOnly last, int nights) => new("short_stay", last.AddDays(-nights), last);

    private UseFacts Taken(BookingFacts booking) => new(booking, draw.Chance(60) ? "used" : "booked")
    {
        GrantedElsewhere = draw.Chance(4),
        PlannedLastDay = booking.IsStay && draw.Chance(10) ? booking.LastDay.AddDays(draw.Between(-1, 4)) : null,
    };

    private UseFacts Other(BookingFacts booking)
    {
        DateOnly day = Within(booking.FirstDay.AddDays(draw.Chance(70) ? -draw.Between(1, 60) : draw.Between(-200, 200)));
        string careType = draw.Chance(60) ? booking.CareType : draw.One<string>(s_careTypes);
        BookingFacts other = careType == "short_stay" ? new BookingFacts(careType, day, day.AddDays(draw.Between(0, 7))) : Visit(careType, day);
        return new UseFacts(other, draw.One(["cancelled_in_time", "cancelled_late", "no_show", "used", "booked"])) { GrantedElsewhere = draw.Chance(10) };
    }
}
