using System.Text;
using TottoriCare.Rulebooks;
using TottoriCare.Rules;

namespace TottoriCare.Domain.Tests.Documents;

/// <summary>The tables of README.md that are made of the shipped rulebooks.</summary>
internal static class RulebookTables
{
    /// <summary>Every rule of every shipped rulebook.</summary>
    public static string Rules()
    {
        var text = new StringBuilder();
        foreach (Rulebook rulebook in Shipped())
        {
            text.Append($"\n**{rulebook.MunicipalityName.Ja} / {rulebook.MunicipalityName.En} ({rulebook.Municipality})**: ")
                .Append($"{rulebook.Rules.Count} rules, {rulebook.Readings.Count} open readings\n\n")
                .Append("| id | what it says / 定め | where / 所在 | mark / 根拠 | rests on / 解釈 |\n|---|---|---|---|---|\n");
            foreach (Rule rule in rulebook.Rules)
                text.Append($"| {rule.Id} | {Both(rule.Text)} | {rule.Source.Id}: {rule.Locator.Ja} | {rule.Mark.Title.En} {rule.Mark.Title.Ja} | {Ids(rule)} |\n");
        }

        return text.ToString().Trim('\n');
    }

    /// <summary>Readings by their ids, the first of which a municipality should settle first.</summary>
    public static string Readings(params string[] ids)
    {
        var text = new StringBuilder("| id | question / 問い | read as / 採った解釈 | other answers / 別の解釈 |\n|---|---|---|---|\n");
        foreach (Reading reading in ids.Select(id => Shipped().Select(rulebook => rulebook.FindReading(id)).OfType<Reading>().Single()))
            text.Append($"| {reading.Id} | {Both(reading.Question)} | {Both(reading.Default)} | {Others(reading)} |\n");
        return text.ToString().Trim('\n');
    }

    // The municipality first, then the prefecture, as RULES of a service tell them: the care before the grant.
    private static IEnumerable<Rulebook> Shipped() => ShippedRulebooks.Codes.Reverse().Select(code => ShippedRulebooks.Find(code)!);

    private static string Both(LocalizedText text) => $"{text.En}<br>{text.Ja}";

    private static string Ids(Rule rule) => rule.Readings.Count == 0 ? "–" : string.Join(' ', rule.Readings.Select(reading => reading.Id));

    private static string Others(Reading reading) => string.Join("; ", reading.Alternatives.Select(other => other.Text.En))
        + "<br>" + string.Join("、", reading.Alternatives.Select(other => other.Text.Ja));
}
