using System.Text;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Syntax;
using TottoriCare.Specs.Reading;
using TottoriCare.Specs.Running;
using static TottoriCare.Specs.Report.HtmlText;

namespace TottoriCare.Specs.Report;

/// <summary>仕様の部: the pages of a folder as they are written, each row with what became of it.</summary>
internal sealed partial class FolderSection(StringBuilder html, SpecFolder folder, IReadOnlyDictionary<SpecRow, CaseResult> results)
{
    private readonly Dictionary<Table, SpecTable> _tables = folder.Files.SelectMany(file => file.Tables).ToDictionary(table => table.Block);

    public void Write()
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
            WriteRow(row, results.GetValueOrDefault(row));
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

    // A line that ends within a Japanese sentence goes on without a space.
    [GeneratedRegex(@"(?<=[\u3000-\u9fff\uff00-\uffef])\n(?=[\u3000-\u9fff\uff00-\uffef])")]
    private static partial Regex BreakInsideJapanese();

    private void Add(string text) => html.Append(text);
}
