using TottoriCare.Oracles.Cases;

namespace TottoriCare.Oracles.Naive;

internal sealed partial class NaiveInterpreter
{
    // Whether every pool covers the use: what is beyond a cap never has the scheme's price.
    private bool TestPools(BookingFacts booking, Node pools)
    {
        bool covered = true;
        foreach (string name in pools.Members.Keys)
            covered &= TestPool(booking, name, pools, RuleStatus.Noted);
        return covered;
    }

    // Whether the use lies within every cap beyond which it is at full cost.
    private bool TestFullCost(BookingFacts booking)
    {
        bool covered = true;
        foreach (string name in Stated("pools")?.Members.Where(pool => pool.Value["beyond_cap"].Is("at_full_cost", "refused")).Select(pool => pool.Key) ?? [])
            covered &= TestPool(booking, name, Stated("pools")!, RuleStatus.NeedsReview);
        return covered;
    }

    // Whether one pool covers the use, and how grave it is where the use is at full cost.
    private bool TestPool(BookingFacts booking, string name, Node pools, RuleStatus atFullCost)
    {
        Node pool = pools[name];
        if (DrawOf(booking.CareType, name, pools) is not var (unit, weight))
            return true;
        int requested = UnitsOf(unit, booking) * weight;
        long remaining = GiveQuota(name, pools, booking.FirstDay, requested);
        bool fits = requested <= remaining;
        Say(pool, fits ? RuleStatus.Met : LeavesCapOpen(pool) ? RuleStatus.NeedsReview
            : pool["beyond_cap"].Is("at_full_cost", "refused") ? atFullCost : RuleStatus.NotMet, fits && requested + weight > remaining);
        if (pool["granted_elsewhere"].Is("needs_review") && _history.Any(use => use.GrantedElsewhere && Count(use.Booking, name, pools) is not null))
            Say(pool, RuleStatus.NeedsReview);
        ReviewLate(name, pools, booking.FirstDay);
        return fits;
    }

    private Answer Quota(DateOnly day)
    {
        _answer.Outcome = Stated("pools") is null ? "not_stated" : "stated";
        TurnTo("pools", pools =>
        {
            foreach ((string name, Node pool) in pools.Members)
            {
                GiveQuota(name, pools, day);
                Say(pool, LeavesCapOpen(pool) ? RuleStatus.NeedsReview : RuleStatus.Noted);
                ReviewLate(name, pools, day);
            }
        });
        ReportUnmodelled(["quota"], null);
        return _answer;
    }

    // What is used and booked of a pool, use by use; what remains of it.
    private long GiveQuota(string name, Node pools, DateOnly day, int? requested = null)
    {
        Node pool = pools[name];
        int cap = CapOf(pool), used = 0, booked = 0;
        bool countsElsewhere = pool["granted_elsewhere"].Is("counted");
        foreach (UseFacts use in _history)
        {
            if (DrawOf(use.Booking.CareType, name, pools) is not var (unit, weight) || !IsOfPeriod(use, pool, day) || (use.GrantedElsewhere && !countsElsewhere))
                continue;
            bool plans = pool["booked_nights_count"].Flag && use.PlannedLastDay is not null;
            int nights = Math.Max(use.Booking.Nights, plans ? use.PlannedLastDay!.Value.DayNumber - use.Booking.FirstDay.DayNumber : 0);
            int asBooked = UnitsOf(unit, use.Booking) * weight;
            bool exhausts = nights >= pool.Find("exhausted_by_stay_of_nights")?.Number;
            if (use.State == "booked")
                booked += exhausts ? cap : asBooked;
            else if (use.State == "used")
                used += exhausts ? cap : plans ? UnitsOf(unit, nights) * weight : asBooked;
            else if (use.IsGivenUpLate)
                used += pool["late_cancellation_counts"].Is("whole") ? asBooked : pool["late_cancellation_counts"].Is("one") ? UnitsOf(unit, use.Booking.IsStay ? 1 : 0) * weight : 0;
        }

        long remaining = Math.Max(0, cap - used - booked);
        _answer.Give(("cap", cap), ("used", used), ("booked", booked), ("requested", requested), ("remaining", remaining));
        return remaining;
    }

    public int CapOf(Node pool)
    {
        int cap = pool["cap"].Number, infants = Math.Max(1, InfantsOf(pool));
        Node multiple = pool["multiple_birth"];
        if (!multiple.IsObject)
            return multiple.Is("not_stated") || multiple.Is("none", "times_infants") ? cap : cap * infants;
        Node[] caps = multiple.Find("caps_from_two_infants")?.Items ?? [];
        return caps.Length == 0 ? cap + (multiple["per_further_infant"].Number * (infants - 1)) : infants == 1 ? cap : caps[Math.Min(infants - 2, caps.Length - 1)].Number;
    }

    private int InfantsOf(Node pool) => pool["infants_counted"].Is("born_alive", "cared_for") ? _case.InfantsAtBirth ?? _case.Infants : _case.Infants;

    private bool LeavesCapOpen(Node pool) => pool["multiple_birth"].Is("not_stated") && InfantsOf(pool) > 1;

    private void ReviewLate(string name, Node pools, DateOnly day)
    {
        if (pools[name]["late_cancellation_counts"].Is("not_stated")
            && _history.Any(use => use.IsGivenUpLate && Count(use.Booking, name, pools) is not null && IsOfPeriod(use, pools[name], day)))
        {
            Say(pools[name], RuleStatus.NeedsReview);
        }
    }

    private static bool IsOfPeriod(UseFacts use, Node pool, DateOnly day) =>
        !pool["per"].Is("fiscal_year", "birth") || use.Booking.FirstDay.AddMonths(-3).Year == day.AddMonths(-3).Year;

    /// <summary>What a booking takes of a pool; nothing where it does not draw on it.</summary>
    public static int? Count(BookingFacts booking, string name, Node pools) =>
        DrawOf(booking.CareType, name, pools) is var (unit, weight) ? UnitsOf(unit, booking) * weight : null;

    // A pool counts the care that it names, and what the pools within it name and it does not, in their unit.
    private static (Node Unit, int Weight)? DrawOf(string careType, string name, Node pools)
    {
        if (!pools[name]["care"].Has(careType))
            return pools.Members.Where(inner => inner.Value.Find("within")?.Is(name) == true).Select(inner => DrawOf(careType, inner.Key, pools)).FirstOrDefault(draw => draw is not null);
        Node count = pools[name]["count"].IsObject ? pools[name]["count"][careType] : pools[name]["count"];
        return count.IsObject ? (count["unit"], count["weight"].Number) : (count, 1);
    }

    private static int UnitsOf(Node unit, BookingFacts booking) =>
        UnitsOf(unit, booking.Nights) + (unit.Is("begun_day") && booking.Nights > 0 && booking.EndsAt > booking.StartsAt ? 1 : 0);

    private static int UnitsOf(Node unit, int nights) => unit.Text switch
    {
        "night" => nights,
        "day" => nights + 1,
        "use" => 1,
        "night_or_one" or "begun_day" => Math.Max(1, nights),
        _ => throw unit.Unknown(),
    };
}
