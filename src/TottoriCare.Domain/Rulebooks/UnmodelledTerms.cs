using TottoriCare.Care;
using TottoriCare.Rules;

namespace TottoriCare.Rulebooks;

/// <summary>規則集にない定め: something that the ordinance says and this format can't; what it touches is for review.</summary>
/// <param name="Rule">The rule, in words and with its locator.</param>
/// <param name="CareTypes">The kinds of care that it touches.</param>
/// <param name="Decisions">The decisions that it touches.</param>
public sealed record UnmodelledTerms(Rule Rule, IReadOnlyList<CareType> CareTypes, IReadOnlyList<DecisionKind> Decisions);
