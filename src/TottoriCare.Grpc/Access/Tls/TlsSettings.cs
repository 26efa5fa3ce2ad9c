namespace TottoriCare.Grpc.Access;

/// <summary>TLSの設定: the certificate by which the host shows who it is, and whether it asks its callers for theirs.</summary>
/// <remarks>Either a certificate and its key in PEM, or both in one PFX. The files are read again when they change.</remarks>
internal sealed record TlsSettings
{
    /// <summary>証明書: a PEM file, the host's own certificate first, then those between it and the root.</summary>
    public string? CertificateFile { get; init; }

    /// <summary>秘密鍵: a PEM file, encrypted or not, that other accounts of the machine can't read.</summary>
    public string? PrivateKeyFile { get; init; }

    /// <summary>PFX: a PKCS #12 file of certificate and key, in place of the two PEM files.</summary>
    public string? PfxFile { get; init; }

    /// <summary>パスワード: a file whose first line is the password of the PFX or of the encrypted key; none where there is none.</summary>
    public string? PasswordFile { get; init; }

    /// <summary>クライアント証明書: whether callers are asked for one. Off.</summary>
    public ClientCertificates ClientCertificates { get; init; }

    /// <summary>Every file that is read.</summary>
    public IReadOnlyList<string> Files => [.. new[] { CertificateFile, PrivateKeyFile, PfxFile, PasswordFile }.OfType<string>()];

    /// <summary>Every setting that can't be as it is, by its name, with the mend.</summary>
    public IEnumerable<SettingFault> Faults()
    {
        const string section = "Tls";
        if (PfxFile is not null && (CertificateFile ?? PrivateKeyFile) is not null)
        {
            yield return SettingFault.Of(section, nameof(PfxFile),
                "PFX と PEM の両方があります。どちらか一方にしてください。", "There are both a PFX and PEM files; keep one of the two.");
        }
        else if (PfxFile is null && CertificateFile is null)
        {
            yield return SettingFault.Of(section, nameof(CertificateFile),
                "証明書がありません。PEM の証明書（CertificateFile）と秘密鍵（PrivateKeyFile）、又は PFX（PfxFile）を指定してください。",
                "There is no certificate: name a certificate (CertificateFile) and its key (PrivateKeyFile) in PEM, or a PFX (PfxFile).");
        }
        else if (PfxFile is null && PrivateKeyFile is null)
        {
            yield return SettingFault.Of(section, nameof(PrivateKeyFile),
                "証明書に対する秘密鍵（PEM）を指定してください。", "Name the private key of the certificate, in PEM.");
        }

        if (!Enum.IsDefined(ClientCertificates))
        {
            yield return SettingFault.Of(section, nameof(ClientCertificates),
                "Off、Wanted、Required のいずれかにしてください。", "Expected Off, Wanted or Required.");
        }
    }
}
