using System.Text;

namespace TottoriCare.Decisions;

/// <summary>理由: why a rule is met or not, as a stable code with a sentence in both languages.</summary>
/// <remarks>The sentences name their figures in braces; the reasons of each matter stand in a file of their own.</remarks>
public sealed partial class FindingReason : Coded<FindingReason>
{
    private FindingReason(string code, int value, string ja, string en)
        : base(code, value, new LocalizedText(ja, en))
    {
    }

    /// <summary>The reason's sentence with the figures in their places.</summary>
    internal string Fill(IReadOnlyList<Figure> figures, Language language)
    {
        var text = new StringBuilder(Title.In(language));
        foreach (Figure figure in figures)
            text.Replace($"{{{figure.Name}}}", figure.In(language));
        return text.ToString();
    }
}
