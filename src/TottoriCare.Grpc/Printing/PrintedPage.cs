using System.Globalization;
using System.Net;
using NodaTime.Text;
using TottoriCare.Calendars;
using TottoriCare.Care;

namespace TottoriCare.Grpc.Printing;

/// <summary>印刷用ページ: one page of A4 in Japanese, complete in itself, that the municipality's own system fills in and prints.</summary>
/// <remarks>Between double braces stand the places to fill in; no value of the ledger can look like one, because its braces are written as references.</remarks>
internal static class PrintedPage
{
    private const string Style = """
        @page { size: A4; margin: 18mm }
        body { font: 10.5pt/1.6 "Noto Serif CJK JP", "Yu Mincho", "MS Mincho", serif; color: #000 }
        h1 { font-size: 16pt; text-align: center; letter-spacing: .2em; margin: 8mm 0 }
        h2 { font-size: 11pt; margin: 6mm 0 1mm; border-bottom: 1px solid #000; clear: both }
        .to { min-height: 20mm } .from { text-align: right }
        table { border-collapse: collapse; width: 100% }
        th, td { border: 1px solid #000; padding: 1mm 2mm; text-align: left; vertical-align: top; font-weight: normal }
        .yen { text-align: right; white-space: nowrap } .sum td { font-size: 13pt; font-weight: bold }
        .ground { white-space: pre-line; font-size: 9pt }
        .qr { width: 32mm; height: 32mm; border: 1px dashed #666; font-size: 8pt; text-align: center; float: right; margin: 4mm 0 0 4mm }
        .fill { min-height: 18mm }
        """;

    /// <summary>A page.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="number">What is written at its top right, already as HTML.</param>
    /// <param name="subjectId">The municipality's own id of the mother.</param>
    /// <param name="day">The day of the page, in words.</param>
    /// <param name="municipality">Who sends it.</param>
    /// <param name="body">The rest, already as HTML.</param>
    public static string Of(string title, string number, string subjectId, string day, string municipality, string body) => $$$"""
        <!DOCTYPE html>
        <html lang="ja">
        <head>
        <meta charset="utf-8">
        <title>{{{Text(title)}}}</title>
        <style>
        {{{Style}}}
        </style>
        </head>
        <body>
        <p class="from">{{{number}}}</p>
        <p class="to">{{住所}}<br>{{氏名}} 様<br>（対象者番号 {{{Text(subjectId)}}}）</p>
        <p class="from">{{{Text(day)}}}<br>{{{Text(municipality)}}}</p>
        <h1>{{{Text(title)}}}</h1>
        {{{body}}}
        <h2>教示</h2>
        <p class="fill">{{教示}}</p>
        </body>
        </html>

        """;

    /// <summary>A value as text of HTML.</summary>
    public static string Text(string value) => WebUtility.HtmlEncode(value).Replace("{", "&#123;", StringComparison.Ordinal);

    /// <summary>A day of the ledger in the Japanese era.</summary>
    /// <param name="day">YYYY-MM-DD.</param>
    public static string Day(string day) => JapaneseDate.ToText(LocalDatePattern.Iso.Parse(day).Value, Language.Japanese);

    /// <summary>A month of the ledger.</summary>
    /// <param name="month">YYYY-MM.</param>
    public static string Month(string month) => JapaneseDate.ToText(YearMonthPattern.Iso.Parse(month).Value);

    /// <summary>The name of a kind of care.</summary>
    public static string NameOf(V1.CareType careType) => CareType.FromValue((int)careType).Title.Ja;

    /// <summary>An amount with its groups of thousands.</summary>
    public static string Yen(long amount) => $"{amount.ToString("N0", CultureInfo.InvariantCulture)}円";
}
