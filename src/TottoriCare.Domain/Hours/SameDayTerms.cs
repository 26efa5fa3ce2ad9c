using TottoriCare.Rules;

namespace TottoriCare.Hours;

/// <summary>同じ日の利用の定め: whether a stay and a visit may fall on one day (reading D8).</summary>
/// <param name="Rule">The rule that says so.</param>
/// <param name="StayAndVisitAllowed">Whether they may; each is counted by itself.</param>
public sealed record SameDayTerms(Rule Rule, bool StayAndVisitAllowed);
