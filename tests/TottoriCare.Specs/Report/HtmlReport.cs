using System.Text;
using TottoriCare.Rulebooks;
using TottoriCare.Specs.Coverage;
using TottoriCare.Specs.Reading;
using TottoriCare.Specs.Running;
using static TottoriCare.Specs.Report.HtmlText;

namespace TottoriCare.Specs.Report;

/// <summary>報告: one HTML file that needs nothing else: the specs with what became of each row, and what tests each rule.</summary>
internal sealed class HtmlReport
{
    private readonly SpecRun _run;
    private readonly Dictionary<SpecRow, CaseResult> _results;
    private readonly StringBuilder _html = new();

    private HtmlReport(SpecRun run)
    {
        _run = run;
        _results = run.Results.ToDictionary(result => result.Case.Row);
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
            new FolderSection(report._html, folder, report._results).Write();
        foreach (RuleCoverage coverage in run.Coverage)
            new CoverageSection(report._html, coverage, report._results).Write();
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
        Add("<p>各行は、ライブラリと、稼働中のサービス（gRPC と JSON）に同じ事実を渡して確かめた。「別の解釈」での答えは、ライブラリだけで確かめた。"
            + "<span lang=\"en\" class=\"en\">Each row was asked of the library and of the running service over gRPC and JSON; rows under another reading of the library alone.</span></p>\n");
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

    private void Figure(string ja, string en, string value) =>
        Add($"<div><dt>{Text(ja)} <span lang=\"en\" class=\"en\">{Text(en)}</span></dt><dd>{Text(value)}</dd></div>");

    private void Add(string html) => _html.Append(html);
}
