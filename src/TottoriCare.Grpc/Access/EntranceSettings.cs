using System.Net;
using TottoriCare.Grpc.Hosting;

namespace TottoriCare.Grpc.Access;

/// <summary>入口の設定: where the host listens, by what certificate, and to whom it opens. The default is loopback without TLS, all of it open.</summary>
internal sealed record EntranceSettings
{
    private static readonly Setting<IPAddress> s_address = new("Listen:Address", IPAddress.Loopback, SettingForm.Address()) { Option = "--listen" };

    /// <summary>The settings that have an option of their own.</summary>
    public static IReadOnlyList<Setting> WithOption => [s_address, .. AccessSettings.WithOption];

    /// <summary>待受けアドレス: the address of this machine on which the host listens; <c>0.0.0.0</c> or <c>::</c> for all. Loopback.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>TLS: by what certificate; none for clear text, on loopback only.</summary>
    public TlsSettings? Tls { get; init; }

    /// <summary>アクセス: to whom.</summary>
    public AccessSettings Access { get; init; } = new();

    /// <summary>Whether only this machine can reach the host.</summary>
    public bool IsLoopback => IPAddress.IsLoopback(Address);

    /// <summary>Whether a service answers callers without a credential.</summary>
    public bool IsOpen(OpenService service) => Access.IsOpen(service, IsLoopback);

    /// <summary>Reads the settings.</summary>
    public static EntranceSettings Read(SettingsReader reader) =>
        new() { Address = reader.Read(s_address), Tls = TlsSettings.Read(reader), Access = AccessSettings.Read(reader) };

    /// <summary>Notes every setting that can't be as it is.</summary>
    public void RequireSound(SettingsReader reader)
    {
        foreach (SettingFault fault in Faults())
            reader.Refuse(fault.Setting, SettingFault.Code, fault.Message);
    }

    /// <summary>Every setting that can't be as it is, by its name, with the mend.</summary>
    public IReadOnlyList<SettingFault> Faults()
    {
        List<SettingFault> faults = [.. Access.Faults(), .. Tls?.Faults() ?? []];
        if (!IsLoopback && Tls is null)
        {
            faults.Add(SettingFault.Of("Listen", nameof(Address),
                $"{Address} はほかの機器から届くアドレスなので、TLS なしでは起動しません。Tls:CertificateFile と Tls:PrivateKeyFile に"
                + "証明書と秘密鍵を指定するか、127.0.0.1 で待ち受けてください。",
                $"{Address} can be reached from other machines, and the host does not start there without TLS: name certificate and "
                + "key with Tls:CertificateFile and Tls:PrivateKeyFile, or listen on 127.0.0.1."));
        }

        if (Access.KeyFile is null && Tls is { ClientCertificates: not ClientCertificates.Off })
        {
            faults.Add(SettingFault.Of("Access", nameof(Access.KeyFile),
                "クライアント証明書を求めるには、その公開鍵を登録したキーファイルが必要です（keys create --certificate）。",
                "To ask for client certificates takes a key file that pins their public keys (keys create --certificate)."));
        }
        else if (Access.KeyFile is null && !IsOpen(OpenService.Decisions) && !IsOpen(OpenService.Rulebooks))
        {
            faults.Add(SettingFault.Of("Access", nameof(Access.KeyFile),
                "このままではだれも呼び出せません。キーファイルを指定するか（keys create で作成）、Access:OpenDecisions 又は Access:OpenRulebooks で開放してください。",
                "As it is nobody could call: name a key file (keys create makes one), or open a service with Access:OpenDecisions or "
                + "Access:OpenRulebooks."));
        }

        return faults;
    }
}
