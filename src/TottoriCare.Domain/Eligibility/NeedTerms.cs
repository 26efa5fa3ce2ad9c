using TottoriCare.Rules;

namespace TottoriCare.Eligibility;

/// <summary>必要性の定め: who says that care is needed (TC-40).</summary>
/// <param name="Rule">The rule that says so.</param>
/// <param name="IsAssessed">
/// Whether the municipality must have assessed the need; else the mother's own declaration is enough and nothing is tested
/// (reading E6).
/// </param>
public sealed record NeedTerms(Rule Rule, bool IsAssessed);
