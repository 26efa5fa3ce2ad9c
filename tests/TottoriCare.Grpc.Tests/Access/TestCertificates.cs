using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace TottoriCare.Grpc.Tests.Access;

/// <summary>Certificates made for one test.</summary>
internal static class TestCertificates
{
    /// <summary>A certificate that signs itself, for this machine's own address.</summary>
    public static X509Certificate2 SelfSigned(string name, ECDsa? key = null, DateTimeOffset? from = null, DateTimeOffset? until = null)
    {
        using ECDsa? own = key is null ? ECDsa.Create(ECCurve.NamedCurves.nistP256) : null;
        var request = new CertificateRequest(name, key ?? own!, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(from ?? new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), until ?? new DateTimeOffset(2099, 1, 1, 0, 0, 0, TimeSpan.Zero));
    }

    /// <summary>A certificate of an issuer between it and the root; both files of it.</summary>
    public static (X509Certificate2 Own, X509Certificate2 Issuer) Issued(string name)
    {
        using ECDsa issuerKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var issuerRequest = new CertificateRequest("CN=issuer", issuerKey, HashAlgorithmName.SHA256);
        issuerRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var (from, until) = (new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2099, 1, 1, 0, 0, 0, TimeSpan.Zero));
        X509Certificate2 issuer = issuerRequest.CreateSelfSigned(from, until);
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using X509Certificate2 signed = new CertificateRequest(name, key, HashAlgorithmName.SHA256).Create(issuer, from, until, [1, 2, 3, 4]);
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
}
