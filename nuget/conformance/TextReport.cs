using System.Text;

namespace TottoriCare.Conformance;

/// <summary>報告: the score in words: rule by rule, method by method, and every failing case with what was expected and what came.</summary>
internal static class TextReport
{
    public static string Of(Score score, string language)
    {
        var text = new StringBuilder();
        foreach (CaseResult failed in score.Results.Where(result => result.Verdict == Verdict.Failed))
        {
            text.AppendLine($"✗ {failed.Case.Id}  {failed.Case.Tests.In(language)}");
            foreach (Difference difference in failed.Differences)
                text.AppendLine($"    {difference.InWords.In(language)}");
        }

        text.AppendLine(new Words("規定ごと（認定が正しい件数/事例の件数。括弧は、回答全体が正しい件数）", "By rule (right findings / cases; in brackets, cases right as a whole)").In(language));
        foreach (RuleScore rule in score.Rules)
            text.AppendLine($"  {rule.Rule,-6} {rule.Passed}/{rule.Total} ({rule.WholeCases})");
        text.AppendLine(new Words("メソッドごと（合格/事例の件数）", "By method (passed / cases)").In(language));
        foreach (RpcScore rpc in score.Rpcs)
        {
            string result = rpc.IsOffered ? $"{rpc.Passed}/{rpc.Total}" : new Words($"提供されていないため、{rpc.Total}件を採点しない", $"not offered, {rpc.Total} cases not scored").In(language);
            text.AppendLine($"  {rpc.Rpc}  {result}");
        }

        text.Append(new Words(
            $"合格 {score.Passed}、不合格 {score.Failed}、対象外 {score.NotOffered}（全{score.Results.Count}件）",
            $"passed {score.Passed}, failed {score.Failed}, not offered {score.NotOffered} (of {score.Results.Count})").In(language));
        return text.ToString();
    }
}
