using System.Text;
using TottoriCare.Rules;

namespace TottoriCare.Decisions;

/// <summary>決定: an answer with its reasons, the readings that it rests on, and the digests by which it can be made again.</summary>
public abstract record Decision
{
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
        var text = new StringBuilder();
        text.Append(Basis.MunicipalityName.In(language)).Append(language == Language.Japanese ? "：" : ": ").Append(Headline.In(language));
        foreach (Finding finding in Findings)
        {
            text.Append('\n').Append(Symbol(finding.Status)).Append(' ').Append(finding.In(language));
            if (finding.Rule is { } rule)
                text.Append(language == Language.Japanese ? "〔" : " [").Append(Citation(rule, language)).Append(language == Language.Japanese ? '〕' : ']');
            foreach (LocalizedText detail in finding.Details)
                text.Append("\n    ").Append(detail.In(language));
        }

        if (Readings.Count > 0)
        {
            text.Append('\n').Append(language == Language.Japanese ? "よりどころとした解釈：" : "Open readings relied on: ")
                .Append(string.Join(language == Language.Japanese ? "、" : ", ", Readings.Select(reading => reading.Id)));
        }

        return text.ToString();
    }

    private static string Citation(Rule rule, Language language) => $"{rule.Id} {rule.Locator.In(language)}";

    private static char Symbol(FindingStatus status) => status switch
    {
        FindingStatus.Met => '○',
        FindingStatus.NotMet => '×',
        FindingStatus.NeedsReview => '？',
        _ => '・',
    };
}
