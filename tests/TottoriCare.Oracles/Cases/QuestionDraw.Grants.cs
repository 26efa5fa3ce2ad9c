using TottoriCare.Oracles.Naive;

namespace TottoriCare.Oracles.Cases;

internal sealed partial class QuestionDraw
{
    private static readonly string[] s_costKinds = ["construction", "extension_or_alteration", "equipment", "rent", "construction", "equipment", "other"];

    private GrantQuestion Grant()
    {
        Node? grant = HasGrant ? Terms["grant"] : null;
        int year = draw.Chance(45) && YearsNamed(grant) is { Count: > 0 } years ? draw.One(years) + draw.One([-1, 0, 0, 1]) : draw.Between(2019, 2030);
        string facility = draw.Chance(88) ? "midwifery_home" : "medical_institution";
        string[] careTypes = draw.Below(100) switch
        {
            < 30 => ["short_stay"],
            < 60 => ["day_service"],
            < 80 => ["short_stay", "day_service"],
            < 88 => ["outreach"],
            < 95 => ["short_stay", "day_service", "outreach"],
            _ => [],
        };
        long cap = grant?["cap"]["amounts"].Members.Values.Where(one => careTypes.Contains(one["care"].Text)).Max(one => (long?)one["yen"].Yen) ?? 1_000_000;
        var earlier = new List<EarlierGrantFacts>();
        for (int left = draw.One([0, 0, 0, 1, 1, 2]); left > 0; left--)
            earlier.Add(new EarlierGrantFacts(draw.Chance(50) ? year : year - draw.Between(1, 4), draw.Below(100) switch { < 20 => 0, < 80 => draw.Between(1, (int)cap), _ => cap }));
        return new GrantQuestion(year, facility, draw.Chance(75), careTypes, Costs(cap, earlier), earlier);
    }

    // Costs that come to what is left of the cap, a yen less or a yen more; or to twice that where half is granted.
    private List<CostFacts> Costs(long cap, IReadOnlyList<EarlierGrantFacts> earlier)
    {
        var costs = new List<CostFacts>();
        if (draw.Chance(3))
            return costs;
        long left = Math.Max(1, draw.Below(100) switch
        {
            < 35 => cap - earlier.Sum(grant => grant.Yen) + draw.One([-1, 0, 0, 1]),
            < 45 => (cap - earlier.Sum(grant => grant.Yen)) * 2,
            < 60 => draw.Between(1, 2_000),
            _ => draw.Between(1, (int)cap * 3 / 2),
        });
        for (int more = draw.Below(4); more > 0 && left > 1; more--)
        {
            long part = 1 + draw.Below((int)Math.Min(int.MaxValue, left - 1));
            costs.Add(new CostFacts(draw.One<string>(s_costKinds.AsSpan()[..^1]), part));
            left -= part;
        }

        costs.Add(new CostFacts(draw.One<string>(s_costKinds), Math.Max(1, left)));
        return costs;
    }

    private static IReadOnlyList<int> YearsNamed(Node? grant) => grant is null ? [] :
    [
        .. new[] { grant["facility"]["care"], grant["cap"]["amounts"] }.SelectMany(blocks => blocks.Members.Values)
            .SelectMany(block => new[] { block.Find("from_fiscal_year")?.Number, block.Find("until_fiscal_year")?.Number }).OfType<int>(),
    ];
}
