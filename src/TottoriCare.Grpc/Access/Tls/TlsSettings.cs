using TottoriCare.Grpc.Hosting;

namespace TottoriCare.Grpc.Access;

/// <summary>TLSの設定: the certificate by which the host shows who it is, and whether it asks its callers for theirs.</summary>
/// <remarks>Either a certificate and its key in PEM, or both in one PFX. The files are read again when they change.</remarks>
internal sealed record TlsSettings
{
    private const string Section = "Tls";

    private static readonly Setting<string?> s_certificateFile = File(nameof(CertificateFile), "server.pem");
    private static readonly Setting<string?> s_privateKeyFile = File(nameof(PrivateKeyFile), "server.key");
    private static readonly Setting<string?> s_pfxFile = File(nameof(PfxFile), "server.pfx");
    private static readonly Setting<string?> s_passwordFile = File(nameof(PasswordFile), "password");

    private static readonly Setting<ClientCertificates> s_clientCertificates = new(
        $"{Section}:{nameof(ClientCertificates)}", ClientCertificates.Off,
        SettingForm.Choice($"{ClientCertificates.Required}", [.. Enum.GetValues<ClientCertificates>().Select(value => ($"{value}", value))]));

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

    /// <summary>Reads the settings; none where no file is named and nothing is asked of callers.</summary>
    public static TlsSettings? Read(SettingsReader reader)
    {
        var read = new TlsSettings
        {
            CertificateFile = reader.Read(s_certificateFile),
            PrivateKeyFile = reader.Read(s_privateKeyFile),
            PfxFile = reader.Read(s_pfxFile),
            PasswordFile = reader.Read(s_passwordFile),
            ClientCertificates = reader.Read(s_clientCertificates),
        };
        return read == new TlsSettings() ? null : read;
    }

    /// <summary>Every setting that can't be as it is, by its name, with the mend.</summary>
    public IEnumerable<SettingFault> Faults()
    {
        if (PfxFile is not null && (CertificateFile ?? PrivateKeyFile) is not null)
        {
            yield return SettingFault.Of(Section, nameof(PfxFile),
                "PFX と PEM の両方があります。どちらか一方にしてください。", "There are both a PFX and PEM files; keep one of the two.");
        }
        else if (PfxFile is null && CertificateFile is null)
        {
            yield return SettingFault.Of(Section, nameof(CertificateFile),
                "証明書がありません。PEM の証明書（CertificateFile）と秘密鍵（PrivateKeyFile）、又は PFX（PfxFile）を指定してください。",
                "There is no certificate: name a certificate (CertificateFile) and its key (PrivateKeyFile) in PEM, or a PFX (PfxFile).");
        }
        else if (PfxFile is null && PrivateKeyFile is null)
        {
            yield return SettingFault.Of(Section, nameof(PrivateKeyFile),
                "証明書に対する秘密鍵（PEM）を指定してください。", "Name the private key of the certificate, in PEM.");
        }

        if (!Enum.IsDefined(ClientCertificates))
        {
            yield return SettingFault.Of(Section, nameof(ClientCertificates),
                "Off、Wanted、Required のいずれかにしてください。", "Expected Off, Wanted or Required.");
        }
    }

    private static Setting<string?> File(string name, string example) => new($"{Section}:{name}", null, SettingForm.File(example));
}
