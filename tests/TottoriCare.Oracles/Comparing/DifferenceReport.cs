using TottoriCare.Oracles.Cases;
using TottoriCare.Rules;

namespace TottoriCare.Oracles.Comparing;

/// <summary>相違の報告: a difference as the smallest case that still shows it, in Japanese and English, with the rule.</summary>
internal static class DifferenceReport
{
    /// <summary>The smallest case in which the deciders differ on the same points.</summary>
    public static Difference Minimised(Difference difference)
    {
        Setting setting = difference.Case.Setting;
        string[] points = [.. difference.Points.Select(point => point.What)];
        bool Differs(Question question) => Comparison.Of(setting, question, out _).Select(point => point.What).SequenceEqual(points);
        Question smallest = Minimiser.Smallest(difference.Case.Question, Differs);
        return new Difference(difference.Case with { Question = smallest }, Comparison.Of(setting, smallest, out _));
    }

    public static IEnumerable<string> Of(Difference difference)
    {
        Setting setting = difference.Case.Setting;
        LocalizedText words = Wording.Of(difference.Case.Question);
        yield return $"{(difference.Points.Count == 0 ? "agreement / 一致" : "difference / 相違")}: {setting.Name}, case {difference.Case.Index}";
        yield return $"  {words.Ja}";
        yield return $"  {words.En}";
        foreach (DifferingPoint point in difference.Points)
        {
            yield return $"  {point.What}: engine / 本体 {point.Engine} ≠ interpreter / 解釈器 {point.Naive}";
            if (setting.Engine.Ordinance.Rulebook.FindRule(point.What) is not { } rule)
                continue;
            yield return $"    {rule.Text.Ja}（{rule.Locator.Ja}）";
            yield return $"    {rule.Text.En} ({rule.Locator.En})";
        }
    }
}
