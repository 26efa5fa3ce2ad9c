using Google.Protobuf;
using Google.Protobuf.Collections;
using TottoriCare.Grpc.Contract;
using TottoriCare.Grpc.Decisions;
using TottoriCare.Grpc.Rulebooks;
using TottoriCare.Grpc.Transport;
using TottoriCare.Rulebooks;

namespace TottoriCare.Grpc.Csv;

/// <summary>CSV の判定: a file of one kind, answered row by row.</summary>
/// <remarks>
/// The file is read twice. The first time nothing is answered: a file that is no CSV, has other columns or too much of anything is
/// refused whole, and the uses that its rows tell are gathered by case, wherever they stand. The second time every row is answered
/// in its place, one at a time.
/// </remarks>
internal sealed class CsvDecisions
{
    private readonly CsvKind _kind;
    private readonly CsvText _text;
    private readonly BatchSettings _limits;
    private readonly OrdinanceBook _book;
    private readonly Rulebook _rulebook;
    private readonly CsvHeader _header;
    private readonly CsvRowReader _rows;
    private readonly CsvResult _result;
    private readonly Dictionary<string, CaseHistory> _histories = [];

    /// <summary>Reads a file for the first time.</summary>
    /// <exception cref="RpcFault">The file is refused: INVALID_ARGUMENT or RESOURCE_EXHAUSTED with the place; NOT_FOUND: no such rulebook.</exception>
    public CsvDecisions(CsvKind kind, CsvText text, OrdinanceBook book, string municipalityCode, BatchSettings limits)
    {
        RequestReader reader = book.Read(municipalityCode);
        _rulebook = reader.IsFaulty ? throw reader.ToFault() : reader.Ordinance.Rulebook;
        _kind = kind;
        _text = text;
        _limits = limits;
        _book = book;

        CsvReader file = Open();
        _header = CsvHeader.Read(file.Read() ?? throw CsvFault.Of("CSV_EMPTY", "ファイルが空です。見出しの行が要ります。", "The file is empty; it needs a header."), kind.Columns);
        _rows = new CsvRowReader(kind, _header, _rulebook);
        _result = new CsvResult(kind, _header.Language, _rows, _rulebook);
        foreach (CsvRecord record in RecordsOf(file))
            Gather(record);
    }

    /// <summary>The result: its header, then a record for each row.</summary>
    public IEnumerable<IReadOnlyList<string>> Answer()
    {
        yield return _result.Header;
        var decider = new Decider(_book);
        CsvReader file = Open();
        file.Read();
        while (file.Read() is { } record)
            yield return Answer(_rows.Read(record), decider);
    }

    private IReadOnlyList<string> Answer(CsvRow row, Decider decider)
    {
        if (row.Purpose == CsvPurpose.Tell)
            return _result.Undecided(row, row.Errors.Count > 0 ? row.Errors : FaultsOf((V1.CareUse)row.Message));
        if (row.Errors.Count > 0)
            return _result.Undecided(row, row.Errors);
        if (_histories.TryGetValue(row.CaseId, out CaseHistory? history))
        {
            if (history.FaultyLine is { } line)
                return _result.Undecided(row, [HistoryFaulty(line)]);
            _kind.AddHistory(row.Message, history.Uses);
        }

        try
        {
            return _result.Decided(row, _kind.Decide(decider, row.Message));
        }
        catch (RpcFault fault)
        {
            (string reason, LocalizedText message, IReadOnlyList<InputError> violations) = FaultWords.Of(fault.Status);
            return _result.Undecided(row, violations.Count == 0
                ? [new InputError("", reason, message)]
                : [.. violations.Select(error => _rows.AtColumn(error, CsvPurpose.Ask))]);
        }
    }

    private void Gather(CsvRecord record)
    {
        if (record.Cells.Count != _header.Columns.Count)
        {
            throw CsvFault.At(record.Line, "CSV_CELL_COUNT",
                $"見出しは{_header.Columns.Count}列ですが、この行のセルは{record.Cells.Count}個です。コンマを含むセルは引用符で囲んでください。",
                $"The header has {_header.Columns.Count} columns, this row {record.Cells.Count} cells; quote a cell that holds a comma.");
        }

        if (!_kind.TellsHistory)
            return;
        CsvRow row = _rows.Read(record);
        if (row.Purpose == CsvPurpose.Ask || row.CaseId.Length == 0)
            return;

        // What is not understood may be a use: no row of the case can be decided without it.
        if (!_histories.TryGetValue(row.CaseId, out CaseHistory? history))
            _histories.Add(row.CaseId, history = new CaseHistory());
        if (row.Errors.Count > 0 || FaultsOf((V1.CareUse)row.Message).Count > 0)
            history.FaultyLine ??= row.Line;
        else
            history.Uses.Add((V1.CareUse)row.Message);
    }

    private IReadOnlyList<InputError> FaultsOf(V1.CareUse use)
    {
        const string place = "history[0].";
        RequestReader reader = _book.Read(_rulebook.Municipality.Value);
        reader.ReadHistory(new RepeatedField<V1.CareUse> { use }, "history");
        return reader.Faults.AreNone ? []
            : [.. FaultWords.Of(reader.ToFault().Status).Violations.Select(error =>
                _rows.AtColumn(error with { Path = error.Path.Replace(place, "", StringComparison.Ordinal) }, CsvPurpose.Tell))];
    }

    private IEnumerable<CsvRecord> RecordsOf(CsvReader file)
    {
        for (int count = 0; file.Read() is { } record; count++)
        {
            if (count == _limits.MaxCsvRows)
            {
                throw CsvFault.At(record.Line, "CSV_TOO_MANY_ROWS",
                    $"1回に送れるのは{_limits.MaxCsvRows:N0}行までです。ファイルを分けてください。一つの事例の行は同じファイルに入れてください。",
                    $"A file has at most {_limits.MaxCsvRows:N0} rows: divide it, and keep the rows of one case in one file.");
            }

            yield return record;
        }
    }

    private CsvReader Open() => new(_text.Open(), _limits.MaxCsvCellLength, maxCells: 2 * _kind.Columns.Count);

    private static InputError HistoryFaulty(int line) => new("", "HISTORY_FAULTY", new LocalizedText(
        $"この事例の履歴の行（{line}行目）に誤りがあるため、判定していません。", $"A row that tells the case's history (line {line}) is faulty, so this one is not decided."));

    /// <summary>事例の履歴: the uses that a file tells of one case.</summary>
    private sealed class CaseHistory
    {
        public List<V1.CareUse> Uses { get; } = [];

        /// <summary>The line of the first row of the case that could not be read.</summary>
        public int? FaultyLine { get; set; }
    }
}
