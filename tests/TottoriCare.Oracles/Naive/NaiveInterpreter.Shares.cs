using TottoriCare.Oracles.Cases;

namespace TottoriCare.Oracles.Naive;

internal sealed partial class NaiveInterpreter
{
    private static readonly string[] s_bearers = ["state", "prefecture", "municipality", "provider"];

    private Answer Divide(ShareQuestion asked)
    {
        _answer.Outcome = "needs_review";
        List<Node> ofCost = [.. (Stated("shares")?.Members.Values ?? []).Where(block => block["of"].Is(asked.Cost))];
        if (ofCost.Find(block => Holds(block, asked.FiscalYear)) is not { } shares)
        {
            ofCost.ForEach(block => Say(block, RuleStatus.NeedsReview));
            if (ofCost.Count == 0)
                NeedsReview();
            return _answer;
        }

        List<string> bearers = [.. s_bearers.Where(bearer => shares["parts"].Find(bearer) is not null)];
        long sum = bearers.Sum(bearer => (long)shares["parts"][bearer].Number), odd = asked.Total;
        Dictionary<string, long> whole = bearers.ToDictionary(bearer => bearer, bearer => (long)((decimal)asked.Total * shares["parts"][bearer].Number / sum));
        odd -= whole.Values.Sum();
        string bearerOfOdd = shares["odd_yen"].Text;
        if (bearerOfOdd != "not_stated" && !bearers.Contains(bearerOfOdd))
            throw shares["odd_yen"].Unknown();
        bool isOpen = odd > 0 && bearerOfOdd == "not_stated";
        Say(shares, isOpen ? RuleStatus.NeedsReview : RuleStatus.Met, odd == 0);
        _answer.Outcome = isOpen ? _answer.Outcome : "divided";
        foreach (string bearer in bearers)
            _answer.Give(bearer, whole[bearer] + (bearer == bearerOfOdd ? odd : 0));
        return _answer;
    }
}
