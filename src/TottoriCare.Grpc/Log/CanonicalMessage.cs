using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf;
using TottoriCare.Rulebooks.Reader;

namespace TottoriCare.Grpc.Log;

/// <summary>正準形のメッセージ: a message of the contract as canonical JSON (RFC 8785), equal for equal content whoever wrote it.</summary>
internal static class CanonicalMessage
{
    private static readonly JsonFormatter s_formatter = new(JsonFormatter.Settings.Default);

    // Keeps the hash of an erased request apart from that of one which never held anything identifying.
    private static readonly byte[] s_erased = "erased\n"u8.ToArray();

    /// <summary>The message as the JSON mapping of protobuf writes it, without fields that hold their default.</summary>
    public static JsonObject ToJson(IMessage message) => JsonNode.Parse(s_formatter.Format(message))!.AsObject();

    /// <summary>要求のハッシュ: SHA-256 over the canonical JSON of a request without its own id.</summary>
    public static byte[] HashOfRequest(IMessage request)
    {
        JsonObject json = ToJson(request);
        json.Remove("requestId");
        return SHA256.HashData(ToBytes(json));
    }

    /// <summary>
    /// 消去後の要求のハッシュ: SHA-256 over a heading and the canonical JSON of a request without its id and without what may identify
    /// a person: days are few, and from a hash over them they could be guessed.
    /// </summary>
    public static byte[] HashOfErasedRequest(IMessage request)
    {
        var erased = (IMessage)request.Descriptor.Parser.ParseFrom(request.ToByteArray());
        IdentifyingFields.Clear(erased);
        return SHA256.HashData([.. s_erased, .. HashOfRequest(erased)]);
    }

    /// <summary>UTF-8 of the canonical JSON.</summary>
    public static byte[] ToBytes(JsonNode json)
    {
        using JsonDocument document = JsonSerializer.SerializeToDocument(json);
        return Encoding.UTF8.GetBytes(CanonicalJson.Write(document.RootElement));
    }
}
