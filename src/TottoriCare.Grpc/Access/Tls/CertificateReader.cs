using System.Diagnostics.CodeAnalysis;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using NodaTime;
using NodaTime.Extensions;
using TottoriCare.Grpc.Rulebooks;

namespace TottoriCare.Grpc.Access;

/// <summary>証明書の読取り: certificate, key and chain out of files that nobody has vouched for.</summary>
internal static class CertificateReader
{
    private const int MostBytes = 1024 * 1024;

    /// <summary>Reads the files of some settings that are sound in themselves.</summary>
    /// <param name="settings">Which files.</param>
    /// <param name="now">The time at which the certificate has to be valid.</param>
    /// <param name="certificate">Certificate, key and chain, ready for handshakes.</param>
    /// <param name="error">Why not; its path is the setting that names the faulty file.</param>
    public static bool TryRead(
        TlsSettings settings, Instant now, [NotNullWhen(true)] out ServerCertificate? certificate, [NotNullWhen(false)] out InputError? error)
    {
        certificate = null;
        string place = settings.PfxFile is null ? nameof(settings.CertificateFile) : nameof(settings.PfxFile);
        if (!TryReadFiles(settings, out Dictionary<string, byte[]> files, out error))
            return false;

        // Of an encrypted file the password is the first line: editors end it with another.
        string? password = files.TryGetValue(nameof(settings.PasswordFile), out byte[]? text)
            ? Encoding.UTF8.GetString(text).Split('\n')[0].TrimEnd('\r')
            : null;
        try
        {
            X509Certificate2Collection chain = settings.PfxFile is null
                ? ReadPem(files[nameof(settings.CertificateFile)], files[nameof(settings.PrivateKeyFile)], password)
                : X509CertificateLoader.LoadPkcs12Collection(files[nameof(settings.PfxFile)], password, KeyStorage);
            certificate = Of(chain, files);
        }
        catch (Exception fault) when (fault is CryptographicException or ArgumentException)
        {
            // Its message depends on the system; what has to be looked at does not.
            error = Fault(place, "CERTIFICATE_FAULTY",
                "証明書と秘密鍵を読めません。形式、パスワード、両者が対になっているかを確かめてください。",
                "Certificate and key can't be read; check their form, the password, and that the two belong together.");
            return false;
        }

        error = certificate is null
            ? Fault(place, "CERTIFICATE_WITHOUT_KEY", "秘密鍵のある証明書がありません。", "There is no certificate with its private key.")
            : certificate.ExpiresAt <= now
                ? Fault(place, "CERTIFICATE_EXPIRED", "証明書の有効期間が過ぎています。更新してください。", "The certificate has expired: renew it.")
                : null;
        return error is null;
    }

    // A key in memory alone is of no use to the TLS of Windows.
    private static X509KeyStorageFlags KeyStorage =>
        OperatingSystem.IsWindows() ? X509KeyStorageFlags.DefaultKeySet : X509KeyStorageFlags.EphemeralKeySet;

    private static bool TryReadFiles(TlsSettings settings, out Dictionary<string, byte[]> files, [NotNullWhen(false)] out InputError? error)
    {
        files = [];
        error = null;
        (string Setting, string? Path, bool IsSecret)[] named =
        [
            (nameof(settings.CertificateFile), settings.CertificateFile, false),
            (nameof(settings.PrivateKeyFile), settings.PrivateKeyFile, true),
            (nameof(settings.PfxFile), settings.PfxFile, true),
            (nameof(settings.PasswordFile), settings.PasswordFile, true),
        ];
        foreach ((string setting, string? path, bool isSecret) in named)
        {
            if (path is null)
                continue;
            if ((isSecret && !FilePrivacy.IsPrivate(path, out error)) || !BoundedFile.TryRead(path, MostBytes, out byte[] bytes, out error))
            {
                error = error.Under($"Tls:{setting}");
                return false;
            }

            files.Add(setting, bytes);
        }

        return true;
    }

    private static X509Certificate2Collection ReadPem(byte[] certificates, byte[] key, string? password)
    {
        string pem = Encoding.UTF8.GetString(certificates);
        string keyPem = Encoding.UTF8.GetString(key);
        using X509Certificate2 own = password is null
            ? X509Certificate2.CreateFromPem(pem, keyPem)
            : X509Certificate2.CreateFromEncryptedPem(pem, keyPem, password);
        var chain = new X509Certificate2Collection();
        chain.ImportFromPem(pem);
        chain[0] = X509CertificateLoader.LoadPkcs12(own.Export(X509ContentType.Pkcs12), null, KeyStorage);
        return chain;
    }

    private static ServerCertificate? Of(X509Certificate2Collection chain, Dictionary<string, byte[]> files)
    {
        if (chain.FirstOrDefault(candidate => candidate.HasPrivateKey) is not { } own)
            return null;
        var others = new X509Certificate2Collection(chain.Where(candidate => !ReferenceEquals(candidate, own)).ToArray());
        return new ServerCertificate(
            SslStreamCertificateContext.Create(own, others, offline: true), own.NotAfter.ToUniversalTime().ToInstant(), [.. files.Values]);
    }

    private static InputError Fault(string setting, string code, string ja, string en) =>
        new($"Tls:{setting}", code, new LocalizedText(ja, en));
}
