using System.Text.Json;
using TottoriCare.Rulebooks;

namespace TottoriCare.Grpc.Rulebooks;

/// <summary>規則集のファイル: one file of the folder of rulebooks as it was read: a rulebook, or every fault of it.</summary>
/// <param name="Name">Its name in the folder.</param>
/// <param name="Rulebook">The rulebook; none where the file has a fault.</param>
/// <param name="Claims">Whose rulebook it means to be, as far as that can be told; known wherever there is a rulebook.</param>
/// <param name="Errors">Every fault; empty where there is a rulebook.</param>
internal sealed record RulebookFile(string Name, Rulebook? Rulebook, MunicipalityCode? Claims, IReadOnlyList<InputError> Errors)
{
    /// <summary>The largest file that is read: 4 MiB, as much as the library takes.</summary>
    public const int MostBytes = 4 * 1024 * 1024;

    private static readonly byte[] s_byteOrderMark = [0xEF, 0xBB, 0xBF];

    /// <summary>Reads a file; whatever it holds, the answer is a rulebook or its faults.</summary>
    public static RulebookFile Read(string path)
    {
        string name = Path.GetFileName(path);
        if (!BoundedFile.TryRead(path, MostBytes, out byte[] bytes, out InputError? unreadable))
            return new RulebookFile(name, null, ClaimOfName(name), [unreadable]);
        return Rulebook.TryParse(bytes, out Rulebook? rulebook, out IReadOnlyList<InputError> errors)
            ? new RulebookFile(name, rulebook, rulebook.Municipality, [])
            : new RulebookFile(name, null, ClaimOf(bytes) ?? ClaimOfName(name), errors);
    }

    // What a faulty file says of itself: only so much is read as tells whose rulebook it was to be.
    private static MunicipalityCode? ClaimOf(byte[] bytes)
    {
        int start = bytes.AsSpan().StartsWith(s_byteOrderMark) ? s_byteOrderMark.Length : 0;
        try
        {
            using JsonDocument file = JsonDocument.Parse(
                bytes.AsMemory(start), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip });
            return file.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty("municipality", out JsonElement municipality) && municipality.ValueKind == JsonValueKind.Object
                && municipality.TryGetProperty("code", out JsonElement text) && text.ValueKind == JsonValueKind.String
                && MunicipalityCode.TryParse(text.GetString(), out MunicipalityCode? code, out _)
                ? code : null;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    // A file is usually named by its code, as the shipped ones are.
    private static MunicipalityCode? ClaimOfName(string name) =>
        MunicipalityCode.TryParse(Path.GetFileNameWithoutExtension(name), out MunicipalityCode? code, out _) ? code : null;
}
