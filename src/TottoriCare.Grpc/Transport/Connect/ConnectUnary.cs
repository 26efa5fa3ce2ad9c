using System.Buffers;
using System.Diagnostics;
using System.IO.Pipelines;
using System.Text;
using Google.Protobuf;
using Microsoft.Extensions.Options;
using Code = Google.Rpc.Code;
using Status = Google.Rpc.Status;

namespace TottoriCare.Grpc.Transport;

/// <summary>Connect の単項: one message as the whole body, JSON or protobuf, over any version of HTTP.</summary>
internal sealed class ConnectUnary(IOptions<GrpcServerOptions> options, CallObserver observer, ILogger<ConnectUnary> logger)
{
    private const string VersionHeader = "Connect-Protocol-Version";
    private const string TimeoutHeader = "Connect-Timeout-Ms";
    private const string TrailerPrefix = "trailer-";
    private const string Identity = "identity";
    private const int MaxTimeoutDigits = 10;

    private readonly GrpcServerOptions _options = options.Value;

    private readonly JsonFormatter _formatter =
        new(JsonFormatter.Settings.Default.WithFormatDefaultValues(options.Value.WriteJsonDefaults));

    private delegate ValueTask<IMessage> RequestReader(HttpContext http, CallContext context, UnaryMethod method, bool json);

    public Task ServePostAsync(HttpContext http, UnaryMethod method, bool json) => ServeAsync(http, method, json, ReadPostAsync);

    public Task ServeGetAsync(HttpContext http, UnaryMethod method) =>
        ServeAsync(http, method, ConnectQuery.IsJson(http.Request.Query), ReadGetAsync);

    /// <summary>Answers a call that no method takes.</summary>
    public static Task RefuseAsync(HttpContext http, RpcFault fault) => WriteErrorAsync(http.Response, fault.Status);

    private async Task ServeAsync(HttpContext http, UnaryMethod method, bool json, RequestReader read)
    {
        bool malformed = !TryReadTimeout(http.Request, out TimeSpan timeout);
        using var context = new CallContext(http, method.Descriptor, timeout, logger);
        Code code = Code.Ok;
        Activity? span = observer.Begin(http, method);
        try
        {
            context.RequireAdmitted();
            if (malformed)
                throw WireFault.MalformedTimeout(TimeoutHeader);
            IMessage request = await read(http, context, method, json);
            IMessage response = await method.AnswerAsync(request, context);
            await WriteAsync(http, context, response, json);
        }
        catch (Exception exception)
        {
            RpcFault fault = CallFault.From(exception, context, logger);
            code = fault.Code;
            await EndAsync(http.Response, context, fault.Status);
        }
        finally
        {
            observer.End(method, json ? Wire.ConnectJson : Wire.ConnectProto, code, context, span);
        }
    }

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

    private async ValueTask<IMessage> ReadPostAsync(HttpContext http, CallContext context, UnaryMethod method, bool json)
    {
        string? version = http.Request.Headers[VersionHeader];
        if (version is not (null or "1"))
            throw WireFault.UnknownProtocolVersion();
        string? encoding = http.Request.Headers.ContentEncoding;
        bool packed = encoding is Gzip.Name;
        context.IsRequestCompressed = packed;
        if (!packed && encoding is not (null or "" or Identity))
        {
            http.Response.Headers.AcceptEncoding = Gzip.Name;
            throw WireFault.UnknownEncoding();
        }

        if (http.Request.ContentLength > _options.MaxRequestBytes)
            throw WireFault.MessageTooLarge(_options.MaxRequestBytes);

        var body = new RequestBody(http, http.Request.BodyReader);
        while (true)
        {
            ReadResult read = await body.ReadAsync(context);
            ReadOnlySequence<byte> buffer = read.Buffer;
            try
            {
                if (buffer.Length > _options.MaxRequestBytes)
                    throw WireFault.MessageTooLarge(_options.MaxRequestBytes);
                context.RequestBytes = buffer.Length;
                if (read.IsCompleted)
                    return Parse(method, buffer, packed, json);
            }
            finally
            {
                body.AdvanceTo(buffer.Start, buffer.End);
            }
        }
    }

    private ValueTask<IMessage> ReadGetAsync(HttpContext http, CallContext context, UnaryMethod method, bool json)
    {
        (ReadOnlySequence<byte> message, bool packed) = ConnectQuery.Read(http);
        context.RequestBytes = message.Length;
        context.IsRequestCompressed = packed;
        return new ValueTask<IMessage>(Parse(method, message, packed, json));
    }

    private IMessage Parse(UnaryMethod method, in ReadOnlySequence<byte> bytes, bool packed, bool json)
    {
        if (packed)
            return Parse(method, Gzip.Decompress(bytes, _options.MaxRequestBytes), packed: false, json);
        if (!json)
            return method.Parse(bytes);

        ReadOnlySpan<byte> utf8 = bytes.IsSingleSegment ? bytes.FirstSpan : bytes.ToArray();
        return StrictJson.TryRead(utf8, method.Descriptor.InputType, _options, out IMessage? message, out IReadOnlyList<InputError> errors)
            ? message
            : throw RpcFault.InvalidArgument(errors);
    }

    private async ValueTask WriteAsync(HttpContext http, CallContext context, IMessage message, bool json)
    {
        byte[] body = json ? Encoding.UTF8.GetBytes(_formatter.Format(message)) : message.ToByteArray();
        if (body.Length > _options.MaxResponseBytes)
            throw WireFault.ResponseTooLarge(_options.MaxResponseBytes);

        context.ResponseBytes = body.Length;
        HttpResponse response = http.Response;
        ReadOnlyMemory<byte> sent = body;
        if ((context.CompressResponse ?? body.Length >= _options.CompressFromBytes) && Gzip.IsAccepted(http.Request.Headers.AcceptEncoding))
        {
            sent = Gzip.Compress(body);
            response.Headers.ContentEncoding = Gzip.Name;
        }

        response.Headers.Vary = "Accept-Encoding";
        response.ContentType = json ? ContentTypes.Json : ContentTypes.Proto;
        response.ContentLength = sent.Length;
        AppendMetadata(response, context);

        // The answer was ready in time: a deadline that passes now must not cut off what has begun to leave.
        await SlowReader.AwaitAsync(response.BodyWriter.WriteAsync(sent), http, _options.MaxWriteStall);
    }

    private static Task EndAsync(HttpResponse response, CallContext context, Status status)
    {
        if (context.IsAbandoned)
            return Task.CompletedTask;
        if (response.HasStarted)
        {
            // The length is announced and cannot be kept any more: the caller must not take what it has for the whole.
            response.HttpContext.Abort();
            return Task.CompletedTask;
        }

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
