namespace TottoriCare.Grpc.Transport;

/// <summary>内容の種類: which wire a request speaks, by its content type.</summary>
internal static class ContentTypes
{
    public const string Grpc = "application/grpc";
    public const string GrpcProto = "application/grpc+proto";
    public const string GrpcWeb = "application/grpc-web";
    public const string GrpcWebProto = "application/grpc-web+proto";
    public const string GrpcWebText = "application/grpc-web-text";
    public const string GrpcWebTextProto = "application/grpc-web-text+proto";
    public const string Json = "application/json";
    public const string Proto = "application/proto";

    /// <summary>What a client may send, as a refusal names it.</summary>
    public const string Accepted = $"{Grpc}, {GrpcProto}, {GrpcWeb}, {GrpcWebProto}, {GrpcWebText}, {GrpcWebTextProto}, {Json}, {Proto}";

    public static Wire WireOf(string? contentType)
    {
        if (contentType == Grpc)
            return Wire.Grpc;

        ReadOnlySpan<char> type = contentType;
        int parameters = type.IndexOf(';');
        ReadOnlySpan<char> essence = (parameters < 0 ? type : type[..parameters]).Trim();
        return essence switch
        {
            _ when Is(essence, Grpc) || Is(essence, GrpcProto) => Wire.Grpc,
            _ when Is(essence, GrpcWeb) || Is(essence, GrpcWebProto) => Wire.GrpcWeb,
            _ when Is(essence, GrpcWebText) || Is(essence, GrpcWebTextProto) => Wire.GrpcWebText,
            _ when Is(essence, Json) && (parameters < 0 || IsUtf8(type[(parameters + 1)..])) => Wire.ConnectJson,
            _ when Is(essence, Proto) => Wire.ConnectProto,
            _ => Wire.None,
        };
    }

    private static bool Is(ReadOnlySpan<char> essence, string type) => essence.Equals(type, StringComparison.OrdinalIgnoreCase);

    /// <summary>JSON is UTF-8: a client that announces another charset would be misread.</summary>
    private static bool IsUtf8(ReadOnlySpan<char> parameters) =>
        !parameters.Contains("charset", StringComparison.OrdinalIgnoreCase)
        || parameters.Contains("utf-8", StringComparison.OrdinalIgnoreCase)
        || parameters.Contains("utf8", StringComparison.OrdinalIgnoreCase);
}

/// <summary>通信方式: the protocols that one handler serves.</summary>
internal enum Wire
{
    /// <summary>None of them.</summary>
    None,

    /// <summary>gRPC over HTTP/2.</summary>
    Grpc,

    /// <summary>gRPC-Web, binary.</summary>
    GrpcWeb,

    /// <summary>gRPC-Web in base64.</summary>
    GrpcWebText,

    /// <summary>Connect unary with a JSON body.</summary>
    ConnectJson,

    /// <summary>Connect unary with a protobuf body.</summary>
    ConnectProto,

    /// <summary>A file over plain HTTP, which is known by its path and not by its type.</summary>
    Csv,
}
