using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Syntax;
using TottoriCare.Rulebooks;
using TottoriCare.Rules;
using TottoriCare.Specs.Coverage;
using TottoriCare.Specs.Reading;
using TottoriCare.Specs.Running;

namespace TottoriCare.Specs.Report;

/// <summary>報告: one HTML file that needs nothing else: the specs with what became of each row, and what tests each rule.</summary>
internal sealed partial class HtmlReport
{
    private const int ShortCell = 12;

    private readonly SpecRun _run;
    private readonly Dictionary<SpecRow, CaseResult> _results;
    private readonly Dictionary<Table, SpecTable> _tables;
    private readonly StringBuilder _html = new();

    private HtmlReport(SpecRun run)
    {
        _run = run;
        _results = run.Results.ToDictionary(result => result.Case.Row);
        _tables = run.Folders.SelectMany(folder => folder.Files).SelectMany(file => file.Tables).ToDictionary(table => table.Block);
    }

    public static string Of(SpecRun run, Revision revision)
    {
        var report = new HtmlReport(run);
        report.WriteHead();
        report.WriteSummary(revision);
        report.WriteFaults();
        report.WriteWrongCells();
        report.WriteContents();
        foreach (SpecFolder folder in run.Folders)
            report.WriteFolder(folder);
        foreach (RuleCoverage coverage in run.Coverage)
            report.WriteCoverage(coverage);
        report.Add("</main></body></html>\n");
        return report._html.ToString();
    }

    private void WriteHead()
    {
        using Stream stream = typeof(HtmlReport).Assembly.GetManifestResourceStream("report.css")!;
        using var css = new StreamReader(stream);
        Add($"""
            <!DOCTYPE html>
            <html lang="ja"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>産後ケアの仕様の確かめ — TottoriCare specs</title>
            <style>
            {css.ReadToEnd()}</style></head><body>
            <a class="skip" href="#main">本文へ <span lang="en">skip to content</span></a>
            <main id="main">
            <h1>産後ケアの仕様の確かめ <span lang="en" class="en">Executable specs</span></h1>

            """);
    }

    private void WriteSummary(Revision revision)
    {
        string verdict = _run.Holds
            ? "<p class=\"verdict pass\">○ すべて合格 <span lang=\"en\">everything passed</span></p>"
            : "<p class=\"verdict fail\">× 合っていないところがあります <span lang=\"en\">something does not hold</span></p>";
        Add($"{verdict}\n<dl class=\"figures\">");
        Figure("例", "cases", $"{_run.Results.Count}");
        Figure("不合格", "failed", $"{_run.CasesFailed + _run.Faults.Count}");
        Figure("例のない規定", "rules without a case", $"{_run.RulesWithout}");
        Figure("例のない解釈", "readings without a case", $"{_run.ReadingsWithout}");
        Add("</dl>\n<dl class=\"basis\">");
        Figure("コミット", "commit", revision.Commit is null ? $"{revision.Text.Ja} ({revision.Text.En})" : revision.Text.Ja);
        foreach (SpecFolder folder in _run.Folders)
        {
            Rulebook rulebook = folder.Ordinance.Rulebook;
            Figure($"{folder.Name}の規則集", $"rulebook of {rulebook.MunicipalityName.En}", rulebook.Digest);
        }

        if (_run.Folders.Count > 0)
            Figure("祝日の暦", "calendar", _run.Folders[0].Ordinance.Holidays.Digest);
        Add("</dl>\n");
        Add("<p>各行は、ライブラリと、稼働中のサービス（gRPC と JSON）に同じ事実を渡して確かめた。「別の解釈」での答えと利用料だけの問いは、サービスにまだ口がないため、ライブラリだけで確かめた。"
            + "<span lang=\"en\" class=\"en\">Each row was asked of the library and of the running service over gRPC and JSON; rows under another reading, and fees by themselves, of the library alone, because the service has no call for them yet.</span></p>\n");
    }

    private void WriteFaults()
    {
        if (_run.Faults.Count == 0)
            return;
        Add("<section aria-labelledby=\"faults\"><h2 id=\"faults\">書き方の誤り <span lang=\"en\" class=\"en\">Faulty specs</span></h2><ul>");
        foreach (SpecFault fault in _run.Faults)
            Add($"<li><code>{Text($"{fault.Place}")}</code> {Text(fault.Message.Ja)} <span lang=\"en\" class=\"en\">{Text(fault.Message.En)}</span></li>");
        Add("</ul></section>\n");
    }

