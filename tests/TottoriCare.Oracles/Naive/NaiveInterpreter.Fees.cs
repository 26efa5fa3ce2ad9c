using TottoriCare.Oracles.Cases;

namespace TottoriCare.Oracles.Naive;

internal sealed partial class NaiveInterpreter
{
    private sealed record Unit(int Number, int NthUse, long? FacilityPrice, long? Meals);

    // Unit by unit: its price, what each further infant adds, and what the relief takes off.
    private long? FeeOf(BookingFacts booking, RuleStatus gap)
    {
        if (Find("fees", booking.CareType, _terms).Block is not { } block)
        {
            _answer.Say("", gap);
            return null;
        }

        bool dayByDay = block.Find("across_amendments")?.Is("day_by_day", "first_day") == true;
        List<Node?> ofEachUnit = [.. Enumerable.Range(0, UnitsOf(block["unit"], booking))
            .Select(day => dayByDay ? Find("fees", booking.CareType, TermsOn(booking.FirstDay.AddDays(day))).Block : block)];
        if ((ofEachUnit.Exists(own => own is not null && AsksForTheNth(own)) ? UsesBefore(booking, block) : 0) is not { } before)
        {
            Say(block, gap);
            return null;
        }

        long fee = 0, relieved = 0;
        foreach ((int i, Node? own) in ofEachUnit.Index())
        {
            var unit = new Unit(i + 1, before + i + 1, booking.FacilityPrice, booking.Meals);
            if (own is null || PriceOfUnit(own, unit) is not { } price)
            {
                Say(block, gap);
                return null;
            }

            fee += price;
            if (price == 0 || own.Find("relief") is not { } relief || unit.NthUse > relief["first_uses"].Number)
                continue;
            if ((relief["meals_excluded"].Flag ? WithoutMeals(own, unit, price) : price) is not { } relievable)
            {
                Say(relief, gap);
                return null;
            }

            relieved += Math.Min(relief["up_to_yen"].Yen, relievable);
        }

        Say(block, RuleStatus.Noted);
        if (relieved > 0 && block.Find("relief") is { } named)
            Say(named, RuleStatus.Noted);
        return fee - relieved;
    }

    private static bool AsksForTheNth(Node node) => node.IsObject
        ? node.Members.Any(member => member.Key is "relief" or "by_nth_use" || AsksForTheNth(member.Value))
        : node.IsList && node.Items.Any(AsksForTheNth);

    // The uses before the first day, each in the unit of its own fee; what no pool of its kind settles is open.
    private int? UsesBefore(BookingFacts booking, Node block)
    {
        int before = 0;
        foreach (UseFacts use in _history.Where(use => use.Booking.FirstDay < booking.FirstDay && (block.Find("nth_use_counts") ?? block["care"]).Has(use.Booking.CareType)))
        {
            Node unit = (Find("fees", use.Booking.CareType, _terms).Block ?? block)["unit"];
            string late = use.IsTaken ? "whole" : !use.IsGivenUpLate ? "none" : SaidByPools("late_cancellation_counts", use.Booking.CareType);
            string elsewhere = use.GrantedElsewhere ? SaidByPools("granted_elsewhere", use.Booking.CareType) : "counted";
            if (late == "none" || elsewhere == "not_counted")
                continue;
            if (late == "not_stated" || elsewhere == "needs_review")
                return null;
            before += !use.Booking.IsStay ? (unit.Is("night") || unit.Is("begun_day") ? 1 : UnitsOf(unit, 0)) : late == "one" ? UnitsOf(unit, 1) : UnitsOf(unit, use.Booking);
        }

        return before;
    }

    // The one word of all pools of a kind of care; without a pool, or with two words, it is open.
    private string SaidByPools(string key, string careType)
    {
        Node? pools = Stated("pools");
        List<string> said = pools is null ? [] : [.. pools.Members.Where(pool => DrawOf(careType, pool.Key, pools) is not null).Select(pool => pool.Value[key].Text).Distinct()];
        return said.Count == 1 ? said[0] : key == "granted_elsewhere" ? "needs_review" : "not_stated";
    }

    private long? WithoutMeals(Node block, Unit unit, long price)
    {
        if (unit.Meals is not { } meals)
            return null;
        Node form = AtUnit(FormOf(block, "price")!, unit);
        return Names(form, "meals") ? PriceOfUnit(block, unit with { Meals = 0 })
            : Names(form, "facility_price") && unit.FacilityPrice is { } whole ? PriceOfUnit(block, unit with { FacilityPrice = Math.Max(0, whole - meals) })
            : Math.Max(0, price - meals);
    }

    // Whether a price is read off the meals, or off the facility's price, anywhere within it.
    private static bool Names(Node price, string what) => price.IsObject
        ? price.Members.Any(member => (what == "facility_price" && member.Key is "percent" or "facility_price_less_yen")
            || Names(member.Value, what))
        : price.IsList ? price.Items.Any(item => Names(item, what)) : price.Is(what);

    private long? PriceOfUnit(Node block, Unit unit)
    {
        long? own = FormOf(block, "price") is { } price ? Price(price, unit) : null;
        if (own is null || _case.Infants <= 1)
            return own;
        bool byClass = block.Find("per_further_infant_by_class") is not null;
        bool isFree = AtUnit(FormOf(block, "price")!, unit) is var form && (form.Is("free") || (form.IsObject && form.Find("yen")?.Yen == 0));
        if (!byClass && (isFree || block.Find("per_further_infant") is null))
            return own;
        return FormOf(block, "per_further_infant") is { } addition ? own + (Price(addition, unit) * (_case.Infants - 1)) : null;
    }

    // What stands under a key, or under it by class; nothing for a class that is not known.
    private Node? FormOf(Node block, string key)
    {
        string household = _case.HouseholdClass == "unknown" ? block.Find("unknown_class")?.Text ?? "needs_review" : _case.HouseholdClass;
        return block.Find(key) ?? (household == "needs_review" ? null : block[$"{key}_by_class"][household]);
    }

    private static Node AtUnit(Node price, Unit unit) =>
        !price.IsObject ? price
        : price.Find("by_unit") is { } units ? AtUnit(Step(units, unit.Number), unit)
        : price.Find("by_nth_use") is { } uses ? AtUnit(Step(uses, unit.NthUse), unit)
        : price;

    private static long? Price(Node price, Unit unit)
    {
        if (!price.IsObject)
        {
            return price.Text switch
            {
                "free" => 0,
                "not_published" => null,
                "facility_price" => unit.FacilityPrice,
                "meals" => unit.Meals,
                _ => throw price.Unknown(),
            };
        }

        (string form, Node what) = price.Members.First(member => member.Key != "at_most_yen");
        return form switch
        {
            "yen" => what.Yen,
            "percent" => unit.FacilityPrice is { } whole ? Math.Min(whole * what.Number / 100, price.Find("at_most_yen")?.Yen ?? long.MaxValue) : null,
            "facility_price_less_yen" => unit.FacilityPrice is { } whole ? Math.Max(0, whole - what.Yen) : null,
            "by_unit" => Price(Step(what, unit.Number), unit),
            "by_nth_use" => Price(Step(what, unit.NthUse), unit),
            "greatest_of" => what.Items.Select(one => Price(one, unit)).Aggregate((left, right) => left is null || right is null ? null : Math.Max(left.Value, right.Value)),
            "sum_of" => what.Items.Select(one => Price(one, unit)).Aggregate((left, right) => left + right),
            _ => throw price.Unknown(),
        };
    }

    private static Node Step(Node steps, int number) => steps.Items.First(step => !(number > step.Find("through")?.Number))["price"];
}
