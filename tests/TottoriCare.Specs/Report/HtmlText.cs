using System.Net;
using System.Text.RegularExpressions;
using Markdig.Syntax;
using TottoriCare.Specs.Reading;

namespace TottoriCare.Specs.Report;

/// <summary>文字: what the specs say as text of the report, and where its links lead.</summary>
internal static partial class HtmlText
{
    private const int ShortCell = 12;

    public static string TitleOf(SpecFile file) =>
        file.Document.OfType<HeadingBlock>().FirstOrDefault() is { } heading ? SpecMarkdown.Words(heading) : file.Name;

    public static string AnchorOf(SpecFile file) => Text(file.Name.Replace('/', '-'));

    public static string AnchorOf(SpecRow row) => Text($"{row.Place.File.Replace('/', '-')}-{row.Place.Line}");

    // A day, a clock time and a short cell are not broken over two lines.
    public static string CellText(string text) => text.Length <= ShortCell
        ? $"<span class=\"whole\">{Text(text)}</span>"
        : Moment().Replace(Text(text), "<span class=\"whole\">$0</span>");

    [GeneratedRegex("[0-9]{4}-[0-9]{2}-[0-9]{2}(?: [0-9]{2}:[0-9]{2}(?::[0-9]{2})?)?")]
    private static partial Regex Moment();

    public static string Text(string text) => WebUtility.HtmlEncode(text);
}
