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

        int before = _history.Where(use => use.IsTaken && use.Booking.FirstDay < booking.FirstDay && block["care"].Has(use.Booking.CareType))
            .Sum(use => UnitsOf(block["unit"], use.Booking));
        bool dayByDay = block.Find("across_amendments")?.Is("day_by_day", "first_day") == true;
        long fee = 0, relieved = 0;
        for (int i = 0; i < UnitsOf(block["unit"], booking); i++)
        {
            Node? own = dayByDay ? Find("fees", booking.CareType, TermsOn(booking.FirstDay.AddDays(i))).Block : block;
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

    private long? PriceOfUnit(Node block, Unit unit)
    {
        Node? price = block.Find("price") ?? (_case.HouseholdClass == "unknown" ? null : block["price_by_class"][_case.HouseholdClass]);
        long? own = price is null ? null : Price(price, unit);
        return _case.Infants <= 1 || block.Find("per_further_infant") is not { } addition ? own : own + (Price(addition, unit) * (_case.Infants - 1));
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
