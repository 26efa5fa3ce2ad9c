using System.Data.Common;

namespace TottoriCare.Grpc.Storage;

/// <summary>準備済みの文: one prepared statement of one connection, with its parameters in order.</summary>
/// <remarks>For one thread at a time. Parameters are named in the text as @p0, @p1 …</remarks>
internal sealed class Statement : IDisposable
{
    private readonly DbCommand _command;

    /// <summary>A statement of a connection; the engine prepares it at its first run.</summary>
    public Statement(DbConnection connection, string sql)
    {
        _command = connection.CreateCommand();
        _command.CommandText = sql;
    }

    /// <summary>Runs it.</summary>
    /// <returns>The number of rows that it changed.</returns>
    public int Run(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return _command.ExecuteNonQuery();
    }

    /// <summary>The first row; the default where there is none.</summary>
    public T? First<T>(Func<DbDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        Bind(values);
        using DbDataReader reader = _command.ExecuteReader();
        return reader.Read() ? read(reader) : default;
    }

    /// <summary>Every row.</summary>
    public List<T> All<T>(Func<DbDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        Bind(values);
        var rows = new List<T>();
        using DbDataReader reader = _command.ExecuteReader();
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    }

    /// <inheritdoc/>
    public void Dispose() => _command.Dispose();

    private void Bind(ReadOnlySpan<object?> values)
    {
        for (int i = _command.Parameters.Count; i < values.Length; i++)
        {
            DbParameter parameter = _command.CreateParameter();
            parameter.ParameterName = $"p{i}";
            _command.Parameters.Add(parameter);
        }

        for (int i = 0; i < values.Length; i++)
            _command.Parameters[i].Value = values[i] ?? DBNull.Value;
    }
}
