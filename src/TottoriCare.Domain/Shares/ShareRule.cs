using TottoriCare.Decisions;
using TottoriCare.Rulebooks;

namespace TottoriCare.Shares;

/// <summary>費用分担: who bears how much of a cost.</summary>
/// <remarks>Pure. Exact: parts of a yen are kept as fractions, and the shares come to the total. Reading F7.</remarks>
internal static class ShareRule
{
    public static IReadOnlyList<CostShare> Divide<TSink>(
        SharedCost cost, FiscalYear year, Yen total, IReadOnlyList<ShareTerms>? shares, ref TSink sink)
        where TSink : struct, IFindingSink
    {
        if (shares is null)
        {
            sink.ReportNotStated(Matter.Shares);
            return [];
        }

        if (shares.FirstOrDefault(one => one.Holds(cost, year)) is { } terms)
            return Divide(total, terms, ref sink);

        ReportNotStated(cost, year, shares, ref sink);
        return [];
    }

    // The rules of the other years are named too: it is they that leave this year out.
    private static void ReportNotStated<TSink>(SharedCost cost, FiscalYear year, IReadOnlyList<ShareTerms> shares, ref TSink sink)
        where TSink : struct, IFindingSink
    {
        ShareTerms[] ofOtherYears = [.. shares.Where(one => ReferenceEquals(one.Cost, cost))];
        foreach (ShareTerms terms in ofOtherYears)
        {
            sink.Report(terms.Rule, FindingStatus.NeedsReview, FindingReason.SharesOfOtherYears)?.With(
                Figure.Of("cost", cost), Figure.Of("fiscal_year", year));
        }

        if (ofOtherYears.Length == 0)
            sink.Report(null, FindingStatus.NeedsReview, FindingReason.SharesNotStated)?.With(Figure.Of("cost", cost));
    }

    private static CostShare[] Divide<TSink>(Yen total, ShareTerms terms, ref TSink sink)
        where TSink : struct, IFindingSink
    {
        long sum = terms.Parts.Sum(part => part.Part);
        long odd = total.Amount;
        var exact = new (long Whole, long Numerator)[terms.Parts.Count];
        for (int i = 0; i < exact.Length; i++)
        {
            // Whole groups of `sum` yen first, so that no product is larger than the total.
            long part = terms.Parts[i].Part;
            long rest = total.Amount % sum * part;
            exact[i] = ((total.Amount / sum * part) + (rest / sum), rest % sum);
            odd -= exact[i].Whole;
        }

        if (odd > 0)
        {
            Figure oddYen = Figure.Of("odd_yen", new Yen(odd));
            if (terms.OddYen is { } bearer)
            {
                sink.Report(terms.Rule, FindingStatus.Met, FindingReason.OddYenBorne)?.With(
                    Figure.Of("total", total), oddYen, Figure.Of("bearer", bearer));
            }
            else
            {
                sink.Report(terms.Rule, FindingStatus.NeedsReview, FindingReason.OddYenNotStated)?.With(Figure.Of("total", total), oddYen);
            }
        }
        else
        {
            sink.Report(terms.Rule, FindingStatus.Met, FindingReason.SharesExact)?.With(Figure.Of("total", total));
        }

        return [.. terms.Parts.Select((part, i) => new CostShare(
            part.Bearer, new Yen(exact[i].Whole), exact[i].Numerator, sum, Amount(part, exact[i].Whole)))];

        Yen? Amount(SharePart part, long whole) =>
            odd == 0 ? new Yen(whole)
            : terms.OddYen is null ? null
            : new Yen(ReferenceEquals(part.Bearer, terms.OddYen) ? whole + odd : whole);
    }
}
