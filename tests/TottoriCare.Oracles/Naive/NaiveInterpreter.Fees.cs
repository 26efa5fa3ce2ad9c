using TottoriCare.Oracles.Cases;

namespace TottoriCare.Oracles.Naive;

internal sealed partial class NaiveInterpreter
{
    private sealed record Unit(int Number, int NthUse, long? FacilityPrice, long? Meals);

    // Unit by unit: its price, what each further infant adds, and what the relief takes off.
    private long? FeeOf(BookingFacts booking, RuleStatus gap)
    {
        if (For("fees", booking.CareType, _terms).Block is not { } block)
        {
            _answer.Say("", gap);
            return null;
        }

        int units = UnitsOf(block["unit"], booking), before = CountedBefore(booking, block);
        bool dayByDay = block.Find("across_amendments") is { } across && Word(across, "day_by_day", "first_day");
        long fee = 0, relieved = 0;
        for (int i = 0; i < units; i++)
        {
            Node? own = dayByDay ? For("fees", booking.CareType, TermsOn(booking.FirstDay.AddDays(i))).Block : block;
            var unit = new Unit(i + 1, before + i + 1, booking.FacilityPrice, booking.Meals);
            if (own is null || PriceOfUnit(own, unit) is not { } price)
            {
                Say(block, gap);
                return null;
            }

            fee += price;
            if (own.Find("relief") is { } relief && unit.NthUse <= relief["first_uses"].Number)
                relieved += Math.Min(relief["up_to_yen"].Yen, Math.Max(0, price - (relief["meals_excluded"].Flag ? unit.Meals ?? 0 : 0)));
        }

        Say(block, RuleStatus.Noted);
        if (relieved > 0 && block.Find("relief") is { } named)
            Say(named, RuleStatus.Noted);
        return fee - relieved;
    }

    private int CountedBefore(BookingFacts booking, Node block)
    {
        Node counted = block.Find("nth_use_counts") ?? block["care"];
        int before = 0;
        foreach (UseFacts use in _history)
        {
            if (use.IsTaken && use.Booking.FirstDay < booking.FirstDay && counted.Has(use.Booking.CareType))
                before += UnitsOf(block["unit"], use.Booking);
        }

        return before;
    }

    private long? PriceOfUnit(Node block, Unit unit)
    {
        Node? price = block.Find("price");
        if (price is null)
        {
            string household = Case.HouseholdClass != "unknown" ? Case.HouseholdClass : block.Find("unknown_class")?.Text ?? "needs_review";
            price = household == "needs_review" ? null : block["price_by_class"][household];
        }

        if (price is null || Price(price, unit) is not { } own)
            return null;
        int further = Math.Max(0, Case.Infants - 1);
        return further == 0 || block.Find("per_further_infant") is not { } addition ? own : own + (Price(addition, unit) * further);
    }

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

        if (price.Find("yen") is { } yen)
            return yen.Yen;
        if (price.Find("percent") is { } percent)
        {
            long? part = unit.FacilityPrice is { } whole ? Stepped(whole * percent.Number, 100, price.Find("step_yen")?.Yen ?? 1, price.Find("rounding")?.Text ?? "down") : null;
            return part is { } some && price.Find("at_most_yen") is { } most ? Math.Min(some, most.Yen) : part;
        }

        if (price.Find("facility_price_less_yen") is { } share)
            return unit.FacilityPrice is { } whole ? Math.Max(0, whole - share.Yen) : null;
        if (price.Find("by_unit") is { } byUnit)
            return Price(Step(byUnit, unit.Number), unit);
        if (price.Find("by_nth_use") is { } byUse)
            return Price(Step(byUse, unit.NthUse), unit);

        Node several = price.Find("greatest_of") ?? price.Find("least_of") ?? price.Find("sum_of") ?? throw price.Unknown();
        List<long?> prices = [.. several.Items.Select(one => Price(one, unit))];
        return prices.Contains(null) ? null : price.Find("sum_of") is not null ? prices.Sum() : price.Find("least_of") is not null ? prices.Min() : prices.Max();
    }

    private static Node Step(Node steps, int number) =>
        steps.Items.First(step => step.Find("through") is not { } through || number <= through.Number)["price"];

    // A part in whole steps of yen.
    private static long Stepped(long dividend, long divisor, long step, string rounding)
    {
        long whole = dividend / (divisor * step), left = dividend % (divisor * step);
        bool up = rounding switch
        {
            "down" => false,
            "up" => left > 0,
            "half_up" => left * 2 >= divisor * step,
            _ => throw new UnknownFormException($"the interpreter does not know the rounding {rounding}"),
        };
        return (up ? whole + 1 : whole) * step;
    }
}
