using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace TottoriCare.Grpc.Tests.Access;

/// <summary>Certificates made for one test.</summary>
internal static class TestCertificates
{
    private static readonly DateTimeOffset s_from = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset s_until = new(2099, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A certificate that signs itself, for this machine's own address.</summary>
    public static X509Certificate2 SelfSigned(string name, ECDsa? key = null, DateTimeOffset? from = null, DateTimeOffset? until = null)
    {
        using ECDsa? own = key is null ? ECDsa.Create(ECCurve.NamedCurves.nistP256) : null;
        var request = new CertificateRequest(name, key ?? own!, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(from ?? s_from, until ?? s_until);
    }

    /// <summary>A certificate and its issuer, which a root that nobody knows has signed.</summary>
    public static (X509Certificate2 Own, X509Certificate2 Issuer) Issued(string name)
    {
        using X509Certificate2 root = Authority("CN=root", null);
        X509Certificate2 issuer = Authority("CN=issuer", root);
        ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using X509Certificate2 signed = new CertificateRequest(name, key, HashAlgorithmName.SHA256).Create(issuer, s_from, s_until, [1, 2, 3, 4]);
        return (signed.CopyWithPrivateKey(key), issuer);
    }

    /// <summary>Writes certificate and key as the files of an operator, closed to other accounts.</summary>
    public static void WritePem(this X509Certificate2 certificate, string certificateFile, string keyFile, string? password = null)
    {
        File.WriteAllText(certificateFile, certificate.ExportCertificatePem());
        using ECDsa key = certificate.GetECDsaPrivateKey()!;
        File.WriteAllText(keyFile, password is null
            ? key.ExportPkcs8PrivateKeyPem()
            : key.ExportEncryptedPkcs8PrivateKeyPem(password, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 10_000)));
        Close(keyFile);
    }

    public static void Close(string file)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private static X509Certificate2 Authority(string name, X509Certificate2? signer)
    {
        ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return signer is null ? request.CreateSelfSigned(s_from, s_until) : request.Create(signer, s_from, s_until, [5, 6]).CopyWithPrivateKey(key);
    }
}
