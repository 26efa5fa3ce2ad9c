using TottoriCare.Care;
using TottoriCare.Grants;

namespace TottoriCare.Rulebooks.Reader;

/// <summary>Reads what a prefecture grants to facilities.</summary>
internal sealed class GrantReader(TermsReader terms)
{
    private const int FirstFiscalYear = 1999;
    private const int LastFiscalYear = 2050;
    private const int LargestTerm = 1_000;

    // Every year that a rulebook can name, one before them and one after, which stand for all earlier and all later ones.
    private static readonly IReadOnlyList<FiscalYear> s_years =
        [.. Enumerable.Range(FirstFiscalYear - 1, LastFiscalYear - FirstFiscalYear + 3).Select(year => new FiscalYear(year))];

    public GrantTerms Read(Place place)
    {
        Block block = place.AsBlock();
        GrantFacilityTerms? facility = block.Require("facility") is { } facilityPlace ? Facility(facilityPlace.AsBlock()) : null;
        var grant = new GrantTerms(
            facility!,
            block.Require("costs") is { } costs ? Costs(costs.AsBlock()) : null!,
            block.Require("cap") is { } cap ? Cap(cap.AsBlock(), facility?.CareTypes ?? []) : null!);
        block.NothingElse();
        return grant;
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
        Place? untilPlace = block.Find("until_fiscal_year");
        FiscalYear? from = Year(block.Find("from_fiscal_year"));
        FiscalYear? until = Year(untilPlace);
        BedCondition? beds = block.Require("beds")?.AsOneOf<BedCondition>();
        RequireOrder(from, until, untilPlace);
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
        var caps = new List<GrantCap>();
        foreach (KeyValuePair<string, Place> entry in amounts?.AsBlock().FewEntries ?? [])
        {
            GrantCap amount = Amount(entry.Value.AsBlock());
            if (amount.CareType is null)
                continue;

            RefuseOverlap(caps, amount, entry.Value);
            caps.Add(amount);
        }

        foreach (GrantedCareType care in granted)
            RequireCap(care, caps, amounts);
        var cap = new GrantCapTerms(
            terms.Rule(block),
            caps,
            block.Require("bounds")?.AsOneOf<GrantCapOn>()!,
            block.Require("counted_over")?.AsOneOf<GrantCapPeriod>()!);
        block.NothingElse();
        return cap;
    }

    // Two amounts for one kind of care in one year would both hold, and which of them is meant would be a guess.
    private static void RefuseOverlap(List<GrantCap> caps, GrantCap amount, Place place)
    {
        if (s_years.FirstOrDefault(year => amount.Holds(year) && caps.Any(cap => cap.CareType == amount.CareType && cap.Holds(year))) is { Year: > 1 } twice)
        {
            place.Fault("PERIODS_OVERLAP",
                $"{amount.CareType.Title.Ja}の{twice.ToText(Language.Japanese)}には別の上限額がすでにあります。年度が重ならないようにしてください。",
                $"Another cap for {amount.CareType.Title.En} holds in {twice.ToText(Language.English)} already; let their years not overlap.");
        }
    }

    // Care that opens the grant in a year without a cap would be granted nothing.
    private static void RequireCap(GrantedCareType care, List<GrantCap> caps, Place? amounts)
    {
        if (caps.All(cap => cap.CareType != care.CareType))
        {
            amounts?.Fault("CAP_MISSING", $"{care.CareType.Title.Ja}の上限額がありません。助成の対象となる種類には上限額が必要です。",
                $"There is no cap for {care.CareType.Title.En}; care that opens the grant needs one.");
        }
        else if (s_years.FirstOrDefault(year => care.Holds(year) && caps.All(cap => cap.CareType != care.CareType || !cap.Holds(year))) is { Year: > 1 } none)
        {
            amounts?.Fault("PERIODS_GAPPED",
                $"{care.CareType.Title.Ja}の{none.ToText(Language.Japanese)}の上限額がありません。助成の対象となる年度が途切れないようにしてください。",
                $"There is no cap for {care.CareType.Title.En} in {none.ToText(Language.English)}; leave no gap in the years in which it opens the grant.");
        }
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
        if (until < from)
            place?.Fault("UNTIL_BEFORE_FROM", "終わりの年度が始まりより前になっています。", "The last fiscal year is before the first.");
    }

    private static CareType? CareTypeOf(string code, Place place)
    {
        if (CareType.TryFromName(code, out CareType type))
            return type;

        string known = string.Join(", ", CareType.List.OrderBy(one => one.Value).Select(one => one.Code));
        place.Fault("KEY_UNKNOWN", $"キーは次のいずれかにしてください: {known}", $"The key is one of {known}.");
        return null;
    }

    private static FiscalYear? Year(Place? place) =>
        place?.AsInteger(FirstFiscalYear, LastFiscalYear) is { } year ? new FiscalYear(year) : null;
}
