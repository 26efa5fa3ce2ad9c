using System.Text.Encodings.Web;
using System.Text.Json;

namespace TottoriCare.Specs.Mutants;

/// <summary>How a value is shown to a reader: letters as they are, not as escapes.</summary>
internal static class JsonText
{
    public static JsonSerializerOptions Plain { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
