using TottoriCare.Care;
using TottoriCare.Grants;

namespace TottoriCare.Rulebooks.Reader;

/// <summary>Reads what a prefecture grants to facilities.</summary>
internal sealed class GrantReader(TermsReader terms)
{
    private const int LargestTerm = 1_000;

    public GrantTerms Read(Place place)
    {
        Block block = place.AsBlock();
        GrantFacilityTerms? facility = block.Require("facility") is { } facilityPlace ? Facility(facilityPlace.AsBlock()) : null;
        GrantCostTerms? costs = block.Require("costs") is { } costsPlace ? Costs(costsPlace.AsBlock()) : null;
        GrantCapTerms? cap = block.Require("cap") is { } capPlace ? Cap(capPlace.AsBlock(), facility?.CareTypes ?? []) : null;
        block.NothingElse();
        return new GrantTerms(facility!, costs!, cap!);
    }

    private GrantFacilityTerms Facility(Block block)
    {
        var facility = new GrantFacilityTerms(
            terms.Rule(block),
            [.. (block.Require("care")?.AsBlock().Entries ?? []).Select(entry => GrantedCareType(entry.Key, entry.Value)).OfType<GrantedCareType>()]);
        block.NothingElse();
        return facility;
    }

    private static GrantedCareType? GrantedCareType(string code, Place place)
    {
        Block block = place.AsBlock();
        (FiscalYear? from, FiscalYear? until) = FiscalYearReader.Span(block);
        BedCondition? beds = block.Require("beds")?.AsOneOf<BedCondition>();
        block.NothingElse();
        return CareTypeOf(code, place) is { } careType ? new GrantedCareType(careType, from, until, beds!) : null;
    }

    private GrantCostTerms Costs(Block block)
    {
        var costs = new GrantCostTerms(
            terms.Rule(block),
            [.. (block.Require("facilities")?.AsList(fewest: 1) ?? []).Select(kind => kind.AsOneOf<FacilityKind>()).OfType<FacilityKind>()],
            [.. (block.Require("kinds")?.AsList(fewest: 1) ?? []).Select(kind => kind.AsOneOf<CostKind>()).OfType<CostKind>()],
            block.Require("rate") is { } rate ? Rate(rate) : null!);
        block.NothingElse();
        return costs;
    }

    private static GrantRate Rate(Place place)
    {
        Block block = place.AsBlock();
        int? numerator = block.Require("numerator")?.AsInteger(1, LargestTerm);
        int? denominator = block.Require("denominator")?.AsInteger(1, LargestTerm);
        var rate = new GrantRate(
            numerator ?? 1,
            denominator ?? 1,
            block.Require("rounding")?.AsOneOf<Rounding>()!,
            new Yen(block.Require("step_yen")?.AsInteger(1, 1_000_000) ?? 1));
        if (numerator > denominator)
            place.Fault("RATE_ABOVE_ONE", "助成率は1以下にしてください。", "A rate is at most one.");
        block.NothingElse();
        return rate;
    }

    private GrantCapTerms Cap(Block block, IReadOnlyList<GrantedCareType> granted)
    {
        Place? amounts = block.Require("amounts");
        int faults = amounts?.FaultsSoFar ?? 0;
        List<(GrantCap Cap, Place Place)> named =
            [.. (amounts?.AsBlock().FewEntries ?? []).Select(entry => (Amount(entry.Value.AsBlock()), entry.Value))];

        // What can't be read is weighed against no other.
        if (amounts is { } sound && sound.FaultsSoFar == faults)
        {
            for (int i = 1; i < named.Count; i++)
                RefuseOverlap(named[i].Cap, named.Take(i), named[i].Place);
            foreach (GrantedCareType care in granted)
                RequireCap(care, [.. named.Select(one => one.Cap).Where(one => one.CareType == care.CareType)], sound);
        }

        var cap = new GrantCapTerms(
            terms.Rule(block),
            [.. named.Select(one => one.Cap)],
            block.Require("bounds")?.AsOneOf<GrantCapOn>()!,
            block.Require("counted_over")?.AsOneOf<GrantCapPeriod>()!);
        block.NothingElse();
        return cap;
    }

    // Two amounts for one kind of care in one year would both hold, and which of them is meant would be a guess.
    private static void RefuseOverlap(GrantCap cap, IEnumerable<(GrantCap Cap, Place Place)> others, Place place)
    {
        GrantCap[] ofOneKind = [.. others.Select(other => other.Cap).Where(other => other.CareType == cap.CareType)];
        if (FiscalYearReader.FirstYear(year => cap.Holds(year) && ofOneKind.Any(other => other.Holds(year))) is { } year)
        {
            place.Fault("PERIODS_OVERLAP",
                $"{cap.CareType.Title.Ja}の{year.ToText(Language.Japanese)}には別の上限額がすでにあります。年度が重ならないようにしてください。",
                $"Another cap for {cap.CareType.Title.En} holds in {year.ToText(Language.English)} already; let their years not overlap.");
        }
    }

    // Care that opens the grant in a year without a cap would be granted nothing.
    private static void RequireCap(GrantedCareType care, GrantCap[] caps, Place amounts)
    {
        if (caps.Length == 0)
        {
            amounts.Fault("CAP_MISSING", $"{care.CareType.Title.Ja}の上限額がありません。助成の対象となる種類には上限額が必要です。",
                $"There is no cap for {care.CareType.Title.En}; care that opens the grant needs one.");
        }
        else if (FiscalYearReader.FirstYear(year => care.Holds(year) && !caps.Any(cap => cap.Holds(year))) is { } year)
        {
            amounts.Fault("PERIODS_GAPPED",
                $"{care.CareType.Title.Ja}の{year.ToText(Language.Japanese)}の上限額がありません。助成の対象となる年度が途切れないようにしてください。",
                $"There is no cap for {care.CareType.Title.En} in {year.ToText(Language.English)}; leave no gap in the years in which it opens the grant.");
        }
    }

    private static GrantCap Amount(Block block)
    {
        (FiscalYear? from, FiscalYear? until) = FiscalYearReader.Span(block);
        var cap = new GrantCap(
            block.Require("care")?.AsOneOf<CareType>()!, block.Require("yen")?.AsYen() ?? Yen.Zero, from, until);
        block.NothingElse();
        return cap;
    }

    private static CareType? CareTypeOf(string code, Place place)
    {
        if (CareType.TryFromName(code, out CareType type))
            return type;

        string known = string.Join(", ", CareType.List.OrderBy(one => one.Value).Select(one => one.Code));
        place.Fault("KEY_UNKNOWN", $"キーは次のいずれかにしてください: {known}", $"The key is one of {known}.");
        return null;
    }
}
