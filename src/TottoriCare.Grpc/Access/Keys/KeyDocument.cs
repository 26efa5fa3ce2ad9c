using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TottoriCare.Grpc.Access;

/// <summary>キーファイルの中身: the credentials as JSON, read strictly: an unknown, doubled or missing member is a fault.</summary>
internal sealed record KeyDocument(int Format, IReadOnlyList<StoredCredential> Credentials)
{
    /// <summary>The number of this form of the file.</summary>
    public const int CurrentFormat = 1;

    /// <summary>How many credentials a file has at most, revoked ones included.</summary>
    public const int MostCredentials = 10_000;

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
    };

    public static byte[] Write(CredentialBook book)
    {
        var document = new KeyDocument(CurrentFormat, [.. book.All.Select(StoredCredential.Of)]);
        return [.. JsonSerializer.SerializeToUtf8Bytes(document, s_json), (byte)'\n'];
    }

    /// <summary>Reads the bytes of a file; whatever they are, the answer is a book or every fault.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out CredentialBook? book, out IReadOnlyList<InputError> errors)
    {
        var found = new List<InputError>();
        errors = found;
        book = TryParse(bytes, found) is { } document ? document.Read(found) : null;
        return book is not null;
    }

    private static KeyDocument? TryParse(ReadOnlySpan<byte> bytes, List<InputError> errors)
    {
        try
        {
            KeyDocument? document = JsonSerializer.Deserialize<KeyDocument>(bytes, s_json);
            if (document is { Format: CurrentFormat, Credentials: not null })
                return document;
            errors.Add(new InputError("$.format", "FORMAT_UNKNOWN", new LocalizedText(
                $"このプログラムが読めるのは format {CurrentFormat} の形式です。", $"This program reads format {CurrentFormat}.")));
        }
        catch (JsonException fault)
        {
            // Its message may quote what it chokes on; place and line say enough.
            errors.Add(new InputError(fault.Path ?? "$", "JSON_FAULTY", new LocalizedText(
                $"JSON として、又はこの形式の項目として読めません（{fault.LineNumber + 1}行目）。",
                $"It can't be read as JSON, or not as a member of this form (line {fault.LineNumber + 1}).")));
        }

        return null;
    }

    private CredentialBook? Read(List<InputError> errors)
    {
        if (Credentials.Count > MostCredentials)
        {
            errors.Add(new InputError("$.credentials", "TOO_MANY_ITEMS", new LocalizedText(
                $"認証情報は{MostCredentials:N0}件までにしてください。", $"A key file has at most {MostCredentials:N0} credentials.")));
            return null;
        }

        var ids = new HashSet<string>();
        var fingerprints = new HashSet<Fingerprint>();
        var read = new List<Credential>(Credentials.Count);
        for (int i = 0; i < Credentials.Count; i++)
        {
            var faults = new List<InputError>();
            if (Credentials[i]?.Read(faults) is { } credential)
            {
                if (!ids.Add(credential.Id))
                    faults.Add(Repeated("id", "識別子", "The id"));
                if (!credential.IsRevoked && !fingerprints.Add(credential.Fingerprint))
                    faults.Add(Repeated("fingerprint", "失効していない認証情報の指紋", "The fingerprint of a credential that is not revoked"));
                read.Add(credential);
            }
            else if (faults.Count == 0)
            {
                faults.Add(new InputError("", "JSON_FAULTY", new LocalizedText("認証情報がありません。", "There is no credential here.")));
            }

            errors.AddRange(faults.Select(fault => fault.Under($"$.credentials[{i}]")));
        }

        return errors.Count == 0 ? new CredentialBook(read) : null;
    }

    private static InputError Repeated(string field, string ja, string en) => new(field, "REPEATED", new LocalizedText(
        $"{ja}が前のものと同じです。", $"{en} is the same as of one before."));
}
