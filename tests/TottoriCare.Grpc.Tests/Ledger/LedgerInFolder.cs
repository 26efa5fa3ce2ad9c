using System.Data.Common;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using TottoriCare.Calendars;
using TottoriCare.Grpc.Billing;
using TottoriCare.Grpc.Ledger;
using TottoriCare.Grpc.Rulebooks;
using TottoriCare.Grpc.Storage;
using TottoriCare.Grpc.Tests.Decisions;
using TottoriCare.Grpc.Transport;

namespace TottoriCare.Grpc.Tests.Ledger;

/// <summary>A ledger on SQLite in a folder of its own, with a clock that stands still and salts in their order.</summary>
internal sealed class LedgerInFolder : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tottoricare-");
    private readonly GroupCommit _writer;
    private int _salts;

    public LedgerInFolder()
    {
        Engine = new SqliteEngine(Path.Combine(_folder.FullName, "ledger.db"));
        Migrator.Migrate(Engine);
        _writer = new GroupCommit(Engine);
        var books = new BookInService(OrdinanceBook.Shipped(HolidayCalendar.FromLaw()));
        var log = new CommandLog(_writer, Clock, NextSalt);
        Handler = new LedgerHandler(books, new CaseLedger(log), new CaseReader(Engine));
        Billing = new BillingHandler(books, log, new BillingReader(Engine));
    }

    public StoppedClock Clock { get; } = new();

    public SqliteEngine Engine { get; }

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

    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private byte[] NextSalt() => BitConverter.GetBytes(_salts++);
}

/// <summary>A clock that moves only when it is told to.</summary>
internal sealed class StoppedClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 5, 1, 0, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
