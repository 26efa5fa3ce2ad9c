using System.Buffers;
using Microsoft.Extensions.Primitives;

namespace TottoriCare.Grpc.Transport;

/// <summary>Connect の GET: a request without side effects, whose message stands in the query.</summary>
internal static class ConnectQuery
{
    private const string Connect = "connect";
    private const string Encoding = "encoding";
    private const string Message = "message";
    private const string Base64 = "base64";
    private const string Compression = "compression";
    private const string Json = "json";
    private const string Proto = "proto";

    public static bool IsJson(IQueryCollection query) => query[Encoding] is not [Proto];

    /// <summary>The bytes of the message, and whether they are compressed.</summary>
    public static (ReadOnlySequence<byte> Bytes, bool Packed) Read(HttpContext http)
    {
        IQueryCollection query = http.Request.Query;
        if (query.TryGetValue(Connect, out StringValues version) && version is not ["v1"])
            throw WireFault.UnknownProtocolVersion();
        if (Required(query, Encoding) is not (Json or Proto))
            throw WireFault.UnknownMessageEncoding();

        string? compression = query[Compression];
        if (compression is not (null or "" or "identity" or Gzip.Name))
            throw WireFault.UnknownEncoding();

        string text = Required(query, Message);
        if (query[Base64] is not ["1"])
            return (new ReadOnlySequence<byte>(System.Text.Encoding.UTF8.GetBytes(text)), compression == Gzip.Name);
        return Base64Text.TryDecode(text, out byte[] bytes)
            ? (new ReadOnlySequence<byte>(bytes), compression == Gzip.Name)
            : throw WireFault.NotBase64();
    }

    private static string Required(IQueryCollection query, string name) =>
        query[name] is [{ } value] ? value : throw WireFault.MissingParameter(name);
}
