namespace TottoriCare.Conformance;

/// <summary>相違: one place in which an answer is not the right one.</summary>
/// <param name="Place">The field, or the rule and its figure; empty where there is no answer at all.</param>
/// <param name="Rule">The rule whose finding is wrong; none for a field of the answer.</param>
/// <param name="Expected">What is right.</param>
/// <param name="Came">What came.</param>
/// <param name="InWords">Both, as a sentence.</param>
public sealed record Difference(string Place, string? Rule, string Expected, string Came, Words InWords)
{
    internal static Difference InField(string place, string expected, string came) => new(place, null, expected, came, new(
        $"{place}は {expected} のはずが、{came} だった。", $"{place} should be {expected} and was {came}."));

    internal static Difference InRule(string rule, string expected, string came) => new(rule, rule, expected, came, new(
        $"{rule}の認定は {expected} のはずが、{came} だった。", $"The finding on {rule} should be {expected} and was {came}."));

    internal static Difference InFigure(string rule, string figure, string expected, string came) => new($"{rule}.{figure}", rule, expected, came, new(
        $"{rule}の数値 {figure} は {expected} のはずが、{came} だった。", $"The figure {figure} of {rule} should be {expected} and was {came}."));

    internal static Difference NoAnswer(Words why) => new("", null, "", "", new($"回答が得られない: {why.Ja}", $"No answer: {why.En}"));
}
