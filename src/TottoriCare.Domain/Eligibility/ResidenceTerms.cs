using TottoriCare.Rules;

namespace TottoriCare.Eligibility;

/// <summary>居住の定め: on which days the mother must live in the municipality (TC-42, reading E5).</summary>
/// <param name="Rule">The rule that says so.</param>
/// <param name="TestedOn">Which days of a use are tested.</param>
public sealed record ResidenceTerms(Rule Rule, TestedOn TestedOn);
