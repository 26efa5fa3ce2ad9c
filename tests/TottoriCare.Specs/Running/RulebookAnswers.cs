using TottoriCare.Calendars;
using TottoriCare.Rules;
using TottoriCare.Specs.Cells;
using TottoriCare.Specs.Tables;

namespace TottoriCare.Specs.Running;

/// <summary>規則集の答え: what the library's rulebook says of a rule, a reading or a source, as the cells of a row.</summary>
internal static class RulebookAnswers
{
    public static CaseAnswer Of(Rule rule) => new(
        new Dictionary<string, string>
        {
            [Heads.Source] = rule.Source.Id,
            [Heads.Locator] = rule.Locator.Ja,
            [Heads.LocatorEn] = rule.Locator.En,
            [Heads.Mark] = rule.Mark.Title.Ja,
            [Heads.Readings] = ListCell.Text(rule.Readings.Select(reading => reading.Id)),
            [Heads.Text] = rule.Text.Ja,
            [Heads.TextEn] = rule.Text.En,
        },
        new HashSet<string> { rule.Id });

    public static CaseAnswer Of(Rules.Reading reading) => new(
        new Dictionary<string, string>
        {
            [Heads.Question] = reading.Question.Ja,
            [Heads.Default] = reading.Default.Ja,
            [Heads.Alternatives] = Sentences(reading.Alternatives.Select(alternative => alternative.Text.Ja)),
            [Heads.NotModelled] = Sentences(reading.Alternatives.Where(alternative => !alternative.IsModelled).Select(alternative => alternative.Text.Ja)),
            [Heads.Evidence] = Sentences(reading.Evidence.Select(evidence => evidence.Source).Distinct()),
            [Heads.EvidenceText] = Sentences(reading.Evidence.Select(evidence => evidence.Text.Ja)),
        },
        new HashSet<string> { reading.Id });

    public static CaseAnswer Of(Source source) => new(
        new Dictionary<string, string>
        {
            [Heads.Title] = source.Title.Ja,
            [Heads.Publisher] = source.Publisher.Ja,
            [Heads.Seen] = JapaneseDate.ToText(source.Seen, Language.English),
            [Heads.Url] = source.Url ?? WordCell.None,
        },
        new HashSet<string>());

    /// <summary>Sentences in one cell.</summary>
    public static string Sentences(IEnumerable<string> sentences) => string.Join(ListCell.Sentences, sentences.DefaultIfEmpty(WordCell.None));
}
