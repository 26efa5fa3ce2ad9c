using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Microsoft.Extensions.Configuration.Json;
using TottoriCare.Grpc.Rulebooks;

namespace TottoriCare.Grpc.Hosting;

/// <summary>設定ファイル: JSON with sections as objects; comments and trailing commas are allowed.</summary>
internal static class SettingsFile
{
    /// <summary>The name of the file that is looked for in the folder of the program.</summary>
    public const string UsualName = "appsettings.json";

    /// <summary>The largest file that is read: 1 MiB.</summary>
    public const int MostBytes = 1024 * 1024;

    /// <summary>Reads a file; whatever it holds, the answer is a source or its fault.</summary>
    public static bool TryRead(string path, [NotNullWhen(true)] out SettingsSource? source, [NotNullWhen(false)] out InputError? error)
    {
        source = null;
        if (!BoundedFile.TryRead(path, MostBytes, out byte[] bytes, out error))
        {
            error = error.Under(path);
            return false;
        }

        try
        {
            source = SettingsSource.OfFile(new JsonStreamConfigurationSource { Stream = new MemoryStream(bytes) }, path);
            return true;
        }
        catch (JsonException fault)
        {
            error = Malformed(path, fault.LineNumber + 1);
        }
        catch (FormatException fault)
        {
            // The reader wraps the fault of JSON; a key that comes twice is one of its own.
            error = Malformed(path, (fault.InnerException as JsonException)?.LineNumber + 1);
        }

        return false;
    }

    private static InputError Malformed(string path, long? line) => new(path, "SETTINGS_FILE_MALFORMED", line is { } at
        ? new($"{at}行目を JSON として読めません。", $"Line {at} is no valid JSON.")
        : new("全体を一つの JSON オブジェクトとし、どのキーも一度だけ書いてください。", "Write one JSON object, with each key once."));
}
