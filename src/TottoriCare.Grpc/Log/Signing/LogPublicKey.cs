using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace TottoriCare.Grpc.Log.Signing;

/// <summary>記録の公開鍵: the public half of the key by which the heads of the logs are signed: ECDSA on P-256 with SHA-256.</summary>
internal sealed class LogPublicKey
{
    /// <summary>The largest file that is read for one.</summary>
    public const int MostBytes = 16 * 1024;

    private const string Curve = "1.2.840.10045.3.1.7";

    private readonly byte[] _subjectPublicKeyInfo;

    private LogPublicKey(byte[] subjectPublicKeyInfo) => _subjectPublicKeyInfo = subjectPublicKeyInfo;

    /// <summary>The id by which a note names the key: for ECDSA the first four bytes of the SHA-256 of its DER form.</summary>
    public byte[] Id => SHA256.HashData(_subjectPublicKeyInfo)[..NoteSignature.KeyIdLength];

    /// <summary>The public half of a key.</summary>
    public static LogPublicKey Of(ECDsa key) => new(key.ExportSubjectPublicKeyInfo());

    /// <summary>The key as text: PEM with the heading PUBLIC KEY.</summary>
    public string ToPem() => PemEncoding.WriteString("PUBLIC KEY", _subjectPublicKeyInfo) + "\n";

    /// <summary>Reads a public key on P-256 from PEM.</summary>
    public static bool TryParse(string pem, [NotNullWhen(true)] out LogPublicKey? key, [NotNullWhen(false)] out InputError? error)
    {
        (key, error) = (null, null);
        try
        {
            using var ecdsa = ECDsa.Create();
            ecdsa.ImportFromPem(pem);
            if (ecdsa.ExportParameters(includePrivateParameters: false).Curve.Oid.Value == Curve)
                key = Of(ecdsa);
        }
        catch (Exception fault) when (fault is CryptographicException or ArgumentException)
        {
            // Said below.
        }

        if (key is null)
        {
            error = new InputError("", "PUBLIC_KEY_FORM", new LocalizedText(
                "P-256 の公開鍵（PEM の PUBLIC KEY）ではありません。log-key コマンドの出力をそのまま指定してください。",
                "It is no public key on P-256 in PEM (PUBLIC KEY): give what the command log-key prints, unchanged."));
        }

        return key is not null;
    }

    /// <summary>Whether the key has signed a note under a name.</summary>
    public bool HasSigned(SignedNote note, string name)
    {
        byte[] id = Id;
        NoteSignature[] own = [.. note.Signatures.Where(signature => signature.Name == name && signature.KeyId.AsSpan().SequenceEqual(id))];
        using var ecdsa = ECDsa.Create();
        ecdsa.ImportSubjectPublicKeyInfo(_subjectPublicKeyInfo, out _);
        return own.Length > 0 && own.All(signature => ecdsa.VerifyData(
            Encoding.UTF8.GetBytes(note.Text), signature.Bytes, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
    }
}
