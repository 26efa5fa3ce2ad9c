using TottoriCare.Care;
using TottoriCare.Caps;
using TottoriCare.Fees;

namespace TottoriCare.Rulebooks.Reader;

/// <summary>Reads what a user pays for care.</summary>
internal sealed class FeeReader(TermsReader terms, IReadOnlyDictionary<string, HouseholdClass> classes)
{
    private const int MostUses = 1_000;
    private const int MostNumber = 24 * 60;
    private const int MostStepYen = 1_000_000;

    public FeeTerms Read(Block block, IReadOnlyList<CareType> careTypes)
    {
        ClassPrices prices = Prices(block);
        ClassPrices? further = PerFurtherInfant(block);
        if (prices.NeedsLength || further is { NeedsLength: true })
            TermsReader.RequireFit(block, careTypes, forStays: false);
        return new FeeTerms
        {
            Rule = terms.Rule(block),
            Unit = TermsReader.UnitOf(block.Require("unit"), careTypes)!,
            Prices = prices,
            UnknownTreatedAs = ClassReader.UnknownTreatedAs(block.Find("unknown_class"), classes),
            PerFurtherInfant = further,
            Relief = block.Find("relief") is { } relief ? Relief(relief.AsBlock()) : null,
            CountedCareTypes = block.Find("nth_use_counts") is { } counted ? TermsReader.CareTypes(counted) : careTypes,
            DayByDay = block.Find("across_amendments")?.AsOneOf<AcrossAmendments>() == AcrossAmendments.DayByDay,
        };
    }

    private ClassPrices Prices(Block block)
    {
        Place? single = block.Find("price");
        Place? byClass = block.Find("price_by_class");
        if (single is null == byClass is null)
        {
            block.Fault("PRICE_OR_PRICE_BY_CLASS", "「price」と「price_by_class」のどちらか一方を書いてください。",
                "Give either \"price\" or \"price_by_class\", and not both.");
            return new ClassPrices([new FixedPrice(Yen.Zero)], isByClass: false);
        }

        return single is { } price ? ForEveryClass(price) : ByClass(byClass!.Value);
    }

    private ClassPrices? PerFurtherInfant(Block block)
    {
        Place? single = block.Find("per_further_infant");
        Place? byClass = block.Find("per_further_infant_by_class");
        if (single is not null && byClass is not null)
        {
            block.Fault("ADDITION_OR_ADDITION_BY_CLASS", "「per_further_infant」と「per_further_infant_by_class」は、どちらか一方だけを書いてください。",
                "Give \"per_further_infant\" or \"per_further_infant_by_class\", and not both.");
        }

        return single is { } addition ? ForEveryClass(addition) : byClass is { } additions ? ByClass(additions) : null;
    }

    private static ClassPrices ForEveryClass(Place place) => new([Price(place)], isByClass: false);

    private ClassPrices ByClass(Place place) => new(ClassReader.ByClass(place, classes, Price, new FixedPrice(Yen.Zero)), isByClass: true);

    private static Price Price(Place place)
    {
        if (place.IsText("free"))
            return new FixedPrice(Yen.Zero);
        if (place.IsText("not_published"))
            return new UnpublishedPrice();
        if (place.IsText("facility_price"))
            return new FacilityPercentage(100, Rounding.Down, new Yen(1), null);
        if (place.IsText("meals"))
            return new MealsPrice();
        if (place.IsObject)
            return Form(place);

        if (place.Number is { } yen and >= 0)
        {
            place.Expected($"金額のオブジェクト {{ \"yen\": {yen} }} ", $"the amount as {{ \"yen\": {yen} }}");
            return new FixedPrice(Yen.Zero);
        }

        place.Expected("free、not_published、facility_price、meals、又はオブジェクト（{ … }）",
            "free, not_published, facility_price, meals, or an object, { … }");
        return new FixedPrice(Yen.Zero);
    }

    private static Price Form(Place place)
    {
        Block block = place.AsBlock();
        Price? price =
            block.Find("yen") is { } yen ? new FixedPrice(yen.AsYen())
            : block.Find("percent") is { } percent ? Percentage(percent, block)
            : block.Find("facility_price_less_yen") is { } share ? new FacilityPriceLessShare(share.AsYen())
            : block.Find("greatest_of") is { } greatest ? new ExtremePrice(Several(greatest), isGreatest: true)
            : block.Find("least_of") is { } least ? new ExtremePrice(Several(least), isGreatest: false)
            : block.Find("sum_of") is { } sum ? new SumPrice(Several(sum))
            : block.Find("by_unit") is { } byUnit ? new SteppedPrice(Steps(byUnit), StepsOf.Units)
            : block.Find("by_nth_use") is { } byUse ? new SteppedPrice(Steps(byUse), StepsOf.Uses)
            : block.Find("by_minutes") is { } byMinutes ? new SteppedPrice(Steps(byMinutes), StepsOf.Minutes)
            : null;
        if (price is null)
        {
            place.Fault("FORM_MISSING",
                "yen、percent、facility_price_less_yen、greatest_of、least_of、sum_of、by_unit、by_nth_use、by_minutes のいずれか1つを書いてください。",
                "Give one of yen, percent, facility_price_less_yen, greatest_of, least_of, sum_of, by_unit, by_nth_use, by_minutes.");
        }
        else
        {
            block.NothingElse();
        }

        return price ?? new FixedPrice(Yen.Zero);
    }

    private static FacilityPercentage Percentage(Place percent, Block block) => new(
        percent.AsInteger(1, 100) ?? 1,
        block.Find("rounding")?.AsOneOf<Rounding>() ?? Rounding.Down,
        new Yen(block.Find("step_yen")?.AsInteger(1, MostStepYen) ?? 1),
        block.Find("at_most_yen")?.AsYen());

    private static IReadOnlyList<Price> Several(Place place)
    {
        List<Price> prices = [.. place.AsList(fewest: 2).Select(Price)];
        return prices.Count > 0 ? prices : [new FixedPrice(Yen.Zero)];
    }

    // Every step but the last says through which number it goes, and the numbers rise: no gap and no overlap.
    private static IReadOnlyList<PriceStep> Steps(Place place)
    {
        var steps = new List<PriceStep>();
        IReadOnlyList<Place> places = place.AsList(fewest: 2);
        int before = 0;
        for (int i = 0; i < places.Count; i++)
        {
            Block block = places[i].AsBlock();
            bool isLast = i == places.Count - 1;
            int? through = block.Find("through")?.AsInteger(1, MostNumber);
            if (isLast ? through is not null : through is null || through <= before)
            {
                block.Fault("STEPS_NOT_RISING", "最後の段階を除き、前の段階より大きい「through」を書いてください。最後の段階には書きません。",
                    "Give each step but the last a \"through\" above that of the step before, and the last step none.");
            }

            steps.Add(new PriceStep(through, block.Require("price") is { } price ? Price(price) : new FixedPrice(Yen.Zero)));
            before = through ?? before;
            block.NothingElse();
        }

        return steps.Count > 0 ? steps : [new PriceStep(null, new FixedPrice(Yen.Zero))];
    }

    private Relief Relief(Block block)
    {
        var relief = new Relief(
            terms.Rule(block),
            block.Require("up_to_yen")?.AsYen() ?? Yen.Zero,
            block.Require("first_uses")?.AsInteger(1, MostUses) ?? 1,
            block.Require("meals_excluded")?.AsBoolean() ?? false);
        block.NothingElse();
        return relief;
    }
}
