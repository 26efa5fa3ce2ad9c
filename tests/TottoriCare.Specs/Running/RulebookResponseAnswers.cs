using TottoriCare.Rules;
using TottoriCare.Specs.Cells;
using TottoriCare.Specs.Tables;

namespace TottoriCare.Specs.Running;

/// <summary>規則集の応答の答え: what the service says of a rule, a reading or a source, as the cells of a row.</summary>
internal static class RulebookResponseAnswers
{
    public static CaseAnswer Of(V1.Rule rule) => new(
        new Dictionary<string, string>
        {
            [Heads.Source] = rule.SourceId,
            [Heads.Locator] = rule.Locator.Ja,
            [Heads.LocatorEn] = rule.Locator.En,
            [Heads.Mark] = ResponseAnswers.TitleOf<Mark, V1.Mark>(rule.Mark),
            [Heads.Readings] = ListCell.Text(rule.ReadingIds),
            [Heads.Text] = rule.Text.Ja,
            [Heads.TextEn] = rule.Text.En,
        },
        new HashSet<string> { rule.Id });

    /// <summary>A reading; the wire does not say which of its other answers can't be computed.</summary>
    public static CaseAnswer Of(V1.Reading reading) => new(
        new Dictionary<string, string>
        {
            [Heads.Question] = reading.Question.Ja,
            [Heads.Default] = reading.DefaultAnswer.Ja,
            [Heads.Alternatives] = RulebookAnswers.Sentences(reading.Alternatives.Select(alternative => alternative.Text.Ja)),
            [Heads.Evidence] = RulebookAnswers.Sentences(reading.Evidence.Select(evidence => evidence.Source).Distinct()),
            [Heads.EvidenceText] = RulebookAnswers.Sentences(reading.Evidence.Select(evidence => evidence.Text.Ja)),
        },
        new HashSet<string> { reading.Id });

    public static CaseAnswer Of(V1.Source source) => new(
        new Dictionary<string, string>
        {
            [Heads.Title] = source.Title.Ja,
            [Heads.Publisher] = source.Publisher.Ja,
            [Heads.Seen] = source.SeenDay,
            [Heads.Url] = source.Url.Length > 0 ? source.Url : WordCell.None,
        },
        new HashSet<string>());
}
