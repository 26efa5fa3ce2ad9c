using System.Buffers;
using System.Text;

namespace TottoriCare.Grpc.Csv;

/// <summary>CSV の書出し: records by RFC 4180, lines ended by CRLF.</summary>
/// <remarks>
/// A cell that a spreadsheet would take for a formula gets an apostrophe in front. What the encoding lacks is written as 〓, the
/// mark that Japanese printers set for a missing type.
/// </remarks>
internal sealed class CsvWriter(IBufferWriter<byte> output, Encoding encoding)
{
    // Spreadsheets take the full-width forms too.
    private static readonly SearchValues<char> s_formulaStarts = SearchValues.Create("=+-@\t\r\n＝＋－＠");
    private static readonly SearchValues<char> s_needQuotes = SearchValues.Create(",\"\r\n");

    private readonly StringBuilder _record = new();

    /// <summary>Writes a record.</summary>
    public void Write(IEnumerable<string> cells)
    {
        _record.Clear();
        foreach (string cell in cells)
        {
            if (_record.Length > 0)
                _record.Append(',');
            Append(cell);
        }

        _record.Append("\r\n");
        encoding.GetBytes(_record.ToString(), output);
    }

    private void Append(string cell)
    {
        string safe = cell.Length > 0 && s_formulaStarts.Contains(cell[0]) ? $"'{cell}" : cell;

        // A first cell without a character is quoted: a record of nothing else would be an empty line.
        if (safe.AsSpan().ContainsAny(s_needQuotes) || (safe.Length == 0 && _record.Length == 0))
            _record.Append('"').Append(safe.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        else
            _record.Append(safe);
    }
}
