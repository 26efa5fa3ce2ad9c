using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace TottoriCare.Specs.Reading;

/// <summary>仕様の読み取り: a Markdown file as tables with their places. What is no table is prose.</summary>
/// <remarks>Knows nothing of care: which kinds of table and which columns there are is said in <c>Tables/</c>.</remarks>
internal sealed class SpecReader
{
    /// <summary>確かめる定め: how the line begins that names the rules and readings of the table below.</summary>
    public const string TestedPrefix = "確かめる定め：";

    private static readonly char[] s_separators = ['、', ','];

    private readonly string _file;
    private readonly string[] _lines;
    private readonly List<SpecFault> _faults;
    private readonly List<SpecTable> _tables = [];
    private SpecCell? _heading;
    private List<SpecCell> _tested = [];
    private int[] _nested = [];
    private bool _awaitsTable;

    private SpecReader(string file, string markdown, List<SpecFault> faults)
    {
        _file = file;
        _lines = markdown.Split('\n');
        _faults = faults;
    }

    /// <summary>Reads a file; what is wrong with it is added to the faults.</summary>
    public static SpecFile Read(string file, string markdown, List<SpecFault> faults)
    {
        string text = markdown.ReplaceLineEndings("\n");
        MarkdownDocument document = Markdown.Parse(text, SpecMarkdown.Pipeline);
        var reader = new SpecReader(file, text, faults);
        if (!reader.IsReadable(text))
            return new SpecFile(file, document, []);

        reader._nested = [.. SpecMarkdown.NestedTables(document).Select(table => table.Line)];
        foreach (Block block in document)
            reader.Take(block);
        reader.EndSection(reader._lines.Length);
        foreach (Table nested in SpecMarkdown.NestedTables(document))
        {
            reader.Fault(nested.Line, 1, "TABLE_NESTED",
                "箇条書きや引用の中に表があり、確かめられません。行の頭から「|」で書いてください。",
                "A table stands inside a list or a quotation and would not be run; begin its lines with '|' at the margin.");
        }

        return new SpecFile(file, document, reader._tables);
    }

    // A file in another encoding is read as text in which letters are lost, and its headings with them.
    private bool IsReadable(string text)
    {
        int at = text.IndexOf('\uFFFD');
        if (at >= 0)
        {
            int line = text[..at].Count(letter => letter == '\n');
            Fault(line, at - text.LastIndexOf('\n', at), "NOT_UTF8",
                "文字が読み取れません。文字コードを UTF-8 にして保存し直してください（シフトJISでは読めません）。",
                "A letter can't be read; save the file again as UTF-8, not as Shift_JIS.");
        }

        return at < 0;
    }

    // What is written with tabs or with wide bars is no table, and would be passed over in silence.
    private void EndSection(int nextLine)
    {
        if (_heading is { } heading && _awaitsTable && IsNamed(heading.Text) && !_nested.Any(line => line >= heading.Place.Line && line < nextLine))
        {
            _faults.Add(new SpecFault(heading.Place, "TABLE_MISSING", new LocalizedText(
                $"見出し「{heading.Text}」の下に表がありません。列は半角の「|」で区切ってください。タブや全角の「｜」で区切った行は表になりません。表でない見出しには「：」を使わないでください。",
                $"There is no table below the heading '{heading.Text}'; separate its columns by '|', for tabs and the wide bar make no table, and use no ： in other headings.")));
        }
    }

    private static bool IsNamed(string heading) => heading.IndexOf('：') is > 0 and var colon && colon < heading.Length - 1;

    private void Take(Block block)
    {
        switch (block)
        {
            case HeadingBlock heading:
                EndSection(heading.Line);
                _awaitsTable = true;
                _heading = new SpecCell(SpecMarkdown.Words(heading), At(heading.Line, 1));
                _tested = [];
                break;
            case Table table:
                _awaitsTable = false;
                Take(table);
                break;
            case ParagraphBlock paragraph:
                Take(paragraph);
                break;
        }
    }

