using System.Data.Common;
using System.Globalization;
using System.Reflection;

namespace TottoriCare.Grpc.Storage;

/// <summary>移行: brings a database to the form that this version writes, one numbered step after the other, each whole or not at all.</summary>
internal static class Migrator
{
    private const string Folder = "TottoriCare.Grpc.Storage.Migrations.";

    /// <summary>Runs the steps that are missing.</summary>
    /// <returns>The numbers of the steps that were run.</returns>
    /// <exception cref="StorageFault">The database was written by a newer version of the program.</exception>
    public static IReadOnlyList<int> Migrate(IStorageEngine engine)
    {
        using DbConnection connection = engine.OpenWriter();
        Run(connection, "CREATE TABLE IF NOT EXISTS migration (number INTEGER NOT NULL PRIMARY KEY)");
        var done = new List<int>();
        using var numbers = new Statement(connection, "SELECT number FROM migration ORDER BY number");
        HashSet<int> known = [.. numbers.All(row => Convert.ToInt32(row[0], CultureInfo.InvariantCulture))];
        IReadOnlyList<(int Number, string Sql)> steps = StepsOf(engine);
        if (known.Count > 0 && known.Max() > steps[^1].Number)
        {
            throw new StorageFault(new LocalizedText(
                $"台帳のデータベースは、この版のプログラムより新しいものです（移行 {known.Max()}）。新しい版のプログラムを使ってください。",
                $"The ledger's database was written by a newer version of the program (migration {known.Max()}): use that version."));
        }

        foreach ((int number, string sql) in steps.Where(step => !known.Contains(step.Number)))
        {
            using DbTransaction transaction = connection.BeginTransaction();
            Run(connection, sql, transaction);
            Run(connection, string.Create(CultureInfo.InvariantCulture, $"INSERT INTO migration (number) VALUES ({number})"), transaction);
            transaction.Commit();
            done.Add(number);
        }

        return done;
    }

    // Named as 0001-ledger.sqlite.sql.
    private static IReadOnlyList<(int Number, string Sql)> StepsOf(IStorageEngine engine)
    {
        Assembly assembly = typeof(Migrator).Assembly;
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith(Folder, StringComparison.Ordinal) && name.EndsWith($".{engine.Name}.sql", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name => (int.Parse(name.AsSpan(Folder.Length, 4), CultureInfo.InvariantCulture), Text(assembly, name))),
        ];
    }

    private static string Text(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    private static void Run(DbConnection connection, string sql, DbTransaction? transaction = null)
    {
        using DbCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        command.ExecuteNonQuery();
    }
}
