namespace TottoriCare.Grpc.Csv;

/// <summary>CSV の行: the cells of one record, and the line of the file on which it begins.</summary>
/// <param name="Line">From 1, as an editor counts lines; a cell may hold line breaks, so records may lie further apart than a line.</param>
/// <param name="Cells">At least one.</param>
internal sealed record CsvRecord(int Line, IReadOnlyList<string> Cells);
