using System.Data.Common;
using TottoriCare.Grpc.Storage;

namespace TottoriCare.Grpc.Tests.Storage;

/// <summary>An engine with something done to every connection of its writer, so that it fails as a disk would.</summary>
internal sealed class EngineWith(IStorageEngine inner, Action<DbConnection> onWriter) : IStorageEngine
{
    public string Name => inner.Name;

    public bool HasOneWriter => inner.HasOneWriter;

    public string Begin => inner.Begin;

    public string Commit => inner.Commit;

    public string BeginSnapshot => inner.BeginSnapshot;

    public string ForUpdate => inner.ForUpdate;

    public string Purge => inner.Purge;

    public DbConnection OpenWriter()
    {
        DbConnection connection = inner.OpenWriter();
        onWriter(connection);
        return connection;
    }

    public DbConnection OpenReader() => inner.OpenReader();

    public LocalizedText Describe(DbConnection connection) => inner.Describe(connection);

    public void Verify(DbConnection connection) => inner.Verify(connection);

    public void BeginMigration(DbConnection connection, TimeSpan patience) => inner.BeginMigration(connection, patience);

    public bool IsConstraint(DbException failure) => inner.IsConstraint(failure);

    public bool IsConflict(DbException failure) => inner.IsConflict(failure);

    public LocalizedText Explain(DbException failure) => inner.Explain(failure);

    public void Dispose() => inner.Dispose();
}
