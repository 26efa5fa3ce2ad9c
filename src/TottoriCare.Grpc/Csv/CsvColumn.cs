namespace TottoriCare.Grpc.Csv;

/// <summary>CSV の列: a column that a file may have, and the fields of the contract that its cells fill.</summary>
/// <param name="Name">Its name in a Japanese and in an English header.</param>
/// <param name="Asked">The path of its field in the request of a row that asks; none where such a row leaves it empty.</param>
/// <param name="Used">The path of its field in a past or booked use; none where a row that tells one is not read for it.</param>
/// <param name="IsRequired">Whether every file has it.</param>
internal sealed record CsvColumn(LocalizedText Name, string? Asked, string? Used = null, bool IsRequired = false);
