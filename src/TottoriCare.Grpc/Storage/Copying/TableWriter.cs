using System.Data.Common;
using Npgsql;
using NpgsqlTypes;

namespace TottoriCare.Grpc.Storage;

/// <summary>行の書込み: writes the rows of one table, many at a time where the engine can.</summary>
internal abstract class TableWriter : IDisposable
{
    /// <summary>The writer that suits an engine.</summary>
    public static TableWriter Open(DbConnection connection, LedgerTable table) => connection is NpgsqlConnection server
        ? new Streamed(server, table)
        : new Prepared(connection, table);

    /// <summary>Writes a row, its values in the order of the columns.</summary>
    public abstract void Write(object?[] values);

    /// <summary>Writes what is still on its way.</summary>
    public virtual void Complete()
    {
    }

    /// <inheritdoc/>
    public abstract void Dispose();

    private sealed class Prepared(DbConnection connection, LedgerTable table) : TableWriter
    {
        private readonly Statement _insert = new(
            connection, $"INSERT INTO {table.Name} ({table.ColumnList}) VALUES ({string.Join(", ", table.Columns.Select((_, place) => $"@p{place}"))})");

        public override void Write(object?[] values) => _insert.Run(values);

        public override void Dispose() => _insert.Dispose();
    }

    private sealed class Streamed(NpgsqlConnection connection, LedgerTable table) : TableWriter
    {
        private readonly NpgsqlBinaryImporter _import = connection.BeginBinaryImport($"COPY {table.Name} ({table.ColumnList}) FROM STDIN (FORMAT BINARY)");
        private readonly NpgsqlDbType[] _types = [.. table.Columns.Select(TypeOf)];

        public override void Write(object?[] values)
        {
            _import.StartRow();
            for (int i = 0; i < values.Length; i++)
            {
                if (values[i] is not { } value)
                    _import.WriteNull();
                else if (_types[i] == NpgsqlDbType.Integer)
                    _import.Write(checked((int)(long)value), NpgsqlDbType.Integer);
                else
                    _import.Write(value, _types[i]);
            }
        }

        public override void Complete() => _import.Complete();

        public override void Dispose() => _import.Dispose();

        private static NpgsqlDbType TypeOf(LedgerColumn column) => column switch
        {
            { Type: "integer" } => NpgsqlDbType.Integer,
            { Kind: ColumnKind.Integer } => NpgsqlDbType.Bigint,
            { Kind: ColumnKind.Text } => NpgsqlDbType.Text,
            _ => NpgsqlDbType.Bytea,
        };
    }
}
