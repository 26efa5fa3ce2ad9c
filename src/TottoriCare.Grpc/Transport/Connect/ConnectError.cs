using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;

namespace TottoriCare.Grpc.Transport;

/// <summary>Connect の誤り: a status as the JSON that the Connect protocol defines.</summary>
/// <remarks>
/// Every detail carries its own JSON under <c>debug</c>, so that a client that has nothing but JSON reads all of it.
/// </remarks>
internal static class ConnectError
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The details whose type is known here; <c>debug</c> of another type is an empty object.</summary>
    private static readonly TypeRegistry Known = TypeRegistry.FromFiles(ErrorDetailsReflection.Descriptor);

    private static readonly JsonFormatter Formatter = new(JsonFormatter.Settings.Default.WithTypeRegistry(Known));

    public static ReadOnlyMemory<byte> Write(Google.Rpc.Status status)
    {
        var bytes = new ArrayBufferWriter<byte>(1024);
        using var json = new Utf8JsonWriter(bytes, Options);
        json.WriteStartObject();
        json.WriteString("code", ConnectCode.NameOf((Code)status.Code));
        if (status.Message.Length > 0)
            json.WriteString("message", status.Message);
        if (status.Details.Count > 0)
        {
            json.WriteStartArray("details");
            foreach (Any detail in status.Details)
                WriteDetail(json, detail);
            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.Flush();
        return bytes.WrittenMemory;
    }

    private static void WriteDetail(Utf8JsonWriter json, Any detail)
    {
        string type = Any.GetTypeName(detail.TypeUrl);
        json.WriteStartObject();
        json.WriteString("type", type);
        json.WriteString("value", Convert.ToBase64String(detail.Value.Span).TrimEnd('='));
        json.WritePropertyName("debug");
        json.WriteRawValue(Known.Find(type) is { } known ? Formatter.Format(known.Parser.ParseFrom(detail.Value)) : "{}");
        json.WriteEndObject();
    }
}
