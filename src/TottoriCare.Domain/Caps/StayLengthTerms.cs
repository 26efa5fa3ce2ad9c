using TottoriCare.Rules;

namespace TottoriCare.Caps;

/// <summary>連続する宿泊の定め: how long one continuous stay may be (TC-10).</summary>
/// <param name="Rule">The rule that says so.</param>
/// <param name="Shortest">The fewest nights of a stay, itself allowed (reading N7).</param>
/// <param name="Longest">The most nights of a continuous stay, itself allowed (まで; readings N1, N3).</param>
/// <param name="ContinuityGapDays">
/// How many days between one stay's last day and the next one's first still join the two into one continuous stay: 0 joins a
/// stay that begins on the day another ends; none joins nothing (reading N4).
/// </param>
/// <param name="SharedNight">What is said where two stays share a night (reading N11).</param>
public sealed record StayLengthTerms(Rule Rule, Nights Shortest, Nights Longest, int? ContinuityGapDays, SharedNight SharedNight);
