using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using TottoriCare.Grpc.Storage;

namespace TottoriCare.Grpc.Tests.Storage;

/// <summary>The model that queries are written over is that of the tables as they are migrated.</summary>
public abstract class LedgerContextTests(bool onPostgres) : IDisposable
{
    private readonly EngineUnderTest _database = new(onPostgres ? StorageEngine.Postgres : StorageEngine.Sqlite);

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        _database.Dispose();
    }

    [EngineFact]
    public void The_model_has_every_table_with_its_columns_and_key()
    {
        using IStorageEngine engine = _database.Open();
        Migrator.Migrate(engine);
        using DbConnection connection = engine.OpenReader();
        using LedgerContext context = LedgerContext.Over(connection);

        string[] modelled = [.. context.Model.GetEntityTypes().Select(Describe).Order(StringComparer.Ordinal)];
        string[] migrated = [.. LedgerSchema.Read(engine, connection).Select(Describe).Order(StringComparer.Ordinal)];

        modelled.ShouldBe(migrated);
    }

    [EngineFact]
    public void Nothing_is_written_through_the_model()
    {
        using IStorageEngine engine = _database.Open();
        Migrator.Migrate(engine);
        using DbConnection connection = engine.OpenWriter();
        using LedgerContext context = LedgerContext.Over(connection);
        context.Add(new TenantRow { TenantId = "312011", LogSize = 0, RecordedAt = 0 });

        Should.Throw<InvalidOperationException>(() => context.SaveChanges());
        context.Set<TenantRow>().Count().ShouldBe(0);
    }

    private static string Describe(IEntityType row) => string.Join('\n', [
        row.GetTableName()!,
        .. row.GetProperties().Select(property => $"{property.GetColumnName()} {KindOf(property.ClrType)} {!property.IsNullable}").Order(StringComparer.Ordinal),
        string.Join(", ", row.FindPrimaryKey()!.Properties.Select(property => property.GetColumnName()))]);

    private static string Describe(LedgerTable table) => string.Join('\n', [
        table.Name,
        .. table.Columns.Select(column => $"{column.Name} {column.Kind} {column.IsRequired}").Order(StringComparer.Ordinal),
        string.Join(", ", table.PrimaryKey)]);

    private static ColumnKind KindOf(Type type) =>
        type == typeof(long) ? ColumnKind.Integer : type == typeof(string) ? ColumnKind.Text : type == typeof(byte[]) ? ColumnKind.Bytes
        : throw new NotSupportedException($"{type}");
}

/// <inheritdoc/>
public sealed class LedgerContextTestsOnSqlite() : LedgerContextTests(onPostgres: false);

/// <inheritdoc/>
public sealed class LedgerContextTestsOnPostgres() : LedgerContextTests(onPostgres: true);
