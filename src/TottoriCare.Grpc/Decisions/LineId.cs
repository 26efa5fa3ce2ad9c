using System.Text.RegularExpressions;
using TottoriCare.Grpc.Contract;

namespace TottoriCare.Grpc.Decisions;

/// <summary>行の符号: by what a caller knows a case of many again: an opaque id, never a name or a number of a person.</summary>
internal static partial class LineId
{
    /// <summary>Its form in words, for an error to offer.</summary>
    public static readonly LocalizedText Form = new(
        "氏名や個人番号ではなく、半角の英数字で始まり、英数字と . _ - からなる64字以内の符号で指定してください。",
        "Give an opaque id of at most 64 of A-Z, a-z, 0-9, '.', '_' and '-' that begins with a letter or digit: no name and no Individual Number.");

    /// <summary>Whether a text may stand as an id in an answer.</summary>
    public static bool IsSound(string text) => Id().IsMatch(text) && !FreeText.MayHoldIndividualNumber(text);

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}\z")]
    private static partial Regex Id();
}
