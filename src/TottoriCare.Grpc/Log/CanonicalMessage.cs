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

    /// <summary>The message as the JSON mapping of protobuf writes it, without fields that hold their default.</summary>
    public static JsonObject ToJson(IMessage message) => JsonNode.Parse(s_formatter.Format(message))!.AsObject();

    /// <summary>要求のハッシュ: SHA-256 over the canonical JSON of a request without its own id.</summary>
    public static byte[] HashOfRequest(IMessage request)
    {
        JsonObject json = ToJson(request);
        json.Remove("requestId");
        return SHA256.HashData(ToBytes(json));
    }

    /// <summary>UTF-8 of the canonical JSON.</summary>
    public static byte[] ToBytes(JsonNode json)
    {
        using JsonDocument document = JsonSerializer.SerializeToDocument(json);
        return Encoding.UTF8.GetBytes(CanonicalJson.Write(document.RootElement));
    }
}
