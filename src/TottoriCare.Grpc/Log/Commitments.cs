using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Google.Protobuf.Reflection;
using TottoriCare.Grpc.Storage;

namespace TottoriCare.Grpc.Log;

/// <summary>コミットメント: takes what may identify a person out of an entry, and leaves a salted hash in its place.</summary>
/// <remarks>
/// The hash binds the log to the value, and tells nothing of it without the salt, which is kept beside the value and erased with
/// it. So an erasure breaks no proof.
/// </remarks>
/// <param name="saltOf">The salt for the value of a place.</param>
internal sealed class Commitments(Func<string, byte[]> saltOf)
{
    /// <summary>The one member of the object that stands in the place of a value.</summary>
    public const string Commitment = "commitment";

    private readonly List<KeptValue> _kept = [];

    /// <summary>What was taken out, in the order in which it was found.</summary>
    public IReadOnlyList<KeptValue> Kept => _kept;

    /// <summary>Takes every field out that the contract marks as identifying.</summary>
    /// <param name="json">A message in the JSON mapping of protobuf; changed in place.</param>
    /// <param name="descriptor">What message it is.</param>
    /// <param name="place">Where it stands in the entry, as a JSON pointer.</param>
    public void TakeFrom(JsonObject json, MessageDescriptor descriptor, string place)
    {
        foreach (FieldDescriptor field in descriptor.Fields.InFieldNumberOrder())
        {
            if (json[field.JsonName] is not { } value)
                continue;
            string here = $"{place}/{field.JsonName}";
            if (IdentifyingFields.IsMarked(field))
                json[field.JsonName] = Of(here, value.GetValue<string>());
            else if (value is JsonObject one && field.FieldType == FieldType.Message && !field.IsMap)
                TakeFrom(one, field.MessageType, here);
            else if (value is JsonArray many && field.FieldType == FieldType.Message && !field.IsMap)
                TakeFromEach(many, field.MessageType, here);
        }
    }

    /// <summary>The salted hash of one value, which is kept.</summary>
    public JsonObject Of(string place, string value)
    {
        byte[] salt = saltOf(place);
        _kept.Add(new KeptValue(place, salt, value));
        return new JsonObject { [Commitment] = HashOf(salt, value) };
    }

    /// <summary>The salted hash of a value: SHA-256 over the salt and the value's UTF-8, as 64 hexadecimal digits.</summary>
    public static string HashOf(byte[] salt, string value) =>
        Convert.ToHexStringLower(SHA256.HashData([.. salt, .. Encoding.UTF8.GetBytes(value)]));

    private void TakeFromEach(JsonArray items, MessageDescriptor descriptor, string place)
    {
        for (int i = 0; i < items.Count; i++)
        {
            if (items[i] is JsonObject item)
                TakeFrom(item, descriptor, $"{place}/{i}");
        }
    }
}
