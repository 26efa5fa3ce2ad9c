using System.Text;
using Google.Protobuf;
using TottoriCare.Grpc.Transport;
using TottoriCare.InteropHost.Protos;
using Code = Google.Rpc.Code;
using Status = Google.Rpc.Status;

namespace TottoriCare.InteropHost;

/// <summary>試験サービス: <c>grpc.testing.TestService</c>, whose every answer is told by the request.</summary>
/// <remarks>A request that asks for what cannot be is INVALID_ARGUMENT, as the description of these tests has it.</remarks>
internal sealed class TestServiceHandler(TimeProvider time)
{
    private const string EchoInitial = "x-grpc-test-echo-initial";
    private const string EchoTrailing = "x-grpc-test-echo-trailing-bin";

    /// <summary>How many requests a caller may send before it closes its side, where they are answered only then.</summary>
    private const int MaxHeldRequests = 1000;

    /// <summary>The frame of a payload in its message: tags and lengths.</summary>
    private const int Overhead = 32;

    public static Empty EmptyCall(Empty request, CallContext context) => request;

    public static SimpleResponse UnaryCall(SimpleRequest request, CallContext context)
    {
        EchoMetadata(context);
        RequireCompression(request.ExpectCompressed, context);
        EndAs(request.ResponseStatus);
        context.CompressResponse = request.ResponseCompressed?.Value;
        return new SimpleResponse { Payload = Zeros(request.ResponseType, request.ResponseSize) };
    }

    public SimpleResponse CacheableUnaryCall(SimpleRequest request, CallContext context)
    {
        context.ResponseHeaders.Add("cache-control", "max-age=60, public");
        long nanoseconds = (time.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick;
        return new SimpleResponse { Payload = new Payload { Body = ByteString.CopyFrom($"{nanoseconds}", Encoding.ASCII) } };
    }

    public IAsyncEnumerable<StreamingOutputCallResponse> StreamingOutputCall(StreamingOutputCallRequest request, CallContext context)
    {
        EchoMetadata(context);
        return Answer(request, context);
    }

    public static async Task<StreamingInputCallResponse> StreamingInputCall(
        IAsyncEnumerable<StreamingInputCallRequest> requests, CallContext context)
    {
        EchoMetadata(context);
        long bytes = 0;
        await foreach (StreamingInputCallRequest request in requests)
        {
            RequireCompression(request.ExpectCompressed, context);
            bytes += request.Payload?.Body.Length ?? 0;
            if (bytes > int.MaxValue)
                throw Impossible("payload", "受け取った量が集計の上限を超えました。", "What came in is more than the sum can hold.");
        }

        return new StreamingInputCallResponse { AggregatedPayloadSize = (int)bytes };
    }

    public async IAsyncEnumerable<StreamingOutputCallResponse> FullDuplexCall(
        IAsyncEnumerable<StreamingOutputCallRequest> requests, CallContext context)
    {
        EchoMetadata(context);
        await foreach (StreamingOutputCallRequest request in requests)
        {
            await foreach (StreamingOutputCallResponse response in Answer(request, context))
                yield return response;
        }
    }

    public async IAsyncEnumerable<StreamingOutputCallResponse> HalfDuplexCall(
        IAsyncEnumerable<StreamingOutputCallRequest> requests, CallContext context)
    {
        EchoMetadata(context);
        List<StreamingOutputCallRequest> received = [];
        await foreach (StreamingOutputCallRequest request in requests)
        {
            // The payloads say nothing; a caller that never closes its side must not fill the memory with them.
            received.Add(new StreamingOutputCallRequest(request) { Payload = null });
            if (received.Count > MaxHeldRequests)
                throw Impossible("requests", "要求が多すぎます。", "There are more requests than are held back.");
        }

        foreach (StreamingOutputCallRequest request in received)
        {
            await foreach (StreamingOutputCallResponse response in Answer(request, context))
                yield return response;
        }
    }

    public static Empty UnimplementedCall(Empty request, CallContext context) => throw RpcFault.Because(
        Code.Unimplemented, "NOT_IMPLEMENTED", new("このメソッドは実装しません。", "This method is never implemented."));

    private async IAsyncEnumerable<StreamingOutputCallResponse> Answer(StreamingOutputCallRequest request, CallContext context)
    {
        EndAs(request.ResponseStatus);
        foreach (ResponseParameters asked in request.ResponseParameters)
        {
            if (asked.IntervalUs < 0)
                throw Impossible("response_parameters.interval_us", "間隔は 0 以上にしてください。", "An interval is 0 or more.");
            if (asked.IntervalUs > 0)
                await Task.Delay(IntervalOf(asked), time, context.CancellationToken);

            // From the first message on it is one or the other: the encoding is named in the headers or not at all.
            context.CompressResponse = asked.Compressed?.Value ?? false;
            yield return new StreamingOutputCallResponse { Payload = Zeros(request.ResponseType, asked.Size) };
        }
    }

    /// <summary>A timer knows whole milliseconds: a part of one counts as one, so that no message comes too early.</summary>
    private static TimeSpan IntervalOf(ResponseParameters asked) =>
        TimeSpan.FromMilliseconds((asked.IntervalUs + 999L) / 1000);

    private static void EchoMetadata(CallContext context)
    {
        foreach (MetadataEntry entry in context.RequestHeaders)
        {
            if (entry.Key == EchoTrailing)
                context.ResponseTrailers.Add(entry.Key, entry.Bytes);
            if (entry.Key != EchoInitial)
                continue;
            if (entry.Text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
                throw Impossible(EchoInitial, "値は印字できる ASCII 文字にしてください。", "The value has to be printable ASCII.");
            context.ResponseHeaders.Add(entry.Key, entry.Text);
        }
    }

    private static void RequireCompression(BoolValue? expected, CallContext context)
    {
        if (expected is not null && expected.Value != context.IsRequestCompressed)
        {
            throw expected.Value
                ? Impossible("expect_compressed", "要求が圧縮されていません。", "The request is not compressed.")
                : Impossible("expect_compressed", "要求が圧縮されています。", "The request is compressed.");
        }
    }

    private static void EndAs(EchoStatus? status)
    {
        if (status is null or { Code: (int)Code.Ok })
            return;
        throw Enum.IsDefined((Code)status.Code)
            ? new RpcFault(new Status { Code = status.Code, Message = status.Message })
            : Impossible("response_status.code", "状態コードは 0 から 16 までです。", "A status code is 0 to 16.");
    }

    private static Payload Zeros(PayloadType type, int size)
    {
        if (type != PayloadType.Compressable)
            throw Impossible("response_type", "この種類の内容には対応していません。", "There is no such type of payload.");
        if (size is < 0 or > TestHost.MaxMessageBytes - Overhead)
            throw Impossible("response_size", "大きさが範囲の外です。", $"The size is not within 0 and {TestHost.MaxMessageBytes - Overhead}.");
        return new Payload { Body = UnsafeByteOperations.UnsafeWrap(new byte[size]) };
    }

    private static RpcFault Impossible(string path, string ja, string en) =>
        RpcFault.InvalidArgument(new InputError(path, "CANNOT_BE_ANSWERED", new LocalizedText(ja, en)));
}
