using TottoriCare.Grpc.Transport;

namespace TottoriCare.Grpc.Csv;

/// <summary>CSV の見出し: which column stands where, and in which language the file speaks.</summary>
internal sealed class CsvHeader
{
    private CsvHeader(Language language, IReadOnlyList<CsvColumn> columns)
    {
        Language = language;
        Columns = columns;
    }

    /// <summary>The language of the names, and of the result.</summary>
    public Language Language { get; }

    /// <summary>The columns in the order of the file.</summary>
    public IReadOnlyList<CsvColumn> Columns { get; }

    /// <summary>Reads the first record of a file.</summary>
    /// <exception cref="RpcFault">INVALID_ARGUMENT with every name that is unknown, missing or doubled.</exception>
    public static CsvHeader Read(CsvRecord record, IReadOnlyList<CsvColumn> known)
    {
        Language language = record.Cells.Count(cell => known.Any(column => column.Name.En == cell))
            > record.Cells.Count(cell => known.Any(column => column.Name.Ja == cell)) ? Language.English : Language.Japanese;
        List<InputError> errors = [];
        var columns = new List<CsvColumn>();
        foreach ((int index, string cell) in record.Cells.Index())
        {
            string place = $"line {record.Line}, column {index + 1}";
            if (known.FirstOrDefault(column => column.Name.In(language) == cell) is not { } column)
                errors.Add(new InputError(place, "CSV_COLUMN_UNKNOWN", Unknown(cell, known, language)));
            else if (columns.Contains(column))
                errors.Add(new InputError(place, "CSV_COLUMN_TWICE", new LocalizedText(
                    $"列「{cell}」が二度あります。一つにしてください。", $"The column {cell} is there twice: keep one.")));
            else
                columns.Add(column);
        }

        errors.AddRange(known.Where(column => column.IsRequired).Except(columns).Select(column => new InputError(
            $"line {record.Line}", "CSV_COLUMN_MISSING", new LocalizedText(
                $"列「{column.Name.In(language)}」がありません。加えてください。", $"The column {column.Name.In(language)} is missing: add it."))));
        return errors.Count == 0 ? new CsvHeader(language, columns) : throw RpcFault.InvalidArgument(errors);
    }

    // The names of columns are the sender's own words, not facts of a case; but a file without a header has a case in their place.
    private static LocalizedText Unknown(string cell, IReadOnlyList<CsvColumn> known, Language language)
    {
        string[] names = [.. known.Select(column => column.Name.In(language))];
        return NearestName.Of(cell, names) is { } nearest
            ? new LocalizedText($"知らない列です。「{nearest}」のことですか。", $"The column is unknown. Is {nearest} meant?")
            : new LocalizedText(
                $"知らない列です。次の列があります: {string.Join("、", names)}。", $"The column is unknown; those that there are: {string.Join(", ", names)}.");
    }
}
