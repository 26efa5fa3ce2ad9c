using System.Net.Http.Headers;
using System.Text;
using TottoriCare.Grpc.Csv;
using TottoriCare.Grpc.Tests.Hosting;

namespace TottoriCare.Grpc.Tests.Csv;

/// <summary>A CSV file as a legacy program sends it, and the result that comes back.</summary>
internal static class CsvSheet
{
    public static readonly Encoding Cp932 = CodePagesEncodingProvider.Instance.GetEncoding(932)!;

    /// <summary>Sends a file, and reads the result as records by the names of their columns.</summary>
    public static async Task<IReadOnlyList<IReadOnlyDictionary<string, string>>> DecideAsync(
        this RunningHost host, string kind, string municipality, byte[] file, string? contentType = null, Encoding? encoding = null)
    {
        using HttpResponseMessage response = await host.PostAsync(kind, municipality, file, contentType);
        byte[] bytes = await response.Content.ReadAsByteArrayAsync();
        response.IsSuccessStatusCode.ShouldBeTrue(Encoding.UTF8.GetString(bytes));
        return Records((encoding ?? Encoding.UTF8).GetString(bytes));
    }

    public static async Task<HttpResponseMessage> PostAsync(this RunningHost host, string kind, string municipality, byte[] file, string? contentType = null)
    {
        using var body = new ByteArrayContent(file);
        if (contentType is not null)
            body.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        return await host.Http1.PostAsync($"/v1/csv/{kind}?municipality_code={municipality}", body);
    }

    /// <summary>The records of a text by the names of its columns.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Records(string text)
    {
        var reader = new CsvReader(new StringReader(text), maxCellLength: 100_000, maxCells: 100);
        IReadOnlyList<string> header = reader.Read()!.Cells;
        List<IReadOnlyDictionary<string, string>> records = [];
        while (reader.Read() is { } record)
            records.Add(header.Zip(record.Cells).ToDictionary(cell => cell.First, cell => cell.Second));
        return records;
    }

    /// <summary>Rows as a file: every cell quoted, which any reader of CSV takes.</summary>
    public static string Text(IReadOnlyList<string> header, IEnumerable<IReadOnlyDictionary<string, string>> rows) =>
        string.Concat(rows.Select(row => header.Select(name => row.GetValueOrDefault(name, ""))).Prepend(header)
            .Select(cells => string.Join(',', cells.Select(cell => $"\"{cell.Replace("\"", "\"\"")}\"")) + "\r\n"));
}
