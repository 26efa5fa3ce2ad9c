using TottoriCare.Oracles.Cases;

namespace TottoriCare.Oracles.Naive;

internal sealed partial class NaiveInterpreter
{
    // Whether every pool covers the use: what is beyond a cap never has the scheme's price.
    private bool TestPools(BookingFacts booking)
    {
        TurnTo("pools");
        if (Stated("pools") is not { } pools)
        {
            NeedsReview();
            return true;
        }

        bool covered = true;
        foreach ((string name, Node pool) in pools.Members)
        {
            if (Count(booking, name, pools) is not { } requested)
                continue;
            long remaining = GiveQuota(name, pools, booking.FirstDay);
            bool fits = requested <= remaining;
            covered &= fits;
            _answer.Give("requested", requested);
            Say(pool, fits ? RuleStatus.Met : LeavesCapOpen(pool) ? RuleStatus.NeedsReview
                : Word(pool["beyond_cap"], "at_full_cost", "refused") ? RuleStatus.Noted : RuleStatus.NotMet, requested == remaining);
            if (pool["granted_elsewhere"].Is("needs_review") && _history.Any(use => use.GrantedElsewhere && Count(use.Booking, name, pools) is not null))
                Say(pool, RuleStatus.NeedsReview);
            ReviewLate(name, pools, booking.FirstDay);
        }

        return covered;
    }

    private Answer Quota(DateOnly day)
    {
        _answer.Outcome = Stated("pools") is null ? "not_stated" : "stated";
        if (Stated("pools") is not { } pools)
            NeedsReview();
        else
        {
            foreach ((string name, Node pool) in pools.Members)
            {
                GiveQuota(name, pools, day);
                Say(pool, LeavesCapOpen(pool) ? RuleStatus.NeedsReview : RuleStatus.Noted);
                ReviewLate(name, pools, day);
            }
        }

        ReportUnmodelled("quota", null);
        return _answer;
    }

    // What is used and booked of a pool, use by use; what remains of it.
    private long GiveQuota(string name, Node pools, DateOnly day)
    {
        Node pool = pools[name];
        int cap = CapOf(pool), used = 0, booked = 0;
        foreach (UseFacts use in _history)
        {
            if (Count(use.Booking, name, pools) is not { } asBooked || !IsOfPeriod(use, pool, day)
                || (use.GrantedElsewhere && !pool["granted_elsewhere"].Is("counted")))
            {
                continue;
            }

            int nights = use.Booking.Nights;
            bool plans = pool["booked_nights_count"].Flag && use.PlannedLastDay is not null;
            if (plans)
                nights = Math.Max(nights, use.PlannedLastDay!.Value.DayNumber - use.Booking.FirstDay.DayNumber);
            bool exhausts = pool.Find("exhausted_by_stay_of_nights") is { } most && nights >= most.Number;
            if (use.State == "booked")
                booked += exhausts ? cap : asBooked;
            else if (use.State == "used")
                used += exhausts ? cap : plans ? OfNights(nights, use.Booking.CareType, name, pools) : asBooked;
            else if (use.IsGivenUpLate)
                used += pool["late_cancellation_counts"].Text switch
                {
                    "none" or "not_stated" => 0,
                    "whole" => asBooked,
                    "one" => OfNights(1, use.Booking.CareType, name, pools),
                    _ => throw pool["late_cancellation_counts"].Unknown(),
                };
        }

        long remaining = Math.Max(0, cap - used - booked);
        _answer.Give("cap", cap);
        _answer.Give("used", used);
        _answer.Give("booked", booked);
        _answer.Give("remaining", remaining);
        return remaining;
    }

    private int InfantsOf(Node pool) => Word(pool["infants_counted"], "born_alive", "cared_for") ? Case.InfantsAtBirth ?? Case.Infants : Case.Infants;

    public int CapOf(Node pool)
    {
        int cap = pool["cap"].Number, infants = Math.Max(1, InfantsOf(pool));
        Node multiple = pool["multiple_birth"];
        if (multiple.Is("none") || multiple.Is("not_stated"))
            return cap;
        if (multiple.Is("times_infants"))
            return cap * infants;
        if (multiple.Find("per_further_infant") is { } more)
            return cap + (more.Number * (infants - 1));
        IReadOnlyList<Node> caps = multiple["caps_from_two_infants"].Items;
        return infants == 1 ? cap : caps[Math.Min(infants - 2, caps.Count - 1)].Number;
    }

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
        !Word(pool["per"], "fiscal_year", "birth") || FiscalYearOf(use.Booking.FirstDay) == FiscalYearOf(day);

    /// <summary>What a booking takes of a pool; nothing where it does not draw on it.</summary>
    public static int? Count(BookingFacts booking, string name, Node pools) =>
        DrawOf(booking.CareType, name, pools) is var (unit, weight) ? UnitsOf(unit, booking) * weight : null;

    private static int OfNights(int nights, string careType, string name, Node pools) =>
        DrawOf(careType, name, pools) is var (unit, weight) ? UnitsOf(unit, nights) * weight : 0;

    // A pool counts the care that it names, and what the pools within it name and it does not, in their unit.
    private static (Node Unit, int Weight)? DrawOf(string careType, string name, Node pools)
    {
        Node pool = pools[name];
        if (pool["care"].Has(careType))
        {
            Node count = pool["count"].IsObject ? pool["count"][careType] : pool["count"];
            return count.IsObject ? (count["unit"], count["weight"].Number) : (count, 1);
        }

        foreach ((string inner, Node other) in pools.Members)
        {
            if (other.Find("within")?.Is(name) == true && DrawOf(careType, inner, pools) is { } draw)
                return draw;
        }

        return null;
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
