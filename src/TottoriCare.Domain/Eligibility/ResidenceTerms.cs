using TottoriCare.Rules;

namespace TottoriCare.Eligibility;

/// <summary>居住の定め: on which days the mother must live in the municipality (TC-42, reading E5).</summary>
/// <param name="Rule">The rule that says so.</param>
/// <param name="TestedOn">Which days are tested.</param>
/// <param name="Homecoming">What is said of care outside the municipality (里帰り, reading E10).</param>
public sealed record ResidenceTerms(Rule Rule, TestedOn TestedOn, Homecoming Homecoming);
