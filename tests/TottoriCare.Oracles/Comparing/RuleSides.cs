using TottoriCare.Oracles.Naive;

namespace TottoriCare.Oracles.Comparing;

/// <summary>側: what a case can be to a rule.</summary>
internal enum Side
{
    /// <summary>The rule applies and asks nothing: a fee, a month of billing.</summary>
    Applied,
    Met,
    Failed,
    ForReview,

    /// <summary>A figure lies exactly on the rule's boundary.</summary>
    Boundary,
}

internal readonly record struct RuleSide(string Code, string Rule, Side Side)
{
    public override string ToString() => $"{Code} {Rule} {Side}";
}

/// <summary>規定の側: for each rule that decides something, the sides that it has, read off the form of its block.</summary>
internal static class RuleSides
{
    private static readonly string[] s_careTypes = ["short_stay", "day_service", "outreach"];

    public static IReadOnlyList<RuleSide> Of(Setting setting) =>
        [.. Blocks(setting.Naive.TermsOn(new DateOnly(2025, 6, 1))).SelectMany(one => one.Sides.Select(side => new RuleSide(setting.Code, one.Block["rule"].Text, side))).Distinct()];

    private static IEnumerable<(Node Block, Side[] Sides)> Blocks(Node terms)
    {
        IEnumerable<Node> Named(string matter) => terms.Find(matter) is { IsObject: true } blocks ? blocks.Members.Values.Where(block => block.IsObject) : [];
        bool MayBeExcused(string matter) => Named("discretion").Any(block => block["matters"].Has(matter));
        Side[] Bounded(string matter) => [Side.Met, MayBeExcused(matter) ? Side.ForReview : Side.Failed, Side.Boundary];
        Node? Single(string matter) => terms.Find(matter) is { IsObject: true } block ? block : null;

        if (Single("care") is { } care)
            yield return (care, s_careTypes.All(care["offered"].Has) ? [Side.Met] : [Side.Met, Side.Failed]);
        if (Single("need") is { } need)
            yield return (need, need["assessed"].Flag ? [Side.Met, Side.Failed, Side.ForReview] : [Side.Applied]);
        if (Single("residence") is { } residence)
            yield return (residence, [.. Bounded("residence"), Side.ForReview]);
        if (Single("same_day") is { } sameDay)
            yield return (sameDay, [sameDay["stay_and_visit_allowed"].Flag ? Side.Met : Side.Failed]);
        foreach (string matter in new[] { "windows", "stay_lengths", "hours", "pools" })
        {
            foreach (Node block in Named(matter))
                yield return (block, Bounded(matter));
        }

        foreach (Node block in Named("fees"))
        {
            yield return (block, [Side.Applied]);
            if (block.Find("relief") is { } relief)
                yield return (relief, [Side.Applied]);
        }

        foreach ((Node Block, Side[] Sides) block in Named("cancellations").SelectMany(block => OfCancellation(block, Single("closing_days") is not null)))
            yield return block;
        foreach (Node block in Named("not_modelled"))
            yield return (block, [Side.ForReview]);
        foreach (Node block in Named("discretion"))
            yield return (block, [Side.Applied]);
        foreach (Node block in Named("shares"))
            yield return (block, block["parts"].Members.Count == 1 ? [Side.Met, Side.ForReview] : [Side.Met, Side.ForReview, Side.Boundary]);
        if (Single("grant") is { } grant)
        {
            bool named = grant["facility"]["care"].Members.Values.Any(one => one.Find("from_fiscal_year") is not null || one.Find("until_fiscal_year") is not null);
            yield return (grant["facility"], named ? [Side.Met, Side.Failed, Side.Boundary] : [Side.Met, Side.Failed]);
            yield return (grant["costs"], [Side.Met, Side.Failed]);
            yield return (grant["cap"], [Side.Met, Side.Failed, Side.Boundary]);
        }
    }

    private static IEnumerable<(Node Block, Side[] Sides)> OfCancellation(Node block, bool closingDaysAreStated)
    {
        Node charge = block["charge"];
        if (!charge.IsObject)
        {
            yield return (block, [Side.Met]);
            yield break;
        }

        Node deadline = charge["deadline"];
        bool needsClosingDays = deadline.Find("open_days_before") is not null || !deadline["on_closed_day"].Is("stay");
        if (needsClosingDays && !closingDaysAreStated)
            yield break;
        yield return (block, [Side.Applied]);
        yield return (deadline, [Side.Met, Side.Failed, Side.Boundary]);
        if (charge["amounts"] is { IsObject: true } amounts)
        {
            bool someClassIsFree = amounts.Find("yen_by_class") is not { } yen || yen.Members.Values.Any(one => one.Yen == 0);
            yield return (amounts, someClassIsFree ? [Side.Met, Side.Failed] : [Side.Failed]);
        }

        if (charge.Find("billing") is { IsObject: true } billing)
            yield return (billing, [Side.Applied]);
    }
}