    private void WriteWrongCells()
    {
        if (_run.CasesFailed == 0)
            return;
        Add("<section aria-labelledby=\"wrong\"><h2 id=\"wrong\">違うセル <span lang=\"en\" class=\"en\">Wrong cells</span></h2><ul>");
        foreach (WrongCell wrong in _run.Wrong)
        {
            Add($"<li><a href=\"#{AnchorOf(wrong.Case.Row)}\">{Text(wrong.Case.Table.Name)} 例{Text(wrong.Case.Label)}</a> 列「{Text(wrong.Expected.Column.Head)}」: "
                + $"表は <del>{Text(wrong.Expected.Cell.Text)}</del>、答えは <ins>{Text(wrong.Actual)}</ins> <code>{Text($"{wrong.Expected.Cell.Place}")}</code></li>");
        }

        Add("</ul></section>\n");
    }

    private void WriteContents()
    {
        Add("<nav aria-label=\"目次 contents\"><h2>目次 <span lang=\"en\" class=\"en\">Contents</span></h2><ul>");
        foreach (SpecFolder folder in _run.Folders)
        {
            Add($"<li>{Text(folder.Name)}<ul>");
            foreach (SpecFile file in folder.Files)
            {
                CaseResult[] results = [.. file.Tables.SelectMany(table => table.Rows).Select(row => _results.GetValueOrDefault(row)).OfType<CaseResult>()];
                int failed = results.Count(result => !result.Passed);
                string state = failed == 0 ? $"<span class=\"pass\">○ {results.Length}</span>" : $"<span class=\"fail\">× {failed}/{results.Length}</span>";
                Add($"<li><a href=\"#{AnchorOf(file)}\">{Text(TitleOf(file))}</a> {state}</li>");
            }

            Add($"<li><a href=\"#coverage-{folder.Ordinance.Rulebook.Municipality}\">規定と解釈の一覧 <span lang=\"en\">coverage</span></a></li></ul></li>");
        }

        Add("</ul></nav>\n");
    }

    private void WriteFolder(SpecFolder folder)
    {
        foreach (SpecFile file in folder.Files)
        {
            Add($"<section id=\"{AnchorOf(file)}\" class=\"spec\"><p class=\"file\"><code>{Text(file.Name)}</code></p>\n");
            foreach (Block block in file.Document)
            {
                if (block is Table table && _tables.TryGetValue(table, out SpecTable? spec))
                    WriteTable(spec);
                else
                    WriteProse(block);
            }

            Add("</section>\n");
        }
    }

