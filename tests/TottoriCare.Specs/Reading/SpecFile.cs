using Markdig.Syntax;

namespace TottoriCare.Specs.Reading;

/// <summary>ファイル: one Markdown file: a group of rules in words, and the tables of its cases.</summary>
/// <param name="Name">Its name from the folder of the specs: <c>鳥取市/キャンセル料.md</c>.</param>
/// <param name="Document">The Markdown.</param>
/// <param name="Tables">Its tables, in their order.</param>
public sealed record SpecFile(string Name, MarkdownDocument Document, IReadOnlyList<SpecTable> Tables);
