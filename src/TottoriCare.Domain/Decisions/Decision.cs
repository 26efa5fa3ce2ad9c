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
        var text = new TextBuffer(stackalloc char[UsualLength]);
        text.Append(Basis.MunicipalityName.In(language));
        text.Append(inJapanese ? "：" : ": ");
        text.Append(Headline.In(language));
        for (int i = 0; i < Findings.Count; i++)
            Append(ref text, Findings[i], language);

        for (int i = 0; i < Readings.Count; i++)
        {
            text.Append(
                i > 0 ? (inJapanese ? "、" : ", ")
                : inJapanese ? "\nよりどころとした解釈：" : "\nOpen readings relied on: ");
            text.Append(Readings[i].Id);
        }

        return text.ToString();
    }

    private static void Append(ref TextBuffer text, Finding finding, Language language)
    {
        text.Append(Bullet(finding.Status));
        finding.AppendTo(ref text, language);
        if (finding.Rule is { } rule)
            text.Append(rule.Citation.In(language));

        for (int i = 0; i < finding.ClosedDays.Count; i++)
        {
            text.Append("\n    ");
            finding.ClosedDays[i].AppendTo(ref text, language);
        }
    }

    private static string Bullet(FindingStatus status) => status switch
    {
        FindingStatus.Met => "\n○ ",
        FindingStatus.NotMet => "\n× ",
        FindingStatus.NeedsReview => "\n？ ",
        _ => "\n・ ",
    };
}
