using System.Text;
using TottoriCare.Rules;

namespace TottoriCare.Decisions;

/// <summary>認定事項: what one rule says about the facts, with its figures.</summary>
/// <param name="Rule">The rule; none where the rulebook states no rule for the matter.</param>
/// <param name="Status">Met, not met, for review, or only noted.</param>
/// <param name="Reason">Why, as a stable code with a sentence in both languages.</param>
/// <param name="Figures">The figures of the sentence, by name.</param>
/// <param name="Details">Further lines that belong to the sentence, such as each skipped day of a deadline.</param>
public sealed record Finding(
    Rule? Rule, FindingStatus Status, FindingReason Reason, IReadOnlyList<Figure> Figures, IReadOnlyList<LocalizedText> Details)
{
    /// <summary>The finding as one sentence, figures included.</summary>
    public string In(Language language)
    {
        var text = new StringBuilder();
        Reason.Fill(text, Figures, language);
        return text.ToString();
    }
}
