using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using Google.Protobuf;
using Microsoft.Extensions.Options;
using Code = Google.Rpc.Code;
using Status = Google.Rpc.Status;

namespace TottoriCare.Grpc.Transport;

/// <summary>Connect の単項: one message as the whole body, JSON or protobuf, over any version of HTTP.</summary>
internal sealed class ConnectUnary(IOptions<GrpcServerOptions> options, TransportMetrics metrics, ILogger<ConnectUnary> logger)
{
    private const string VersionHeader = "Connect-Protocol-Version";
    private const string TimeoutHeader = "Connect-Timeout-Ms";
    private const string TrailerPrefix = "trailer-";
    private const string Identity = "identity";
    private const int MaxTimeoutDigits = 10;

    private readonly GrpcServerOptions _options = options.Value;

    private readonly JsonFormatter _formatter = new(JsonFormatter.Settings.Default.WithFormatDefaultValues(options.Value.WriteJsonDefaults));

    public async Task ServeAsync(HttpContext http, UnaryMethod method, bool json)
    {
        bool malformed = !TryReadTimeout(http.Request, out TimeSpan timeout);
        using var context = new CallContext(http, method.Descriptor, timeout);
        Code code = Code.Ok;
        metrics.Started();
        try
        {
            if (malformed)
                throw WireFault.MalformedTimeout(TimeoutHeader);
            RequireKnownProtocol(http);
            IMessage request = await ReadAsync(http.Request, context, method, json);
            await WriteAsync(http.Response, context, await method.AnswerAsync(request, context), json);
        }
        catch (Exception exception)
        {
            RpcFault fault = CallFault.From(exception, context, logger);
            code = fault.Code;
            await EndAsync(http.Response, context, fault.Status);
        }
        finally
        {
            metrics.Ended(method, "connect", code, context.Elapsed);
        }
    }

    /// <summary>Answers a call to a method that nobody serves.</summary>
    public static Task RefuseAsync(HttpContext http) => WriteErrorAsync(http.Response, WireFault.Unimplemented(http.Request.Path).Status);

    private bool TryReadTimeout(HttpRequest request, out TimeSpan timeout)
    {
        timeout = _options.MaxDeadline;
        string? text = request.Headers[TimeoutHeader];
        if (text is null)
            return true;
        if (text.Length is 0 or > MaxTimeoutDigits || text.AsSpan().ContainsAnyExceptInRange('0', '9'))
            return false;
        timeout = TimeSpan.FromMilliseconds(Math.Min(long.Parse(text), (long)_options.MaxDeadline.TotalMilliseconds));
        return true;
    }

    private static void RequireKnownProtocol(HttpContext http)
    {
        string? version = http.Request.Headers[VersionHeader];
        if (version is not (null or "1"))
            throw WireFault.UnknownProtocolVersion();

        string? encoding = http.Request.Headers.ContentEncoding;
        if (encoding is null or "" or Identity)
            return;
        http.Response.Headers.AcceptEncoding = Identity;
        throw WireFault.UnknownEncoding();
    }

    private async ValueTask<IMessage> ReadAsync(HttpRequest request, CallContext context, UnaryMethod method, bool json)
    {
        if (request.ContentLength > _options.MaxRequestBytes)
            throw WireFault.MessageTooLarge(_options.MaxRequestBytes);

        PipeReader body = request.BodyReader;
        while (true)
        {
            ReadResult read = body.TryRead(out ReadResult ready) ? ready : await body.ReadAsync(context.CancellationToken);
            ReadOnlySequence<byte> buffer = read.Buffer;
            try
            {
                if (buffer.Length > _options.MaxRequestBytes)
                    throw WireFault.MessageTooLarge(_options.MaxRequestBytes);
                if (read.IsCompleted)
                    return json ? ReadJson(method, buffer) : ReadProto(method, buffer);
            }
            finally
            {
                body.AdvanceTo(buffer.Start, buffer.End);
            }
        }
    }

    private IMessage ReadJson(UnaryMethod method, in ReadOnlySequence<byte> body)
    {
        int length = checked((int)body.Length);
        byte[]? rented = body.IsSingleSegment ? null : ArrayPool<byte>.Shared.Rent(length);
        try
        {
            if (rented is not null)
                body.CopyTo(rented);
            ReadOnlySpan<byte> utf8 = rented is null ? body.FirstSpan : rented.AsSpan(0, length);
            return StrictJson.TryRead(utf8, method.Descriptor.InputType, _options, out IMessage? message, out IReadOnlyList<InputError> errors)
                ? message
                : throw RpcFault.InvalidArgument(errors);
        }
        finally
        {
            if (rented is not null)
                ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private static IMessage ReadProto(UnaryMethod method, in ReadOnlySequence<byte> body)
    {
        try
        {
            return method.Parse(body);
        }
        catch (InvalidProtocolBufferException)
        {
            throw WireFault.NotProtobuf();
        }
    }

    private async ValueTask WriteAsync(HttpResponse response, CallContext context, IMessage message, bool json)
    {
        string? text = json ? _formatter.Format(message) : null;
        int size = text is null ? message.CalculateSize() : Encoding.UTF8.GetByteCount(text);
        if (size > _options.MaxResponseBytes)
            throw WireFault.ResponseTooLarge(_options.MaxResponseBytes);

        response.ContentType = json ? ContentTypes.Json : ContentTypes.Proto;
        response.ContentLength = size;
        AppendMetadata(response, context);
        if (text is null)
        {
            // Protobuf begins with an empty Advance, which Kestrel refuses until memory has been asked for.
            response.BodyWriter.GetSpan();
            message.WriteTo(response.BodyWriter);
        }
        else
        {
            Encoding.UTF8.GetBytes(text, response.BodyWriter);
        }

        await response.BodyWriter.FlushAsync();
    }

    private static Task EndAsync(HttpResponse response, CallContext context, Status status)
    {
        if (context.IsAbandoned || response.HasStarted)
            return Task.CompletedTask;
        AppendMetadata(response, context);
        return WriteErrorAsync(response, status);
    }

    private static void AppendMetadata(HttpResponse response, CallContext context)
    {
        context.ResponseHeadersIfAny?.AppendTo(response.Headers);
        context.ResponseTrailersIfAny?.AppendTo(response.Headers, TrailerPrefix);
    }

    private static async Task WriteErrorAsync(HttpResponse response, Status status)
    {
        ReadOnlyMemory<byte> body = ConnectError.Write(status);
        response.StatusCode = ConnectCode.HttpStatusOf((Code)status.Code);
        response.ContentType = ContentTypes.Json;
        response.ContentLength = body.Length;
        await response.BodyWriter.WriteAsync(body);
    }
}
