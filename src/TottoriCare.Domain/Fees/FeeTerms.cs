using TottoriCare.Rules;

namespace TottoriCare.Fees;

/// <summary>利用料の定め: what a user pays for a use of care (TC-20).</summary>
/// <param name="Rule">The rule that says so.</param>
/// <param name="PerUse">The price of one use; 0 where care is free.</param>
public sealed record FeeTerms(Rule Rule, Yen PerUse);
