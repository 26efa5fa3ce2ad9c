using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using TottoriCare.Grpc.Audit;
using TottoriCare.Grpc.Log.Signing;
using TottoriCare.Grpc.Storage;

namespace TottoriCare.Grpc.Ledger;

/// <summary>開いた台帳: the ledger in its database, from the start of a host to its end.</summary>
internal sealed class OpenLedger : IAsyncDisposable
{
    private OpenLedger(IStorageEngine engine, LocalizedText place, LogSigningKey signingKey, TimeProvider clock, Func<byte[]> newSalt)
    {
        Engine = engine;
        Place = place;
        Writer = new GroupCommit(engine);
        Commands = new CommandLog(Writer, clock, newSalt);
        Cases = new CaseReader(engine);
        Trail = new AuditTrail(Writer, clock);
        SigningKey = signingKey;
    }

    /// <summary>The database.</summary>
    public IStorageEngine Engine { get; }

    /// <summary>Where the ledger is kept, as the start of the host tells it; never with a password.</summary>
    public LocalizedText Place { get; }

    /// <summary>Who writes.</summary>
    public GroupCommit Writer { get; }

    /// <summary>Who carries commands out, once each.</summary>
    public CommandLog Commands { get; }

    /// <summary>Who reads cases.</summary>
    public CaseReader Cases { get; }

    /// <summary>Who writes down that the log is read.</summary>
    public AuditTrail Trail { get; }

    /// <summary>By what the heads of the logs are signed.</summary>
    public LogSigningKey SigningKey { get; }

    /// <summary>Opens the ledger that the settings name, made on the first run and brought to the form of this version.</summary>
    /// <exception cref="StorageFault">It can't be used; the message names the mend.</exception>
    public static OpenLedger Open(StorageSettings settings, AuditSettings audit, TimeProvider clock)
    {
        IStorageEngine engine = settings.OpenEngine();
        try
        {
            Migrator.Migrate(engine);
            return new OpenLedger(
                engine, PlaceOf(engine), LogSigningKey.Open(audit.KeyFileIn(settings), audit.LogName), clock, LedgerLog.NewSalt);
        }
        catch
        {
            engine.Dispose();
            throw;
        }
    }

    /// <summary>Opens the ledger where the settings name one.</summary>
    /// <returns>Whether the host may start: there is none to open, or it is open.</returns>
    public static bool TryOpen(
        StorageSettings settings, AuditSettings audit, TimeProvider clock, out OpenLedger? ledger, [NotNullWhen(false)] out LocalizedText? fault)
    {
        (ledger, fault) = (null, null);
        try
        {
            if (settings.Engine != StorageEngine.None)
                ledger = Open(settings, audit, clock);
        }
        catch (StorageFault refusal)
        {
            fault = refusal.Text;
        }

        return fault is null;
    }

    public async ValueTask DisposeAsync()
    {
        await Writer.DisposeAsync();
        SigningKey.Dispose();
        Engine.Dispose();
    }

    private static LocalizedText PlaceOf(IStorageEngine engine)
    {
        using DbConnection connection = engine.OpenReader();
        return engine.Describe(connection);
    }
}
