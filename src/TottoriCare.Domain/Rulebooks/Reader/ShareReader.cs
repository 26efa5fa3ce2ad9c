using TottoriCare.Shares;

namespace TottoriCare.Rulebooks.Reader;

/// <summary>Reads in which parts costs are borne. Two blocks for one cost in one fiscal year would both hold, and that is a fault.</summary>
internal sealed class ShareReader(TermsReader terms)
{
    private const int LargestPart = 1_000;

    public IReadOnlyList<ShareTerms> Read(Place place)
    {
        int faults = place.FaultsSoFar;
        var named = new List<(ShareTerms Shares, Place Place)>();
        foreach (KeyValuePair<string, Place> entry in place.AsBlock().FewEntries)
        {
            Block block = entry.Value.AsBlock();
            named.Add((Shares(block), entry.Value));
            block.NothingElse();
        }

        // What can't be read is weighed against no other.
        for (int i = 1; i < named.Count && place.FaultsSoFar == faults; i++)
            RefuseOverlap(named[i].Shares, [.. named.Take(i).Select(other => other.Shares)], named[i].Place);
        return [.. named.Select(one => one.Shares)];
    }

    private static void RefuseOverlap(ShareTerms shares, IReadOnlyList<ShareTerms> others, Place place)
    {
        if (FiscalYearReader.FirstYear(year => shares.Holds(shares.Cost, year) && others.Any(other => other.Holds(shares.Cost, year))) is { } year)
        {
            place.Fault("PERIODS_OVERLAP",
                $"{shares.Cost.Title.Ja}の{year.ToText(Language.Japanese)}には別の割合がすでにあります。年度が重ならないようにしてください。",
                $"Other parts of {shares.Cost.Title.En} hold in {year.ToText(Language.English)} already; let their years not overlap.");
        }
    }

    private ShareTerms Shares(Block block)
    {
        (FiscalYear? from, FiscalYear? until) = FiscalYearReader.Span(block);
        IReadOnlyList<SharePart> parts = block.Require("parts") is { } place ? Parts(place) : [];
        return new ShareTerms(
            terms.Rule(block),
            block.Require("of")?.AsOneOf<SharedCost>()!,
            from,
            until,
            parts,
            block.Require("odd_yen") is { } odd && !odd.IsText(TermsReader.NotStatedText) ? OddYen(odd, parts) : null);
    }

    private static IReadOnlyList<SharePart> Parts(Place place)
    {
        var parts = new List<SharePart>();
        Block block = place.AsBlock();
        foreach (CostBearer bearer in CostBearer.List.OrderBy(one => one.Value))
        {
            if (block.Find(bearer.Code)?.AsInteger(1, LargestPart) is { } part)
                parts.Add(new SharePart(bearer, part));
        }

        block.NothingElse();
        if (!block.IsFaulty && !block.Entries.Any())
            place.Expected("1つ以上の負担者と割合", "at least one bearer with its part");
        return parts;
    }

    private static CostBearer? OddYen(Place place, IReadOnlyList<SharePart> parts)
    {
        CostBearer? bearer = place.AsOneOf<CostBearer>();
        if (bearer is not null && parts.All(part => !ReferenceEquals(part.Bearer, bearer)))
        {
            place.Fault("ODD_YEN_BEARER_UNKNOWN", "端数を負担する者は、割合のある負担者から選んでください。",
                "Let the odd yen be borne by one of those who bear a part.");
        }

        return bearer;
    }
}
