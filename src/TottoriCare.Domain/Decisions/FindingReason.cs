namespace TottoriCare.Decisions;

/// <summary>理由: why a rule is met or not, as a stable code with a sentence in both languages.</summary>
/// <remarks>The sentences name their figures in braces; the reasons of each matter stand in a file of their own.</remarks>
public sealed partial class FindingReason : Coded<FindingReason>
{
    private readonly string[] _ja;
    private readonly string[] _en;

    private FindingReason(string code, int value, string ja, string en)
        : base(code, value, new LocalizedText(ja, en))
    {
        _ja = PartsOf(ja);
        _en = PartsOf(en);
    }

    /// <summary>Writes the reason's sentence with the figures in their places.</summary>
    internal void Fill(ref TextBuffer text, ReadOnlySpan<Figure> figures, Language language)
    {
        string[] parts = language == Language.Japanese ? _ja : _en;
        for (int i = 0; i < parts.Length; i++)
        {
            if (i % 2 == 0)
                text.Append(parts[i]);
            else
                AppendFigure(ref text, parts[i], figures, language);
        }
    }

    // A name without a figure stays as it stands, in its braces.
    private static void AppendFigure(ref TextBuffer text, string name, ReadOnlySpan<Figure> figures, Language language)
    {
        foreach (ref readonly Figure figure in figures)
        {
            if (figure.Name == name)
            {
                figure.AppendTo(ref text, language);
                return;
            }
        }

        text.Append('{');
        text.Append(name);
        text.Append('}');
    }

    // Words and names in turn: what stands at an odd place stood in braces. Interned, a name is found by its address.
    private static string[] PartsOf(string sentence) => Array.ConvertAll(sentence.Split('{', '}'), string.Intern);
}
