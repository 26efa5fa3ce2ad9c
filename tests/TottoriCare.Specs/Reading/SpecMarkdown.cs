using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace TottoriCare.Specs.Reading;

/// <summary>Markdown: how the specs are written: pipe tables, and no HTML.</summary>
internal static class SpecMarkdown
{
    public static readonly MarkdownPipeline Pipeline =
        new MarkdownPipelineBuilder().UsePipeTables().UsePreciseSourceLocation().DisableHtml().Build();

    /// <summary>The words of a heading without emphasis, links or the backslash of an escape.</summary>
    public static string Words(LeafBlock block) => string.Concat((block.Inline ?? []).Descendants<LeafInline>().Select(inline => inline switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        LineBreakInline => " ",
        _ => "",
    })).Trim();

    /// <summary>The words of a cell; none where it is empty.</summary>
    public static string Words(TableCell cell) => string.Concat(cell.OfType<LeafBlock>().Select(Words));

    /// <summary>Every table that stands in something else than the page itself.</summary>
    public static IEnumerable<Table> NestedTables(MarkdownDocument document) =>
        document.Descendants<Table>().Where(table => table.Parent != document);
}
