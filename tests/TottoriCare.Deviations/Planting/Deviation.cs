using TottoriCare.Deviations.Paths;
using TottoriCare.Rulebooks;

namespace TottoriCare.Deviations.Planting;

/// <summary>植えた誤り: rulebooks with wrong values, and the paths that the code takes wrongly.</summary>
/// <param name="Words">What is wrong, in words.</param>
/// <param name="Rulebooks">Every shipped rulebook, changed where the deviation changes it.</param>
/// <param name="Paths">What the program does wrongly.</param>
internal sealed record Deviation(LocalizedText Words, IReadOnlyList<Rulebook> Rulebooks, IReadOnlyList<CodePath> Paths)
{
    /// <summary>The product as it is.</summary>
    public static Deviation None() => new(
        new LocalizedText("誤りなし", "nothing wrong"), [.. ShippedRulebooks.Codes.Select(code => ShippedRulebooks.Find(code)!)], []);
}
