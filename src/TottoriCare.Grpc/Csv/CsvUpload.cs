using System.Buffers;
using System.IO.Pipelines;
using Google.Rpc;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using TottoriCare.Grpc.Decisions;
using TottoriCare.Grpc.Rulebooks;
using TottoriCare.Grpc.Transport;

namespace TottoriCare.Grpc.Csv;

/// <summary>CSV の受付: takes a file over plain HTTP, and sends the result file while it is made.</summary>
/// <remarks>
/// A file is taken whole before anything is sent: many a program reads nothing until it has sent everything, and would wait for a
/// host that waits for it. So memory is bounded by the size of a file and the number of files at a time.
/// </remarks>
internal sealed class CsvUpload(BookInService books, BatchSettings limits, GrpcServerOptions waits, Drain drain) : IDisposable
{
    /// <summary>The name of the query's one parameter.</summary>
    public const string MunicipalityParameter = "municipality_code";

    private const int SendFromBytes = 32 * 1024;
    private static readonly string[] s_types = ["text/csv", "text/plain", "application/octet-stream", "application/x-www-form-urlencoded"];

    private readonly SemaphoreSlim _places = new(limits.MaxCsvFiles);

    /// <summary>Answers one upload.</summary>
    public async Task ServeAsync(HttpContext http, CsvKind kind)
    {
        if (!TryReadType(http.Request.ContentType, out string? charset))
        {
            http.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            http.Response.Headers["Accept-Post"] = "text/csv";
            return;
        }

        if (drain.IsRefusing || !_places.Wait(0))
        {
            await ConnectUnary.RefuseAsync(http, drain.IsRefusing ? WireFault.ShuttingDown() : TooManyFiles());
            return;
        }

        try
        {
            await AnswerAsync(http, kind, charset);
        }
        catch (Exception exception) when (
            (exception is OperationCanceledException or IOException or ConnectionAbortedException) && http.RequestAborted.IsCancellationRequested)
        {
            // The caller is gone, and nobody is there to be told.
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose() => _places.Dispose();

    private async Task AnswerAsync(HttpContext http, CsvKind kind, string? charset)
    {
        CsvText text;
        CsvDecisions decisions;
        try
        {
            string municipality = MunicipalityOf(http.Request.Query);
            http.Features.Get<CallAdmission>()?.Require(kind.NewRequest(municipality));
            text = CsvText.Of(await ReadAsync(http), charset);
            decisions = new CsvDecisions(kind, text, books.Current, municipality, limits);
        }
        catch (RpcFault fault)
        {
            await ConnectUnary.RefuseAsync(http, fault);
            return;
        }

        http.Response.ContentType = $"text/csv; charset={text.Charset}; header=present";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{kind.Name}-result.csv\"";
        await SendAsync(http, text, decisions.Answer());
    }

    private async Task SendAsync(HttpContext http, CsvText text, IEnumerable<IReadOnlyList<string>> records)
    {
        PipeWriter body = http.Response.BodyWriter;
        var writer = new CsvWriter(body, text.Encoding);
        body.Write(text.Mark);
        foreach (IReadOnlyList<string> record in records)
        {
            http.RequestAborted.ThrowIfCancellationRequested();
            writer.Write(record);
            if (body.UnflushedBytes >= SendFromBytes)
                await FlushAsync(http, body);
        }
    }

    // A reader that never reads is cut off: half of a result must not look like the whole.
    private async Task FlushAsync(HttpContext http, PipeWriter body)
    {
        try
        {
            await body.FlushAsync(http.RequestAborted).AsTask().WaitAsync(waits.MaxWriteStall);
        }
        catch (TimeoutException)
        {
            http.Abort();
            throw new OperationCanceledException(http.RequestAborted);
        }
    }

    private async Task<ArraySegment<byte>> ReadAsync(HttpContext http)
    {
        if (http.Request.ContentLength > limits.MaxCsvBytes)
            throw TooLarge();
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = null;

        using var inTime = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        inTime.CancelAfter(waits.MaxStreamIdle);
        var file = new MemoryStream((int)(http.Request.ContentLength ?? 0));
        try
        {
            while (true)
            {
                ReadResult read = await http.Request.BodyReader.ReadAsync(inTime.Token);
                if (file.Length + read.Buffer.Length > limits.MaxCsvBytes)
                    throw TooLarge();
                foreach (ReadOnlyMemory<byte> piece in read.Buffer)
                    file.Write(piece.Span);
                http.Request.BodyReader.AdvanceTo(read.Buffer.End);
                if (read.IsCompleted)
                    return new ArraySegment<byte>(file.GetBuffer(), 0, (int)file.Length);
            }
        }
        catch (OperationCanceledException) when (!http.RequestAborted.IsCancellationRequested)
        {
            throw WireFault.StreamIdle(waits.MaxStreamIdle);
        }
    }

    private static string MunicipalityOf(IQueryCollection query)
    {
        string[] unknown = [.. query.Keys.Where(key => key != MunicipalityParameter)];
        return unknown.Length == 0 && query[MunicipalityParameter] is [{ Length: > 0 } code]
            ? code
            : throw RpcFault.InvalidArgument(new InputError(MunicipalityParameter, "QUERY_FORM", new LocalizedText(
                $"アドレスの末尾には ?{MunicipalityParameter}=団体コード だけを付けてください。",
                $"The address ends with ?{MunicipalityParameter}= and the municipality's code, and with nothing else.")));
    }

    // What curl and old programs send of themselves is no worse than text/csv: a file is recognised by its header.
    private static bool TryReadType(string? contentType, out string? charset)
    {
        charset = null;
        if (string.IsNullOrEmpty(contentType))
            return true;
        if (!MediaTypeHeaderValue.TryParse(contentType, out MediaTypeHeaderValue? type)
            || !s_types.Contains(type.MediaType.Value, StringComparer.OrdinalIgnoreCase))
            return false;
        charset = type.Charset.HasValue ? HeaderUtilities.RemoveQuotes(type.Charset).Value : null;
        return true;
    }

    private RpcFault TooLarge() => RpcFault.Because(Code.ResourceExhausted, "CSV_TOO_LARGE",
        new($"ファイルは{limits.MaxCsvBytes:N0}バイトまでです。分けてください。一つの事例の行は同じファイルに入れてください。",
            $"A file has at most {limits.MaxCsvBytes:N0} bytes: divide it, and keep the rows of one case in one file."),
        ("limit_bytes", $"{limits.MaxCsvBytes}"));

    private RpcFault TooManyFiles() => RpcFault.Because(Code.ResourceExhausted, "CSV_TOO_MANY_FILES",
        new($"同時に受け付けるファイルは{limits.MaxCsvFiles}件までです。しばらくしてから再度お送りください。",
            $"At most {limits.MaxCsvFiles} files are taken at a time; send it again a little later."),
        ("limit_files", $"{limits.MaxCsvFiles}"));
}
