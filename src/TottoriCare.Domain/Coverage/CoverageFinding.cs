using TottoriCare.Rulebooks;

namespace TottoriCare.Coverage;

/// <summary>網羅の所見: one gap, one overlap or one thing left open, with its place, its whole range and one concrete case.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Matter">The matter that the case asks for.</param>
/// <param name="Path">
/// The JSON path of the place to look at: in <c>$.terms</c>, or in the change of the amendment that brought it about.
/// </param>
/// <param name="Claimants">Of an overlap the JSON paths of the blocks that all answer; else empty.</param>
/// <param name="Region">
/// 範囲: every axis that has a bound, the periods between amendments included. An axis that is not named does not matter, but
/// the day of use is always there.
/// </param>
/// <param name="Case">The concrete case, and what is wrong with it, in words.</param>
public sealed record CoverageFinding(
    CoverageKind Kind,
    Matter Matter,
    string Path,
    IReadOnlyList<string> Claimants,
    IReadOnlyList<CaseRange> Region,
    LocalizedText Case)
{
    /// <summary>The range on an axis; none where the axis does not matter.</summary>
    public CaseRange? On(CaseAxis axis) => Region.FirstOrDefault(range => ReferenceEquals(range.Axis, axis));

    /// <inheritdoc/>
    public override string ToString() => $"{Path} {Kind.Code}: {Case}";
}
