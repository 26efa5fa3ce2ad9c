using TottoriCare.Rules;

namespace TottoriCare.Rulebooks;

/// <summary>裁量の定め: in which matters an officer may allow what the rules refuse (市長が特に必要と認める場合).</summary>
/// <remarks>A refusal in such a matter is for review; once an officer has used the discretion it is allowed, and the decision says by whom.</remarks>
/// <param name="Rule">The rule that says so.</param>
/// <param name="Matters">The matters.</param>
public sealed record DiscretionTerms(Rule Rule, IReadOnlyList<Matter> Matters);
