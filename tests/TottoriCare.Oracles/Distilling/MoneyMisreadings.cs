using TottoriCare.Oracles.Cases;

namespace TottoriCare.Oracles.Distilling;

/// <summary>助成と分担の読み違い: a part of an application that is not seen, or a year or a cost taken for another.</summary>
internal static class MoneyMisreadings
{
    private static readonly string[] s_costKinds = ["construction", "extension_or_alteration", "equipment", "rent", "other"];
    private static readonly string[] s_sharedCosts = ["waived_fee", "care_cost", "cancellation_charge"];

    public static readonly Misreading[] All =
    [
        OfGrant("first care type only", asked => asked with { CareTypes = [.. asked.CareTypes.Take(1)] }),
        OfGrant("last care type only", asked => asked with { CareTypes = [.. asked.CareTypes.TakeLast(1)] }),
        OfGrant("first cost only", asked => asked with { Costs = [.. asked.Costs.Take(1)] }),
        OfGrant("last cost only", asked => asked with { Costs = [.. asked.Costs.TakeLast(1)] }),
        OfGrant("greatest cost only", asked => asked with { Costs = [.. asked.Costs.OrderByDescending(cost => cost.Yen).Take(1)] }),
        OfGrant("costs of one kind counted once", asked => asked with { Costs = [.. asked.Costs.DistinctBy(cost => cost.Kind)] }),
        .. s_costKinds.Select(kind => OfGrant($"{kind} overlooked", asked =>
            asked.Costs.Any(cost => cost.Kind != kind) ? asked with { Costs = [.. asked.Costs.Where(cost => cost.Kind != kind)] } : asked)),
        OfGrant("other costs taken as equipment", asked => asked with { Costs = [.. asked.Costs.Select(cost => cost.Kind == "other" ? cost with { Kind = "equipment" } : cost)] }),
        OfGrant("earlier grants overlooked", asked => asked with { EarlierGrants = [] }),
        OfGrant("first earlier grant only", asked => asked with { EarlierGrants = [.. asked.EarlierGrants.Take(1)] }),
        OfGrant("last earlier grant only", asked => asked with { EarlierGrants = [.. asked.EarlierGrants.TakeLast(1)] }),
        OfGrant("earlier grants of the year only", asked => asked with { EarlierGrants = [.. asked.EarlierGrants.Where(earlier => earlier.FiscalYear == asked.FiscalYear)] }),
        OfGrant("earlier grants of other years only", asked => asked with { EarlierGrants = [.. asked.EarlierGrants.Where(earlier => earlier.FiscalYear != asked.FiscalYear)] }),
        OfGrant("beds taken for granted", asked => asked with { HasBeds = true }),
        OfGrant("beds overlooked", asked => asked with { HasBeds = false }),
        OfGrant("any facility taken as a midwifery home", asked => asked with { Facility = "midwifery_home" }),
        OfGrant("a year earlier", asked => asked with { FiscalYear = asked.FiscalYear - 1 }),
        OfGrant("a year later", asked => asked with { FiscalYear = asked.FiscalYear + 1 }),
        OfShare("a year earlier", asked => asked with { FiscalYear = asked.FiscalYear - 1 }),
        OfShare("a year later", asked => asked with { FiscalYear = asked.FiscalYear + 1 }),
        OfShare("a yen more", asked => asked with { Total = asked.Total + 1 }),
        OfShare("a yen less", asked => asked.Total > 0 ? asked with { Total = asked.Total - 1 } : asked),
        OfShare("cut to hundreds", asked => asked with { Total = asked.Total / 100 * 100 }),
        .. Misreading.ForPairs(s_sharedCosts, (cost, other) => OfShare($"{cost} as {other}", asked => asked.Cost == cost ? asked with { Cost = other } : asked)),
    ];

    private static Misreading OfGrant(string name, Func<GrantQuestion, GrantQuestion> read) => Misreading.Of(name, read);

    private static Misreading OfShare(string name, Func<ShareQuestion, ShareQuestion> read) => Misreading.Of(name, read);
}
