using System.Data.Common;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using TottoriCare.Calendars;
using TottoriCare.Grpc.Billing;
using TottoriCare.Grpc.Ledger;
using TottoriCare.Grpc.Rulebooks;
using TottoriCare.Grpc.Storage;
using TottoriCare.Grpc.Tests.Decisions;
using TottoriCare.Grpc.Tests.Storage;
using TottoriCare.Grpc.Transport;

namespace TottoriCare.Grpc.Tests.Ledger;

/// <summary>A ledger on either engine in a database of its own, with a clock that stands still and salts in their order.</summary>
internal sealed class LedgerInFolder : IAsyncDisposable
{
    private readonly EngineUnderTest? _database;
    private readonly GroupCommit _writer;
    private int _salts;

    /// <summary>A ledger in a new database.</summary>
    public LedgerInFolder(StorageEngine engine = StorageEngine.Sqlite)
        : this(new EngineUnderTest(engine)) => _database = Database;

    private LedgerInFolder(EngineUnderTest database, Func<IStorageEngine, IStorageEngine>? change = null, int mostQueued = GroupCommit.MostQueued)
        : this(change is null ? database.Open() : change(database.Open()), mostQueued) => Database = database;

    private LedgerInFolder(IStorageEngine engine, int mostQueued)
    {
        Engine = engine;
        Migrator.Migrate(Engine);
        _writer = new GroupCommit(Engine, mostQueued);
        var books = new BookInService(OrdinanceBook.Shipped(HolidayCalendar.FromLaw()));
        var log = new CommandLog(_writer, Clock, NextSalt);
        Handler = new LedgerHandler(books, new CaseLedger(log), new CaseReader(Engine));
        Billing = new BillingHandler(books, log, new BillingReader(Engine));
    }

    /// <summary>The database; none where the engine was given.</summary>
    public EngineUnderTest? Database { get; }

    public StoppedClock Clock { get; } = new();

    public IStorageEngine Engine { get; }

    public LedgerHandler Handler { get; }

    public BillingHandler Billing { get; }

    /// <summary>The context of a call that nobody gives up.</summary>
    public static CallContext Call => new(
        new DefaultHttpContext(), V1.LedgerServiceReflection.Descriptor.Services[0].Methods[0], Timeout.InfiniteTimeSpan, NullLogger.Instance);

    public static string NewId() => Guid.NewGuid().ToString();

    /// <summary>An approved case of a birth of 2026-04-10, made by two commands.</summary>
    public async Task<string> ApprovedCaseAsync()
    {
        V1.SubmitApplicationResponse applied = await Handler.SubmitApplication(LedgerRequests.Application(), Call);
        await Handler.DecideApplication(LedgerRequests.Approval(applied.Receipt.CaseId), Call);
        return applied.Receipt.CaseId;
    }

    public T Read<T>(string sql, Func<DbDataReader, T> read)
    {
        using DbConnection connection = Engine.OpenReader();
        using var statement = new Statement(connection, sql);
        return statement.First(read)!;
    }

    /// <summary>A ledger in a new database, for a class that ends it in DisposeAsync.</summary>
    public static LedgerInFolder New(StorageEngine engine = StorageEngine.Sqlite) => new(engine);

    /// <summary>Another host on the same database, which is left standing when that host ends.</summary>
    /// <param name="database">The database.</param>
    /// <param name="change">What is made of its engine, to let it fail.</param>
    /// <param name="mostQueued">How many commands may wait.</param>
    public static LedgerInFolder Over(
        EngineUnderTest database, Func<IStorageEngine, IStorageEngine>? change = null, int mostQueued = GroupCommit.MostQueued) =>
        new(database, change, mostQueued);

    /// <summary>A host on whatever an engine holds.</summary>
    public static LedgerInFolder On(IStorageEngine engine) => new(engine, GroupCommit.MostQueued);

    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        Engine.Dispose();
        _database?.Dispose();
    }

    private byte[] NextSalt() => BitConverter.GetBytes(_salts++);
}

/// <summary>A clock that moves only when it is told to.</summary>
internal sealed class StoppedClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 5, 1, 0, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
