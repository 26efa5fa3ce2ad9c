using TottoriCare.Care;
using TottoriCare.Grants;

namespace TottoriCare.Rulebooks.Reader;

/// <summary>Reads what a prefecture grants to facilities.</summary>
internal sealed class GrantReader(TermsReader terms)
{
    private const int FirstFiscalYear = 1999;
    private const int LastFiscalYear = 2050;
    private const int LargestTerm = 1_000;

    public GrantTerms Read(Place place)
    {
        Block block = place.AsBlock();
        var grant = new GrantTerms(
            block.Require("facility") is { } facility ? Facility(facility.AsBlock()) : null!,
            block.Require("costs") is { } costs ? Costs(costs.AsBlock()) : null!,
            block.Require("cap") is { } cap ? Cap(cap.AsBlock()) : null!);
        block.NothingElse();
        return grant;
    }

    private GrantFacilityTerms Facility(Block block)
    {
        var facility = new GrantFacilityTerms(
            terms.Rule(block),
            [.. (block.Require("care")?.AsBlock().Entries ?? []).Select(entry => GrantedCareType(entry.Key, entry.Value))]);
        block.NothingElse();
        return facility;
    }

    private static GrantedCareType GrantedCareType(string code, Place place)
    {
        Block block = place.AsBlock();
        Place? until = block.Find("until_fiscal_year");
        var granted = new GrantedCareType(
            CareTypeOf(code, place),
            Year(block.Find("from_fiscal_year")),
            Year(until),
            block.Require("beds")?.AsOneOf<BedCondition>()!);
        RequireOrder(granted.From, granted.Until, until);
        block.NothingElse();
        return granted;
    }

    private GrantCostTerms Costs(Block block)
    {
        var costs = new GrantCostTerms(
            terms.Rule(block),
            [.. (block.Require("facilities")?.AsList(fewest: 1) ?? []).Select(kind => kind.AsOneOf<FacilityKind>())],
            [.. (block.Require("kinds")?.AsList(fewest: 1) ?? []).Select(kind => kind.AsOneOf<CostKind>())],
            block.Require("rate") is { } rate ? Rate(rate) : null!);
        block.NothingElse();
        return costs;
    }

    private static GrantRate Rate(Place place)
    {
        Block block = place.AsBlock();
        var rate = new GrantRate(
            block.Require("numerator")?.AsInteger(1, LargestTerm) ?? 1,
            block.Require("denominator")?.AsInteger(1, LargestTerm) ?? 1,
            block.Require("rounding")?.AsOneOf<Rounding>()!,
            new Yen(block.Require("step_yen")?.AsInteger(1, 1_000_000) ?? 1));
        if (rate.Numerator > rate.Denominator)
            place.Fault("RATE_ABOVE_ONE", "助成率は1以下にしてください。", "A rate is at most one.");
        block.NothingElse();
        return rate;
    }

    private GrantCapTerms Cap(Block block)
    {
        var cap = new GrantCapTerms(
            terms.Rule(block),
            [.. (block.Require("amounts")?.AsBlock().Entries ?? []).Select(entry => Amount(entry.Value.AsBlock()))],
            block.Require("bounds")?.AsOneOf<GrantCapOn>()!,
            block.Require("counted_over")?.AsOneOf<GrantCapPeriod>()!);
        block.NothingElse();
        return cap;
    }

    private static GrantCap Amount(Block block)
    {
        Place? until = block.Find("until_fiscal_year");
        var cap = new GrantCap(
            block.Require("care")?.AsOneOf<CareType>()!,
            block.Require("yen")?.AsYen() ?? Yen.Zero,
            Year(block.Find("from_fiscal_year")),
            Year(until));
        RequireOrder(cap.From, cap.Until, until);
        block.NothingElse();
        return cap;
    }

    private static void RequireOrder(FiscalYear? from, FiscalYear? until, Place? place)
    {
        if (from is { } first && until is { } last && last < first)
            place?.Fault("UNTIL_BEFORE_FROM", "終わりの年度が始まりより前になっています。", "The last fiscal year is before the first.");
    }

    private static CareType CareTypeOf(string code, Place place)
    {
        if (CareType.TryFromName(code, out CareType type))
            return type;

        string known = string.Join(", ", CareType.List.OrderBy(one => one.Value).Select(one => one.Code));
        place.Fault("KEY_UNKNOWN", $"キーは次のいずれかにしてください: {known}", $"The key is one of {known}.");
        return CareType.ShortStay;
    }

    private static FiscalYear? Year(Place? place) =>
        place is { } found ? new FiscalYear(found.AsInteger(FirstFiscalYear, LastFiscalYear)) : null;
}
