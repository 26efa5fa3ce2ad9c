using System.Text;

namespace TottoriCare.Grpc.Csv;

/// <summary>CSV の読取り: the records of a text by RFC 4180, lines ended by CRLF or LF; lines without any character are passed over.</summary>
/// <remarks>
/// Our own, because a file that is no CSV has to be refused with its line: the readers at hand take an open quote for the rest of
/// the file. Holds one record at a time, within the limits.
/// </remarks>
internal sealed class CsvReader(TextReader text, int maxCellLength, int maxCells)
{
    private const int End = -1;
    private const char Quote = '"';
    private const char Comma = ',';

    private readonly StringBuilder _cell = new();
    private int _line = 1;

    /// <summary>The next record; none at the end.</summary>
    /// <exception cref="Transport.RpcFault">INVALID_ARGUMENT: the text is no CSV, or beyond a limit, at the line that the fault names.</exception>
    public CsvRecord? Read()
    {
        while (TryPassLineEnd())
        {
            // A line without a character is no record.
        }

        if (text.Peek() == End)
            return null;

        int began = _line;
        var cells = new List<string>();
        do
        {
            if (cells.Count == maxCells)
                throw CsvFault.At(began, "CSV_TOO_MANY_CELLS", $"1行のセルは{maxCells}個までです。", $"A row has at most {maxCells} cells.");
            cells.Add(text.Peek() == Quote ? ReadQuoted() : ReadBare());
        }
        while (TryPass(Comma));

        if (!TryPassLineEnd() && text.Peek() != End)
            throw CsvFault.At(_line, "CSV_TEXT_AFTER_QUOTE",
                "閉じる引用符の後に文字があります。引用符で囲んだセルの中の引用符は二つ重ねてください。",
                "There is text after a closing quote; a quote within a quoted cell is written twice.");
        return new CsvRecord(began, cells);
    }

    private string ReadBare()
    {
        _cell.Clear();
        while (text.Peek() is not (End or Comma or '\n' or '\r'))
        {
            if (text.Peek() == Quote)
                throw CsvFault.At(_line, "CSV_QUOTE_INSIDE_CELL",
                    "セルの途中に引用符があります。セル全体を引用符で囲み、中の引用符は二つ重ねてください。",
                    "There is a quote inside a cell: quote the whole cell, and write a quote within it twice.");
            Append((char)text.Read());
        }

        return _cell.ToString();
    }

    private string ReadQuoted()
    {
        int opened = _line;
        text.Read();
        _cell.Clear();
        while (true)
        {
            int next = text.Read();
            if (next == End)
                throw CsvFault.At(opened, "CSV_QUOTE_NOT_CLOSED", "引用符が閉じられていません。", "A quote is opened here and never closed.");
            if (next == Quote && !TryPass(Quote))
                return _cell.ToString();
            if (next == '\n')
                _line++;
            Append((char)next);
        }
    }

    private void Append(char character)
    {
        if (_cell.Length == maxCellLength)
            throw CsvFault.At(_line, "CSV_CELL_TOO_LONG", $"セルは{maxCellLength:N0}字までです。引用符の閉じ忘れがないかも確かめてください。",
                $"A cell has at most {maxCellLength:N0} characters; see too whether a quote is not closed.");
        _cell.Append(character);
    }

    private bool TryPass(char character)
    {
        if (text.Peek() != character)
            return false;
        text.Read();
        return true;
    }

    private bool TryPassLineEnd()
    {
        bool hasReturn = TryPass('\r');
        if (TryPass('\n'))
        {
            _line++;
            return true;
        }

        return !hasReturn ? false
            : throw CsvFault.At(_line, "CSV_LINE_END", "行末は CRLF か LF にしてください。", "A line ends with CRLF or LF.");
    }
}
