using System.Text;
using TottoriCare.Rulebooks;
using TottoriCare.Rules;
using TottoriCare.Specs.Coverage;
using TottoriCare.Specs.Reading;
using TottoriCare.Specs.Running;
using static TottoriCare.Specs.Report.HtmlText;

namespace TottoriCare.Specs.Report;

/// <summary>規定と解釈の一覧: every rule and reading of a rulebook with the cases that test it.</summary>
internal sealed class CoverageSection(StringBuilder html, RuleCoverage coverage, IReadOnlyDictionary<SpecRow, CaseResult> results)
{
    public void Write()
    {
        Rulebook rulebook = coverage.Rulebook;
        Add($"<section id=\"coverage-{rulebook.Municipality}\" class=\"spec\"><h2>規定と解釈の一覧：{Text(rulebook.MunicipalityName.Ja)} <span lang=\"en\" class=\"en\">Coverage of {Text(rulebook.MunicipalityName.En)}</span></h2>\n");
        Add("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"規定\"><table><thead><tr><th scope=\"col\">結果</th><th scope=\"col\">規定</th><th scope=\"col\">内容</th><th scope=\"col\">所在</th><th scope=\"col\">例</th></tr></thead><tbody>");
        foreach (Rule rule in rulebook.Rules)
            WriteCovered(rule.Id, rule.Text.Ja, $"{rule.Source.Id}: {rule.Locator.Ja}", coverage.RulesWithout.Contains(rule));
        Add("</tbody></table></div>\n<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"解釈\"><table><thead><tr><th scope=\"col\">結果</th><th scope=\"col\">解釈</th><th scope=\"col\">問い</th><th scope=\"col\">採った解釈</th><th scope=\"col\">例</th></tr></thead><tbody>");
        foreach (Rules.Reading reading in rulebook.Readings)
            WriteCovered(reading.Id, reading.Question.Ja, reading.Default.Ja, coverage.ReadingsWithout.Contains(reading));
        Add("</tbody></table></div></section>\n");
    }

    private void WriteCovered(string id, string first, string second, bool isMissing)
    {
        var cases = coverage.CasesOf(id).ToList();
        bool failed = cases.Any(one => !results[one.Row].Passed);
        string links = string.Join(" ", cases.Select((one, i) => $"<a href=\"#{AnchorOf(one.Row)}\" title=\"{Text(one.ToString())}\">{i + 1}</a>"));
        Add($"<tr class=\"{(isMissing || failed ? "fail" : "pass")}\"><td class=\"mark\">{(isMissing || failed ? "×" : "○")}</td><th scope=\"row\">{Text(id)}</th><td>{Text(first)}</td><td>{Text(second)}</td>");
        Add(cases.Count == 0
            ? "<td>例がない <span lang=\"en\">none</span></td></tr>\n"
            : $"<td><details><summary>{cases.Count}件</summary>{links}</details>{(isMissing ? "足りない <span lang=\"en\">not enough</span>" : "")}</td></tr>\n");
    }

    private void Add(string text) => html.Append(text);
}
