using System.Data.Common;
using System.Globalization;
using System.Reflection;

namespace TottoriCare.Grpc.Storage;

/// <summary>移行: brings a database to the form that this version writes, in numbered steps: all that are missing, or none.</summary>
/// <remarks>Then it looks whether the ledger is whole, as far as that is done in a moment.</remarks>
internal static class Migrator
{
    private const string Folder = "TottoriCare.Grpc.Storage.Migrations.";
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    /// <summary>Runs the steps that are missing.</summary>
    /// <param name="engine">What holds the ledger.</param>
    /// <param name="patience">How long to wait for another host that is migrating; half a minute where it isn't said.</param>
    /// <returns>The numbers of the steps that were run.</returns>
    /// <exception cref="StorageFault">
    /// The database was written by a newer version of the program, another host is migrating it, or it is damaged.
    /// </exception>
    public static IReadOnlyList<int> Migrate(IStorageEngine engine, TimeSpan? patience = null)
    {
        using DbConnection connection = engine.OpenWriter();
        try
        {
            engine.Verify(connection);
            engine.BeginMigration(connection, patience ?? s_patience);
            IReadOnlyList<int> done = RunMissing(connection, StepsOf(engine));
            connection.Execute(engine.Commit);
            LogHeads.Verify(connection);
            return done;
        }
        catch (DbException failure)
        {
            throw new StorageFault(engine.Explain(failure), failure);
        }
    }

    /// <summary>The last step that this version knows.</summary>
    public static int LastStep(IStorageEngine engine) => StepsOf(engine)[^1].Number;

    private static List<int> RunMissing(DbConnection connection, IReadOnlyList<(int Number, string Sql)> steps)
    {
        connection.Execute("CREATE TABLE IF NOT EXISTS migration (number INTEGER NOT NULL PRIMARY KEY)");
        HashSet<int> known = [.. connection.Query("SELECT number FROM migration", row => Convert.ToInt32(row[0], CultureInfo.InvariantCulture))];
        if (known.Count > 0 && known.Max() > steps[^1].Number)
        {
            throw new StorageFault(new LocalizedText(
                $"台帳のデータベースは、この版のプログラムより新しいものです（移行 {known.Max()}）。新しい版のプログラムを使ってください。",
                $"The ledger's database was written by a newer version of the program (migration {known.Max()}): use that version."));
        }

        var done = new List<int>();
        foreach ((int number, string sql) in steps.Where(step => !known.Contains(step.Number)))
        {
            connection.Execute(sql);
            connection.Execute("INSERT INTO migration (number) VALUES (@p0)", number);
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
}
