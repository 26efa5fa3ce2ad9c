using System.Text;
using TottoriCare.Rules;

namespace TottoriCare.Decisions;

/// <summary>決定: an answer with its reasons, the readings that it rests on, and the digests by which it can be made again.</summary>
public abstract record Decision
{
    // Most explanations fit; a longer one grows.
    private const int UsualLength = 1024;

    private protected Decision(DecisionReasons reasons)
    {
        Basis = reasons.Basis;
        Findings = reasons.Findings;
        Readings = reasons.Readings;
    }

    /// <summary>決定の基礎: rulebook and calendar.</summary>
    public DecisionBasis Basis { get; }

    /// <summary>認定事項: what every rule said, in the order of the ordinance; all failing rules, not the first.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>解釈: the open readings that the decision rests on, each once.</summary>
    public IReadOnlyList<Reading> Readings { get; }

    /// <summary>回答: the answer as named figures: the outcome first, then every amount, day or number that it gives.</summary>
    public abstract IReadOnlyList<Figure> Answer { get; }

    /// <summary>The answer in a few words.</summary>
    public abstract LocalizedText Headline { get; }

    /// <summary>説明: the whole decision in words, a line for each finding.</summary>
    public string Explain(Language language)
    {
        bool inJapanese = language == Language.Japanese;
        var text = new StringBuilder(UsualLength);
        text.Append(Basis.MunicipalityName.In(language)).Append(inJapanese ? "：" : ": ").Append(Headline.In(language));
        for (int i = 0; i < Findings.Count; i++)
            Append(text, Findings[i], language);

        for (int i = 0; i < Readings.Count; i++)
        {
            text.Append(
                i > 0 ? (inJapanese ? "、" : ", ")
                : inJapanese ? "\nよりどころとした解釈：" : "\nOpen readings relied on: ");
            text.Append(Readings[i].Id);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, Finding finding, Language language)
    {
        bool inJapanese = language == Language.Japanese;
        text.Append('\n').Append(Symbol(finding.Status)).Append(' ');
        finding.Reason.Fill(text, finding.Figures, language);
        if (finding.Rule is { } rule)
        {
            text.Append(inJapanese ? "〔" : " [").Append(rule.Id).Append(' ').Append(rule.Locator.In(language))
                .Append(inJapanese ? '〕' : ']');
        }

        for (int i = 0; i < finding.Details.Count; i++)
            text.Append("\n    ").Append(finding.Details[i].In(language));
    }

    private static char Symbol(FindingStatus status) => status switch
    {
        FindingStatus.Met => '○',
        FindingStatus.NotMet => '×',
        FindingStatus.NeedsReview => '？',
        _ => '・',
    };
}
