using System.Data.Common;

namespace TottoriCare.Grpc.Storage;

/// <summary>一度きりの文: statements that a connection runs once, outside of the writer's prepared ones.</summary>
internal static class ConnectionCommands
{
    /// <summary>Runs one.</summary>
    public static int Execute(this DbConnection connection, string sql, params ReadOnlySpan<object?> values)
    {
        using var statement = new Statement(connection, sql);
        return statement.Run(values);
    }

    /// <summary>Every row of one.</summary>
    public static List<T> Query<T>(this DbConnection connection, string sql, Func<DbDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        using var statement = new Statement(connection, sql);
        return statement.All(read, values);
    }
}
