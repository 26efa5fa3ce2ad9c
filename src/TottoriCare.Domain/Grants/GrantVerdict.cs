using TottoriCare.Decisions;

namespace TottoriCare.Grants;

/// <summary>助成の判定: the plain answer, without reasons.</summary>
/// <param name="Outcome">Allowed where a grant above 0 yen can be given.</param>
/// <param name="Grant">助成額: the grant; 0 unless allowed or for review.</param>
/// <param name="EligibleCost">対象経費: the sum of the eligible costs.</param>
/// <param name="Cap">上限額: the most for the facility.</param>
/// <param name="RemainingCap">上限の残り: what earlier grants leave of the cap.</param>
public readonly record struct GrantVerdict(Outcome Outcome, Yen Grant, Yen EligibleCost, Yen Cap, Yen RemainingCap);
