using TottoriCare.Grpc.Storage;

namespace TottoriCare.Grpc.Tests.Storage;

/// <summary>A database of either engine, new and for one test alone.</summary>
internal sealed class EngineUnderTest : IDisposable
{
    private readonly DirectoryInfo? _folder;
    private readonly string? _connection;

    public EngineUnderTest(StorageEngine kind)
    {
        Kind = kind;
        if (kind == StorageEngine.Postgres)
            _connection = PostgresForTests.NewDatabase();
        else
            _folder = Directory.CreateTempSubdirectory("tottoricare-");
    }

    public StorageEngine Kind { get; }

    /// <summary>A new database, for a class that ends it in DisposeAsync.</summary>
    public static EngineUnderTest New(StorageEngine kind) => new(kind);

    /// <summary>The settings by which a host or a command finds it.</summary>
    public StorageSettings Settings => new(Kind, _folder?.FullName, _connection);

    /// <summary>The same as arguments.</summary>
    public string[] Arguments => Kind == StorageEngine.Postgres
        ? ["--storage", "postgres", "--connection", _connection!]
        : ["--storage", "sqlite", "--data", _folder!.FullName];

    /// <summary>The folder of the embedded database.</summary>
    public string Folder => _folder!.FullName;

    /// <summary>An engine over it; each is as a host of its own.</summary>
    public IStorageEngine Open() => Settings.OpenEngine();

    public void Dispose()
    {
        _folder?.Delete(recursive: true);
        if (_connection is not null)
            PostgresForTests.Drop(_connection);
    }
}