    // A page's first heading stands below that of the report.
    private void WriteProse(Block block)
    {
        if (block is HeadingBlock { Level: < 6 } heading)
            heading.Level++;
        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer);
        SpecMarkdown.Pipeline.Setup(renderer);
        renderer.Render(block);
        Add(BreakInsideJapanese().Replace(writer.ToString(), ""));
        if (block is HeadingBlock raised)
            raised.Level--;
    }

    private void WriteTable(SpecTable table)
    {
        Add($"<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{Text(table.Name)}\"><table><thead><tr><th scope=\"col\">結果</th>");
        foreach (SpecCell head in table.Heads)
            Add($"<th scope=\"col\">{Text(head.Text)}</th>");
        Add("</tr></thead><tbody>");
        foreach (SpecRow row in table.Rows)
            WriteRow(row, _results.GetValueOrDefault(row));
        Add("</tbody></table></div>\n");
    }

    private void WriteRow(SpecRow row, CaseResult? result)
    {
        (string state, string mark) = result switch
        {
            null => ("unread", "－"),
            { Passed: true } => ("pass", "<span aria-label=\"合格\">○</span>"),
            _ => ("fail", "<span aria-label=\"不合格\">×</span>"),
        };
        Add($"<tr id=\"{AnchorOf(row)}\" class=\"{state}\"><td class=\"mark\">{mark}</td>");
        foreach (SpecCell cell in row.Cells)
        {
            WrongCell[] wrong = [.. result?.Wrong.Where(one => one.Expected.Cell == cell) ?? []];
            if (wrong.Length == 0)
            {
                Add($"<td>{CellText(cell.Text)}</td>");
                continue;
            }

            Add($"<td class=\"wrong\"><del>{CellText(cell.Text)}</del>");
            foreach (WrongCell one in wrong)
                Add($"<br><ins>{CellText(one.Actual)}</ins> <small>{Text(string.Join("、", one.Runners.Select(runner => runner.Ja)))}</small>");
            Add("</td>");
        }

        Add("</tr>\n");
    }

    private void WriteCoverage(RuleCoverage coverage)
    {
        Rulebook rulebook = coverage.Rulebook;
        Add($"<section id=\"coverage-{rulebook.Municipality}\" class=\"spec\"><h2>規定と解釈の一覧：{Text(rulebook.MunicipalityName.Ja)} <span lang=\"en\" class=\"en\">Coverage of {Text(rulebook.MunicipalityName.En)}</span></h2>\n");
        Add("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"規定\"><table><thead><tr><th scope=\"col\">結果</th><th scope=\"col\">規定</th><th scope=\"col\">内容</th><th scope=\"col\">所在</th><th scope=\"col\">例</th></tr></thead><tbody>");
        foreach (Rule rule in rulebook.Rules)
            WriteCovered(coverage, rule.Id, rule.Text.Ja, $"{rule.Source.Id}: {rule.Locator.Ja}", coverage.RulesWithout.Contains(rule));
        Add("</tbody></table></div>\n<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"解釈\"><table><thead><tr><th scope=\"col\">結果</th><th scope=\"col\">解釈</th><th scope=\"col\">問い</th><th scope=\"col\">採った解釈</th><th scope=\"col\">例</th></tr></thead><tbody>");
        foreach (Rules.Reading reading in rulebook.Readings)
            WriteCovered(coverage, reading.Id, reading.Question.Ja, reading.Default.Ja, coverage.ReadingsWithout.Contains(reading));
        Add("</tbody></table></div></section>\n");
    }

    private void WriteCovered(RuleCoverage coverage, string id, string first, string second, bool isMissing)
    {
        var cases = coverage.CasesOf(id).ToList();
        bool failed = cases.Any(one => !_results[one.Row].Passed);
        string links = string.Join(" ", cases.Select((one, i) => $"<a href=\"#{AnchorOf(one.Row)}\" title=\"{Text(one.ToString())}\">{i + 1}</a>"));
        Add($"<tr class=\"{(isMissing || failed ? "fail" : "pass")}\"><td class=\"mark\">{(isMissing || failed ? "×" : "○")}</td><th scope=\"row\">{Text(id)}</th><td>{Text(first)}</td><td>{Text(second)}</td>");
        Add(cases.Count == 0
            ? "<td>例がない <span lang=\"en\">none</span></td></tr>\n"
            : $"<td><details><summary>{cases.Count}件</summary>{links}</details>{(isMissing ? "足りない <span lang=\"en\">not enough</span>" : "")}</td></tr>\n");
    }

    private void Figure(string ja, string en, string value) =>
        Add($"<div><dt>{Text(ja)} <span lang=\"en\" class=\"en\">{Text(en)}</span></dt><dd>{Text(value)}</dd></div>");

    private static string TitleOf(SpecFile file) =>
        file.Document.OfType<HeadingBlock>().FirstOrDefault() is { } heading ? SpecMarkdown.Words(heading) : file.Name;

    private static string AnchorOf(SpecFile file) => Text(file.Name.Replace('/', '-'));

    private static string AnchorOf(SpecRow row) => Text($"{row.Place.File.Replace('/', '-')}-{row.Place.Line}");

    // A line that ends within a Japanese sentence goes on without a space.
    [GeneratedRegex(@"(?<=[\u3000-\u9fff\uff00-\uffef])\n(?=[\u3000-\u9fff\uff00-\uffef])")]
    private static partial Regex BreakInsideJapanese();

    // A day, a clock time and a short cell are not broken over two lines.
    private static string CellText(string text) => text.Length <= ShortCell
        ? $"<span class=\"whole\">{Text(text)}</span>"
        : Moment().Replace(Text(text), "<span class=\"whole\">$0</span>");

    [GeneratedRegex("[0-9]{4}-[0-9]{2}-[0-9]{2}(?: [0-9]{2}:[0-9]{2}(?::[0-9]{2})?)?")]
    private static partial Regex Moment();

    private static string Text(string text) => WebUtility.HtmlEncode(text);

    private void Add(string html) => _html.Append(html);
}
