using System.Text.Encodings.Web;
using System.Text.Json;

namespace TottoriCare.Conformance;

/// <summary>JSONの報告: the score for a program to read.</summary>
internal static class JsonReport
{
    private static readonly JsonSerializerOptions s_text = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true,
    };

    public static string Of(Score score) => JsonSerializer.Serialize(
        new
        {
            score.Passed,
            score.Failed,
            score.NotOffered,
            Rules = score.Rules,
            Rpcs = score.Rpcs,
            Failures = score.Results.Where(result => result.Verdict == Verdict.Failed)
                .Select(result => new { result.Case.Id, result.Case.Rpc, result.Case.Tests, result.Differences }),
        },
        s_text);
}
