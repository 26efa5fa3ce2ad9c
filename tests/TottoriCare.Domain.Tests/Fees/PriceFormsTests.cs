using TottoriCare.Domain.Tests.Fixtures;
using TottoriCare.Fees;
using TottoriCare.Rules;

namespace TottoriCare.Domain.Tests.Fees;

/// <summary>単価の形: what each form comes to, and what it has to be told.</summary>
public class PriceFormsTests
{
    private static readonly Price s_thousand = new FixedPrice(new Yen(1_000));
    private static readonly Price s_twoThousand = new FixedPrice(new Yen(2_000));
    private static readonly Price s_lessShare = new FacilityPriceLessShare(new Yen(25_000));
    private static readonly Price s_percentage = new FacilityPercentage(10, Rounding.Down, new Yen(10), new Yen(3_000));
    private static readonly Price s_meals = new MealsPrice();
    private static readonly Price s_unpublished = new UnpublishedPrice();
    private static readonly Price s_byUse = new SteppedPrice([new PriceStep(2, s_thousand), new PriceStep(null, s_twoThousand)], StepsOf.Uses);
    private static readonly Price s_byMinute = new SteppedPrice([new PriceStep(120, s_thousand), new PriceStep(null, s_twoThousand)], StepsOf.Minutes);
    private static readonly Price s_byUnit = new SteppedPrice([new PriceStep(1, s_thousand), new PriceStep(3, s_twoThousand), new PriceStep(null, s_meals)], StepsOf.Units);

    [Theory]
    [InlineData(24_999, 0)]
    [InlineData(25_000, 0)]
    [InlineData(25_001, 1)]
    public void The_facilitys_price_less_a_share_is_never_below_0(int facility, int price) =>
        s_lessShare.AmountOf(Unit(facility: facility)).ShouldBe(new Yen(price));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(199, 10)] // 19.9 yen, down to ten
    [InlineData(29_999, 2_990)]
    [InlineData(30_000, 3_000)]
    [InlineData(30_100, 3_000)] // at most
    public void A_percentage_is_rounded_to_its_step_and_cut_at_its_bound(int facility, int price) =>
        s_percentage.AmountOf(Unit(facility: facility)).ShouldBe(new Yen(price));

    [Theory]
    [InlineData(1, 1_000)]
    [InlineData(2, 2_000)]
    [InlineData(3, 2_000)]
    [InlineData(4, 700)]
    public void The_units_of_a_booking_have_steps_of_their_own(int number, int price) =>
        s_byUnit.AmountOf(Unit(number: number, meals: 700)).ShouldBe(new Yen(price));

    [Theory]
    [InlineData(2, 1_000)]
    [InlineData(3, 2_000)]
    public void So_have_the_uses_of_a_history(int use, int price) => s_byUse.AmountOf(Unit(use: use)).ShouldBe(new Yen(price));

    [Theory]
    [InlineData(120, 1_000)]
    [InlineData(121, 2_000)]
    [InlineData(null, null)] // a stay has no length
    public void So_has_the_length_of_a_visit(int? minutes, int? price) =>
        s_byMinute.AmountOf(Unit(minutes: minutes)).ShouldBe(price is { } yen ? new Yen(yen) : null);

    [Fact]
    public void The_greatest_and_the_least_of_several_are_what_they_say_in_any_order()
    {
        new ExtremePrice([s_thousand, s_twoThousand, s_thousand], isGreatest: true).AmountOf(Unit()).ShouldBe(new Yen(2_000));
        new ExtremePrice([s_twoThousand, s_thousand, s_twoThousand], isGreatest: false).AmountOf(Unit()).ShouldBe(new Yen(1_000));
        new ExtremePrice([s_thousand, s_twoThousand], isGreatest: false).AmountOf(Unit()).ShouldBe(new Yen(1_000));
        new ExtremePrice([s_twoThousand, s_thousand], isGreatest: true).AmountOf(Unit()).ShouldBe(new Yen(2_000));
    }

    [Fact]
    public void A_price_of_which_a_part_is_not_known_is_not_known()
    {
        foreach (Price part in new[] { s_lessShare, s_percentage, s_meals, s_unpublished })
        {
            part.AmountOf(Unit()).ShouldBeNull();
            new SumPrice([s_thousand, part]).AmountOf(Unit()).ShouldBeNull();
            new ExtremePrice([s_thousand, part], isGreatest: true).AmountOf(Unit()).ShouldBeNull();
        }
    }

    // What one part has to be told, the whole has to be told, wherever the part stands.
    [Fact]
    public void A_form_asks_for_what_any_of_its_parts_asks_for()
    {
        (Price Part, bool FacilityPrice, bool Meals, bool Length, bool NthUse, bool Published)[] parts =
        [
            (s_twoThousand, false, false, false, false, true),
            (s_lessShare, true, false, false, false, true),
            (s_percentage, true, false, false, false, true),
            (s_meals, false, true, false, false, true),
            (s_unpublished, false, false, false, false, false),
            (s_byUse, false, false, false, true, true),
            (s_byMinute, false, false, true, false, true),
            (s_byUnit, false, true, false, false, true),
        ];
        foreach ((Price part, bool facilityPrice, bool meals, bool length, bool nthUse, bool published) in parts)
        {
            Price[] forms =
            [
                part, new SumPrice([s_thousand, part]), new ExtremePrice([part, s_thousand], isGreatest: true),
                new SteppedPrice([new PriceStep(1, s_thousand), new PriceStep(null, part)], StepsOf.Units),
            ];
            foreach (Price form in forms)
            {
                (form.NeedsFacilityPrice, form.NeedsMeals, form.NeedsLength, form.NeedsNthUse, form.IsPublished)
                    .ShouldBe((facilityPrice, meals, length, nthUse, published), $"{form.GetType().Name} of {part.GetType().Name}");
            }
        }
    }

    private static PricedUnit Unit(int number = 1, int use = 1, int? facility = null, int? meals = null, int? minutes = null) =>
        new(number, use, facility is { } price ? new Yen(price) : null, meals is { } eaten ? new Yen(eaten) : null, minutes);
}