    private void Take(ParagraphBlock paragraph)
    {
        int lineCount = paragraph.Lines.Count;
        int last = lineCount > 0 ? paragraph.Line + lineCount - 1 : LastLineOf(paragraph);
        for (int line = paragraph.Line; line <= last; line++)
        {
            string text = _lines[line];
            if (text.TrimStart().StartsWith('|'))
            {
                _awaitsTable = false;
                if (LineWithoutBars(line, last) is { } odd)
                {
                    Fault(odd, 1, "TABLE_BROKEN",
                        "この行に半角の「|」がなく、表が崩れています。列を半角の「|」で区切ってください（タブや全角の「｜」は使えません）。表の下の文との間は1行空けてください。",
                        "This line has no '|' and breaks the table: separate its columns by '|', not by tabs or the wide bar, and leave an empty line between a table and other words.");
                    return;
                }

                Fault(line, 1, "TABLE_BROKEN",
                    "「|」で始まる行が表になっていません。列名の行のすぐ下に、列と同じ数の「---」の行を置き、行の間を空けないでください。",
                    "A line with '|' is no part of a table: right below the heads put a row of '---', as many as there are heads, and leave no empty line between rows.");
                return;
            }

            if (text.StartsWith(TestedPrefix, StringComparison.Ordinal))
                _tested = [.. TestedIn(text, line)];
        }
    }

    // Of a table whose heads have their row of dashes.
    private int? LineWithoutBars(int head, int last) =>
        head < last && _lines[head + 1].TrimStart().StartsWith("|-", StringComparison.Ordinal)
            ? Enumerable.Range(head, last - head + 1).Cast<int?>().FirstOrDefault(line => !_lines[line!.Value].Contains('|', StringComparison.Ordinal))
            : null;

    private int LastLineOf(ParagraphBlock paragraph)
    {
        int last = paragraph.Line;
        while (last + 1 < _lines.Length && _lines[last + 1].Trim().Length > 0)
            last++;
        return last;
    }

    private IEnumerable<SpecCell> TestedIn(string text, int line)
    {
        int start = TestedPrefix.Length;
        foreach (string part in text[start..].Split(s_separators))
        {
            string id = part.Trim();
            yield return new SpecCell(id, At(line, start + part.Length - part.TrimStart().Length + 1));
            start += part.Length + 1;
        }
    }

    private void Take(Table table)
    {
        if (_heading is not { } heading || !IsNamed(heading.Text))
        {
            _faults.Add(new SpecFault(_heading?.Place ?? At(table.Line, 1), "TABLE_UNNAMED", new LocalizedText(
                "表の上の見出しは「種類：名前」の形で書いてください（例: キャンセル料：世帯区分ごとの額）。",
                "The heading above a table reads 'kind：name', as in キャンセル料：世帯区分ごとの額.")));
            return;
        }

        TableRow[] rows = [.. table.OfType<TableRow>()];
        IReadOnlyList<SpecCell>? heads = CellsOf(rows[0], expected: null);
        if (heads is null)
            return;

        SpecRow[] cases =
        [
            .. rows.Skip(1).Select(row => CellsOf(row, heads.Count) is { } cells ? new SpecRow(cells, At(row.Line, 1)) : null).OfType<SpecRow>(),
        ];
        if (rows.Length == 1)
        {
            Fault(table.Line, 1, "TABLE_EMPTY", "表に行がありません。一つ以上の例を書いてください。", "The table has no row; give at least one case.");
        }

        _tables.Add(new SpecTable(heading with { Text = heading.Text[..heading.Text.IndexOf('：')] }, heading.Text, heads, cases, _tested, table));
    }

    private List<SpecCell>? CellsOf(TableRow row, int? expected)
    {
        IReadOnlyList<int> columns = TableLine.CellColumns(_lines[row.Line]);
        if (expected is { } count && columns.Count != count)
        {
            Fault(row.Line, columns[^1], columns.Count < count ? "CELL_MISSING" : "CELL_TOO_MANY",
                $"列名は{count}個ですが、この行のセルは{columns.Count}個です。「|」の数をそろえ、書くことのない事実のセルには「－」と書いてください。",
                $"There are {count} heads, and {columns.Count} cells in this row; give as many cells, and write － for a fact that is not given.");
            return null;
        }

        TableCell[] cells = [.. row.OfType<TableCell>()];
        return [.. columns.Select((column, i) => new SpecCell(i < cells.Length ? SpecMarkdown.Words(cells[i]) : "", At(row.Line, column)))];
    }

    private Place At(int line, int column) => new(_file, line + 1, column);

    private void Fault(int line, int column, string code, string ja, string en) =>
        _faults.Add(new SpecFault(At(line, column), code, new LocalizedText(ja, en)));
}
