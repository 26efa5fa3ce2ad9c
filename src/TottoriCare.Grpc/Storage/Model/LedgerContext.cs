using System.Data.Common;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace TottoriCare.Grpc.Storage;

/// <summary>台帳のモデル: the tables of the ledger as rows that queries are written over. Only to read: what is written is written by prepared commands.</summary>
internal sealed class LedgerContext : DbContext
{
    private LedgerContext(DbContextOptions<LedgerContext> options)
        : base(options)
    {
    }

    /// <summary>The model over an open connection of either engine, which stays open when the context ends.</summary>
    public static LedgerContext Over(DbConnection connection)
    {
        var options = new DbContextOptionsBuilder<LedgerContext>();
        if (connection is SqliteConnection)
            options.UseSqlite(connection);
        else
            options.UseNpgsql(connection);
        return new LedgerContext(options.UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking).Options);
    }

    /// <summary>Never: a row that is changed here would have no entry in the log.</summary>
    /// <exception cref="InvalidOperationException">Always.</exception>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) => throw OnlyToRead();

    /// <inheritdoc cref="SaveChanges(bool)"/>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default) => throw OnlyToRead();

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<TenantRow>();
        modelBuilder.Entity<EntryRow>();
        modelBuilder.Entity<EntryValueRow>();
        modelBuilder.Entity<TreeNodeRow>();
        modelBuilder.Entity<RequestRow>();
        modelBuilder.Entity<CareCaseRow>();
        modelBuilder.Entity<PoolCountRow>();
        modelBuilder.Entity<RuleSourceRow>();
        modelBuilder.Entity<ChargePostingRow>();
        modelBuilder.Entity<BillingMonthRow>();
        modelBuilder.Entity<PaymentNoticeRow>();
        foreach (IMutableEntityType row in modelBuilder.Model.GetEntityTypes())
        {
            row.SetTableName(InSql(row.ClrType.Name[..^"Row".Length]));
            foreach (IMutableProperty property in row.GetProperties())
                property.SetColumnName(InSql(property.Name));
        }
    }

    // As the migrations spell it: CareCase is care_case.
    private static string InSql(string name)
    {
        var text = new StringBuilder();
        foreach (char letter in name)
        {
            if (char.IsAsciiLetterUpper(letter) && text.Length > 0)
                text.Append('_');
            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }

    private static InvalidOperationException OnlyToRead() => new("The ledger is written by its commands alone.");
}
