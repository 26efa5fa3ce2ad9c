using Npgsql;

namespace TottoriCare.Grpc.Tests.Storage;

/// <summary>The PostgreSQL of a test run: the server that a variable names, or a cluster of its own; a database for each test.</summary>
internal static class PostgresForTests
{
    private const string Variable = "TOTTORICARE_TEST_POSTGRES";

    private static readonly Lazy<string> s_server = new(Start);

    /// <summary>Why the tests of PostgreSQL are skipped; none where they run, and none where they have to.</summary>
    public static string? MissingBecause =>
        Given is null && PostgresPrograms.Folder is null && Environment.GetEnvironmentVariable("CI") is not "true"
            ? $"no PostgreSQL is installed, and {Variable} names none" : null;

    private static string? Given => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given ? given : null;

    /// <summary>How one connects to a new empty database.</summary>
    public static string NewDatabase()
    {
        string name = $"test_{Guid.NewGuid():N}";
        Execute($"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'");
        return new NpgsqlConnectionStringBuilder(s_server.Value) { Database = name }.ToString();
    }

    /// <summary>Takes a database away, and every connection to it.</summary>
    public static void Drop(string connectionString)
    {
        NpgsqlConnection.ClearAllPools();
        Execute($"DROP DATABASE IF EXISTS {new NpgsqlConnectionStringBuilder(connectionString).Database} WITH (FORCE)");
    }

    private static void Execute(string sql)
    {
        using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(s_server.Value) { Pooling = false }.ToString());
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private static string Start()
    {
        if (Given is { } given)
            return given;
        if (PostgresPrograms.Folder is null)
            throw new InvalidOperationException($"PostgreSQL has to be tested here: install postgresql, or name a server by {Variable}.");
        PostgresCluster cluster = PostgresCluster.Make();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => cluster.Dispose();
        return cluster.ConnectionTo("postgres");
    }
}
