using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace TottoriCare.Calendars;

// Reads the calendar facts that the assembly carries. Strict: an unknown, missing, doubled or null property is an error,
// and an error is a defect of the build, so it throws.
internal static class EmbeddedJson
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters =
        {
            new TextConverter<LocalDate>(LocalDatePattern.Iso),
            new TextConverter<AnnualDate>(AnnualDatePattern.Iso),
            new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false),
        },
    };

    public static T Read<T>(string fileName)
    {
        string resource = $"{typeof(EmbeddedJson).Namespace}.{fileName}";
        using Stream stream = typeof(EmbeddedJson).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The assembly does not carry {resource}.");
        return JsonSerializer.Deserialize<T>(stream, s_options)
            ?? throw new InvalidOperationException($"{resource} is empty.");
    }

    private sealed class TextConverter<T>(IPattern<T> pattern) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            pattern.Parse(reader.GetString() ?? "").Value;

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(pattern.Format(value));
    }
}
