using Google.Protobuf;
using Google.Protobuf.Reflection;
using TottoriCare.Grpc.Decisions;
using TottoriCare.Rulebooks;

namespace TottoriCare.Grpc.Csv;

/// <summary>CSV の行の読取り: records as requests and uses of the contract, by the columns of one file.</summary>
internal sealed class CsvRowReader(CsvKind kind, CsvHeader header, Rulebook rulebook)
{
    private static readonly LocalizedText s_ask = new("判定", "decide");
    private static readonly LocalizedText s_tell = new("履歴", "use");

    private readonly int _caseId = PlaceOf(header, CsvColumns.CaseId);
    private readonly int _row = PlaceOf(header, CsvColumns.Row);
    private readonly MessagePath?[] _asked = PathsOf(kind.Method.InputType, header.Columns.Select(column => column.Asked));
    private readonly MessagePath?[] _used = PathsOf(V1.CareUse.Descriptor, header.Columns.Select(column => column.Used));

    /// <summary>Reads a record that has as many cells as the file has columns; every faulty cell is told.</summary>
    public CsvRow Read(CsvRecord record)
    {
        List<InputError> errors = [];
        string caseId = record.Cells[_caseId];
        if (!LineId.IsSound(caseId))
            errors.Add(new InputError(NameOf(CsvColumns.CaseId), "CASE_ID_FORM", LineId.Form));

        CsvPurpose purpose = PurposeOf(record, errors);
        IMessage message = purpose == CsvPurpose.Tell ? new V1.CareUse() : kind.NewRequest(rulebook.Municipality.Value);
        if (purpose != CsvPurpose.Unclear)
            Fill(message, record, purpose, errors);
        return new CsvRow(record.Line, LineId.IsSound(caseId) ? caseId : "", purpose, message, errors);
    }

    /// <summary>A word of the file's language for what a row is there for.</summary>
    public string WordFor(CsvPurpose purpose) => purpose switch
    {
        CsvPurpose.Ask => s_ask.In(header.Language),
        CsvPurpose.Tell => s_tell.In(header.Language),
        _ => "",
    };

    /// <summary>A fault of a whole row, seen from its columns: the path of a field becomes the name of the column that fills it.</summary>
    public InputError AtColumn(InputError error, CsvPurpose purpose)
    {
        // Also a column that the file could have and has not: the fault says what is to be written into it.
        CsvColumn? column = kind.Columns.FirstOrDefault(it => (purpose == CsvPurpose.Tell ? it.Used : it.Asked) == error.Path);
        return error with { Path = column is null ? "" : NameOf(column) };
    }

    private void Fill(IMessage message, CsvRecord record, CsvPurpose purpose, List<InputError> errors)
    {
        MessagePath?[] paths = purpose == CsvPurpose.Tell ? _used : _asked;
        for (int place = 0; place < paths.Length; place++)
        {
            string text = record.Cells[place];
            CsvColumn column = header.Columns[place];
            if (paths[place] is { } path)
                Fill(path, message, text, column, errors);
            else if (purpose == CsvPurpose.Ask && column.Used is not null && text.Length > 0)
                errors.Add(new InputError(NameOf(column), "CELL_NOT_EXPECTED", new LocalizedText(
                    $"「{s_tell.Ja}」の行にだけ書けます。空にしてください。", $"Only a row '{s_tell.En}' may have it: leave it empty.")));
        }
    }

    private void Fill(MessagePath path, IMessage message, string text, CsvColumn column, List<InputError> errors)
    {
        IMessage holder = path.Reach(message);
        if (text.Length > 0 && CsvCell.Read(path.Field, text, rulebook, header.Language, out InputError? error) is var value)
        {
            if (error is null)
                path.Field.Accessor.SetValue(holder, value);
            else
                errors.Add(error.Under(NameOf(column)));
        }
        else if (column.IsRequired || path.Field.FieldType == FieldType.Enum)
        {
            errors.Add(new InputError(NameOf(column), "CELL_EMPTY", Missing(path.Field)));
        }
    }

    private LocalizedText Missing(FieldDescriptor field)
    {
        if (field.FieldType != FieldType.Enum)
            return new LocalizedText("必須です。空にできません。", "It is required, and must not be empty.");
        string offered = CsvWords.Offered(field.EnumType, header.Language);
        return new LocalizedText($"必須です。次のいずれかで書いてください: {offered}。", $"It is required: write one of {offered}.");
    }

    private CsvPurpose PurposeOf(CsvRecord record, List<InputError> errors)
    {
        if (!kind.TellsHistory)
            return CsvPurpose.Ask;
        string word = record.Cells[_row];
        if (word == s_ask.Ja || word == s_ask.En)
            return CsvPurpose.Ask;
        if (word == s_tell.Ja || word == s_tell.En)
            return CsvPurpose.Tell;
        errors.Add(new InputError(NameOf(CsvColumns.Row), "WORD_UNKNOWN", new LocalizedText(
            $"判定する行は「{s_ask.Ja}」、その事例のほかの利用の行は「{s_tell.Ja}」と書いてください。",
            $"Write '{s_ask.En}' in a row that is to be decided, '{s_tell.En}' in one that tells another use of the case.")));
        return CsvPurpose.Unclear;
    }


    private string NameOf(CsvColumn column) => column.Name.In(header.Language);

    // Before the first where the file has no such column: only files that tell a history have rows of two sorts.
    private static int PlaceOf(CsvHeader header, CsvColumn column) => header.Columns.ToList().IndexOf(column);

    private static MessagePath?[] PathsOf(MessageDescriptor message, IEnumerable<string?> paths) =>
        [.. paths.Select(path => path is null ? null : MessagePath.Of(message, path))];
}
