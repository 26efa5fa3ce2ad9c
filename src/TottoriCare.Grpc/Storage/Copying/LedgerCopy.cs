using System.Data.Common;
using System.Globalization;

namespace TottoriCare.Grpc.Storage;

/// <summary>台帳の複写: takes a whole ledger from one database into another, empty one, of either engine; all of it, or nothing.</summary>
internal static class LedgerCopy
{
    /// <summary>Copies it, and proves by the root of every log, worked out anew from the entries, that it is the same.</summary>
    /// <param name="source">Where it is; read as it is at one moment.</param>
    /// <param name="target">Where it goes; brought to the form of this version first.</param>
    /// <param name="progress">Who is told how far it has come.</param>
    /// <returns>The root of every log.</returns>
    /// <exception cref="StorageFault">Nothing was copied; the message names the mend.</exception>
    public static IReadOnlyList<LogRoot> Run(IStorageEngine source, IStorageEngine target, Progress progress)
    {
        try
        {
            using DbConnection from = source.OpenReader();
            from.Execute(source.BeginSnapshot);
            LedgerForm.Require(source, from);
            Migrator.Migrate(target);
            using DbConnection to = target.OpenWriter();
            to.Execute(target.Begin);
            return Run(source, from, target, to, progress);
        }
        catch (DbException failure)
        {
            IStorageEngine failed = source.HasOneWriter == failure is Microsoft.Data.Sqlite.SqliteException ? source : target;
            throw new StorageFault(failed.Explain(failure), failure);
        }
    }

    private static IReadOnlyList<LogRoot> Run(
        IStorageEngine source, DbConnection from, IStorageEngine target, DbConnection to, Progress progress)
    {
        IReadOnlyList<LedgerTable> tables = LedgerSchema.Read(target, to);
        RequireEmpty(tables, to);
        foreach (LedgerTable table in tables)
            CopyTable(table, from, to, progress);

        IReadOnlyList<LogRoot> roots = LogRoots.Read(from);
        IReadOnlyList<InputError> faults = LedgerCheck.RunWithin(target, to, progress);
        if (faults.Count > 0 || !LogRoots.Read(to).SequenceEqual(roots))
        {
            throw new StorageFault(new LocalizedText(
                "写しが元と一致しないため、何も書き込みませんでした。元の台帳で check を実行してください。",
                "The copy is not the same as the original, so nothing was written: run check on the original ledger."));
        }

        to.Execute(target.Commit);
        return roots;
    }

    private static void RequireEmpty(IReadOnlyList<LedgerTable> tables, DbConnection to)
    {
        foreach (LedgerTable table in tables)
        {
            if (to.Query($"SELECT 1 FROM {table.Name} LIMIT 1", _ => true).Count > 0)
            {
                throw new StorageFault(new LocalizedText(
                    "写す先にはすでに台帳があります。空のデータベース又は新しいフォルダーを指定してください。",
                    "There is a ledger at the target already: give an empty database or a new folder."));
            }
        }
    }

    private static void CopyTable(LedgerTable table, DbConnection from, DbConnection to, Progress progress)
    {
        long count = from.Query($"SELECT COUNT(*) FROM {table.Name}", row => row.GetInt64(0))[0];
        using DbCommand select = from.CreateCommand();
        select.CommandText = $"SELECT {table.ColumnList} FROM {table.Name} ORDER BY {string.Join(", ", table.PrimaryKey)}";
        using DbDataReader reader = select.ExecuteReader();
        using TableWriter writer = TableWriter.Open(to, table);
        object?[] values = new object?[table.Columns.Count];
        long done = 0;
        while (reader.Read())
        {
            for (int i = 0; i < values.Length; i++)
                values[i] = reader.IsDBNull(i) ? null : Plain(reader.GetValue(i));
            writer.Write(values);
            progress.Tell(table.Name, ++done, count);
        }

        writer.Complete();
    }

    private static object Plain(object value) => value is int small ? Convert.ToInt64(small, CultureInfo.InvariantCulture) : value;
}
