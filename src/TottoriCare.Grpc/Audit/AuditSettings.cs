using TottoriCare.Grpc.Hosting;
using TottoriCare.Grpc.Storage;

namespace TottoriCare.Grpc.Audit;

/// <summary>監査の設定: the section Audit: by what key the heads of the logs are signed, and how the logs are called.</summary>
/// <param name="KeyFile">The file of the key; none for the usual one beside the ledger.</param>
/// <param name="LogName">The name of the logs, before the code of the municipality.</param>
internal sealed record AuditSettings(string? KeyFile = null, string LogName = AuditSettings.UsualLogName)
{
    public const string UsualLogName = "tottoricare";

    private const int LongestName = 100;
    private const string UsualKeyFile = "log-key.pem";

    private static readonly Setting<string?> s_keyFile = new("Audit:KeyFile", null, SettingForm.File(UsualKeyFile));

    private static readonly Setting<string> s_logName = new("Audit:LogName", UsualLogName, new SettingForm<string>(
        new("英数字と . - _ / からなる100字以内の名", "a name of at most 100 of A-Z, a-z, 0-9, '.', '-', '_' and '/'"),
        "log.example.jp",
        (string text, SettingsSource _, out string name) =>
        {
            name = text;
            return text.Length is > 0 and <= LongestName && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or '/');
        },
        name => name));

    /// <summary>Reads the settings.</summary>
    public static AuditSettings Read(SettingsReader reader) => new(reader.Read(s_keyFile), reader.Read(s_logName));

    /// <summary>The file of the key.</summary>
    /// <exception cref="StorageFault">None is set, and the account has no place for data.</exception>
    public string KeyFileIn(StorageSettings storage) => KeyFile ?? Path.Combine(storage.FolderInUse, UsualKeyFile);
}
