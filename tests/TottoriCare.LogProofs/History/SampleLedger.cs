using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using TottoriCare.Grpc.Audit;
using TottoriCare.Grpc.Billing;
using TottoriCare.Grpc.Ledger;
using TottoriCare.Grpc.Log.Signing;
using TottoriCare.Grpc.Rulebooks;
using TottoriCare.Grpc.Storage;
using TottoriCare.Grpc.Transport;

namespace TottoriCare.LogProofs.History;

/// <summary>A ledger on SQLite in a folder of its own, gone with it.</summary>
internal sealed class SampleLedger : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tottoricare-");
    private readonly GroupCommit _writer;

    public SampleLedger(OrdinanceBook book)
    {
        Engine = new SqliteEngine(Path.Combine(_folder.FullName, "ledger.db"));
        Migrator.Migrate(Engine);
        _writer = new GroupCommit(Engine);
        Books = new BookInService(book);
        var commands = new CommandLog(_writer, Clock, LedgerLog.NewSalt);
        Handler = new LedgerHandler(Books, new CaseLedger(commands), new CaseReader(Engine));
        Billing = new BillingHandler(Books, commands, new BillingReader(Engine));
        Audit = new AuditTrail(_writer, Clock);
        Key = LogSigningKey.Open(InFolder("log-key.pem"), "log.example");
        OtherKey = LogSigningKey.Open(InFolder("other-key.pem"), "log.example");
    }

    public SqliteEngine Engine { get; }

    public BookInService Books { get; }

    public LedgerHandler Handler { get; }

    public BillingHandler Billing { get; }

    public AuditTrail Audit { get; }

    public LogSigningKey Key { get; }

    /// <summary>A key that nobody trusts.</summary>
    public LogSigningKey OtherKey { get; }

    public SteppingClock Clock { get; } = new();

    /// <summary>The context of a call that nobody gives up.</summary>
    public static CallContext Call => new(
        new DefaultHttpContext(), V1.LedgerServiceReflection.Descriptor.Services[0].Methods[0], Timeout.InfiniteTimeSpan, NullLogger.Instance);

    public string InFolder(string name) => Path.Combine(_folder.FullName, name);

    public LogReader Read(string municipality) => new(Engine, MunicipalityCode.Parse(municipality));

    /// <summary>Ends the writer; the ledger can only be read from now on.</summary>
    public ValueTask CloseAsync() => _writer.DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        Key.Dispose();
        OtherKey.Dispose();
        Engine.Dispose();
        _folder.Delete(recursive: true);
    }
}

/// <summary>A clock that goes on by some seconds whenever it is asked.</summary>
internal sealed class SteppingClock : TimeProvider
{
    private long _asked;

    public override DateTimeOffset GetUtcNow() =>
        new DateTimeOffset(2026, 4, 20, 0, 0, 0, TimeSpan.Zero) + TimeSpan.FromMilliseconds(7919 * Interlocked.Increment(ref _asked));
}
