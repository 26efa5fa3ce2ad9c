using Google.Rpc;

namespace TottoriCare.Grpc.Transport;

/// <summary>通信上の失敗: every fault that the transport itself finds, with its status code.</summary>
/// <remarks>
/// Codes follow gRPC's own table of library-generated codes, but for a body that does not decode: that is the caller's
/// mistake and INVALID_ARGUMENT, so that an INTERNAL always means that somebody has to look.
/// </remarks>
internal static class WireFault
{
    public static RpcFault Unimplemented(string method) => RpcFault.Because(
        Code.Unimplemented, "METHOD_NOT_FOUND",
        new("このメソッドはありません。", "There is no such method here."), ("method", method));

    public static RpcFault MessageTooLarge(long limit) => RpcFault.Because(
        Code.ResourceExhausted, "MESSAGE_TOO_LARGE",
        new($"メッセージが大きすぎます（上限 {limit} バイト）。", $"The message is too large (limit {limit} bytes)."), ("limit_bytes", $"{limit}"));

    public static RpcFault RequestTooLarge() => RpcFault.Because(
        Code.ResourceExhausted, "REQUEST_TOO_LARGE",
        new("要求が大きすぎます。", "The request is too large."));

    public static RpcFault ResponseTooLarge(long limit) => RpcFault.Because(
        Code.ResourceExhausted, "RESPONSE_TOO_LARGE",
        new($"応答が大きすぎます（上限 {limit} バイト）。範囲を狭めてください。", $"The response is too large (limit {limit} bytes); ask for less."),
        ("limit_bytes", $"{limit}"));

    public static RpcFault TruncatedMessage() => RpcFault.Because(
        Code.Internal, "TRUNCATED_MESSAGE",
        new("メッセージが途中で切れています。", "The request ends in the middle of a message."));

    public static RpcFault UnknownFrameFlags() => RpcFault.Because(
        Code.Internal, "UNKNOWN_FRAME_FLAGS",
        new("フレームの先頭バイトが不正です。", "The first byte of a frame is neither 0 nor 1."));

    public static RpcFault CompressedWithoutEncoding() => RpcFault.Because(
        Code.Internal, "COMPRESSED_WITHOUT_ENCODING",
        new("圧縮の印がありますが、圧縮方式の指定がありません。", "A message is flagged as compressed, but no encoding is named."));

    public static RpcFault UnknownEncoding() => RpcFault.Because(
        Code.Unimplemented, "UNKNOWN_ENCODING",
        new("この圧縮方式には対応していません。", "This compression is not supported; see the accepted encodings in the response headers."));

    public static RpcFault NoMessage() => RpcFault.Because(
        Code.Unimplemented, "NO_MESSAGE",
        new("要求メッセージがありません。", "The method takes one message, but the request holds none."));

    public static RpcFault SeveralMessages() => RpcFault.Because(
        Code.Unimplemented, "SEVERAL_MESSAGES",
        new("要求メッセージは一つだけです。", "The method takes one message, but the request holds more."));

    public static RpcFault NotProtobuf() => RpcFault.Because(
        Code.InvalidArgument, "NOT_PROTOBUF",
        new("要求を protobuf として読めません。", "The request is no valid protobuf of this method's message."));

    public static RpcFault NotGzip() => RpcFault.Because(
        Code.InvalidArgument, "NOT_GZIP",
        new("圧縮された要求を展開できません。", "The compressed request is no complete gzip."));

    public static RpcFault NotBase64() => RpcFault.Because(
        Code.InvalidArgument, "NOT_BASE64",
        new("要求を base64 として読めません。", "The request is no base64."));

    public static RpcFault UnknownMessageEncoding() => RpcFault.Because(
        Code.InvalidArgument, "UNKNOWN_MESSAGE_ENCODING",
        new("encoding は json か proto を指定してください。", "The query parameter encoding must be json or proto."));

    public static RpcFault MissingParameter(string name) => RpcFault.Because(
        Code.InvalidArgument, "MISSING_PARAMETER",
        new($"クエリーパラメーター {name} がありません。", $"The query parameter {name} is missing."), ("parameter", name));

    public static RpcFault SlowReader() => RpcFault.Because(
        Code.ResourceExhausted, "SLOW_READER",
        new("応答が受け取られないまま時間が過ぎました。", "The response was not read in time."));

    public static RpcFault StreamIdle(TimeSpan limit) => RpcFault.Because(
        Code.DeadlineExceeded, "STREAM_IDLE",
        new($"次のメッセージが{limit.TotalSeconds:0}秒届きません。続きは新しい呼出しで送ってください。",
            $"No further message came for {limit.TotalSeconds:0} s; send the rest in another call."),
        ("limit_seconds", $"{limit.TotalSeconds:0}"));

    public static RpcFault ShuttingDown() => RpcFault.Because(
        Code.Unavailable, "SHUTTING_DOWN",
        new("サーバーは停止処理中です。しばらくしてから再度お試しください。", "The server is shutting down; try again later."));

    public static RpcFault MalformedTimeout(string header) => RpcFault.Because(
        Code.InvalidArgument, "MALFORMED_TIMEOUT",
        new($"{header} ヘッダーの形式が不正です。", $"The {header} header is malformed."), ("header", header));

    public static RpcFault MetadataNotBase64(string key) => RpcFault.Because(
        Code.InvalidArgument, "METADATA_NOT_BASE64",
        new($"ヘッダー {key} を base64 として読めません。", $"The value of the header {key} is no base64."), ("header", key));

    public static RpcFault UnknownProtocolVersion() => RpcFault.Because(
        Code.InvalidArgument, "UNKNOWN_PROTOCOL_VERSION",
        new("Connect-Protocol-Version は 1 だけに対応しています。", "Connect-Protocol-Version must be 1."));

    public static RpcFault BrokenRequest() => RpcFault.Because(
        Code.InvalidArgument, "BROKEN_REQUEST",
        new("要求の本文を最後まで読めません。", "The body of the request cannot be read to its end."));

    public static RpcFault DeadlineExceeded() => RpcFault.Because(
        Code.DeadlineExceeded, "DEADLINE_EXCEEDED",
        new("期限までに処理が終わりませんでした。", "The call did not finish before its deadline."));

    public static RpcFault Cancelled() => RpcFault.Because(
        Code.Cancelled, "CANCELLED",
        new("呼出し元が取り消しました。", "The caller has cancelled the call."));

    public static RpcFault Internal() => RpcFault.Because(
        Code.Internal, "INTERNAL",
        new("サーバー内部で問題が起きました。", "Something went wrong inside the server."));
}
