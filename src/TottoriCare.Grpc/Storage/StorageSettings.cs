using TottoriCare.Grpc.Hosting;

namespace TottoriCare.Grpc.Storage;

/// <summary>台帳の置き場所の設定: the section Storage: what holds the ledger, and where.</summary>
/// <param name="Engine">What holds it.</param>
/// <param name="Folder">The folder of the embedded database; none for the usual one of this account.</param>
/// <param name="Connection">The connection string of PostgreSQL; none where it is not used. It may hold a password and is never shown.</param>
internal sealed record StorageSettings(StorageEngine Engine = StorageEngine.Sqlite, string? Folder = null, string? Connection = null)
{
    private static readonly Setting<StorageEngine> s_engine = new("Storage:Engine", StorageEngine.Sqlite, SettingForm.Choice(
        "postgres", ("sqlite", StorageEngine.Sqlite), ("postgres", StorageEngine.Postgres), ("none", StorageEngine.None)))
    { Option = "--storage" };

    private static readonly Setting<string?> s_folder = new("Storage:Folder", null, SettingForm.Folder("ledger")) { Option = "--data" };

    private static readonly Setting<string?> s_connection = new("Storage:Connection", null, SettingForm.Secret(
        new("PostgreSQL の接続文字列", "the connection string of PostgreSQL"), "Host=db;Database=tottoricare", text => text.Length > 0))
    { Option = "--connection" };

    /// <summary>The settings that have an option of their own.</summary>
    public static IReadOnlyList<Setting> WithOption => [s_engine, s_folder, s_connection];

    /// <summary>Where the embedded database lies: a folder of this account's own, unless another one is set.</summary>
    /// <exception cref="StorageFault">None is set, and the account has no place for data.</exception>
    public string FolderInUse => Folder
        ?? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify) switch
        {
            "" => throw new StorageFault(new LocalizedText(
                $"台帳のフォルダーが決まりません。{s_folder.Option} で指定するか、台帳を使わない場合は {s_engine.Option} none を指定してください。",
                $"There is no usual folder for the ledger: give one with {s_folder.Option}, or {s_engine.Option} none to keep no ledger.")),
            string place => Path.Combine(place, "tottoricare"),
        };

    /// <summary>The database that they name.</summary>
    /// <exception cref="InvalidOperationException">They name none.</exception>
    /// <exception cref="StorageFault">Its folder can't be made.</exception>
    public IStorageEngine OpenEngine() => Engine switch
    {
        StorageEngine.Sqlite => SqliteEngine.In(FolderInUse),
        StorageEngine.Postgres => new PostgresEngine(Connection!),
        _ => throw new InvalidOperationException("These settings name no database."),
    };

    /// <summary>Reads the settings.</summary>
    public static StorageSettings Read(SettingsReader reader)
    {
        var read = new StorageSettings(reader.Read(s_engine), reader.Read(s_folder), reader.Read(s_connection));
        if (read is { Engine: StorageEngine.Postgres, Connection: null })
        {
            reader.Refuse(s_engine, "CONNECTION_MISSING", new(
                $"PostgreSQL には {s_connection.Key} の指定が必要です。", $"PostgreSQL needs {s_connection.Key} as well."));
        }

        return read;
    }
}

/// <summary>台帳のデータベースの種類.</summary>
internal enum StorageEngine
{
    /// <summary>The embedded database, one file.</summary>
    Sqlite,

    /// <summary>A PostgreSQL server, which several hosts may share.</summary>
    Postgres,

    /// <summary>None: the host keeps no ledger.</summary>
    None,
}
