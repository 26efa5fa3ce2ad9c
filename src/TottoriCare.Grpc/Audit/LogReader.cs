using System.Data.Common;
using TottoriCare.Grpc.Log.Tree;
using TottoriCare.Grpc.Storage;

namespace TottoriCare.Grpc.Audit;

/// <summary>記録の読出し: reads the log of a municipality, a bounded piece at a time, without disturbing the writer.</summary>
/// <remarks>For one thread at a time. The connection ends with it.</remarks>
internal sealed class LogReader : ITreeNodes, IDisposable
{
    private const string Columns = "log_index, stream_id, stream_version, command, recorded_at, content";

    private readonly MunicipalityCode _tenant;
    private readonly DbConnection _connection;
    private readonly List<Statement> _statements = [];
    private readonly Statement _head, _entries, _values, _stream, _streamFrom, _valuesOfOne, _streams, _lastErased, _node, _source;

    /// <summary>The log of a municipality in a database.</summary>
    /// <exception cref="StorageFault">It can't be opened.</exception>
    public LogReader(IStorageEngine engine, MunicipalityCode tenant)
    {
        _tenant = tenant;
        _connection = engine.OpenReader();
        _head = Prepare("SELECT log_size, recorded_at FROM tenant WHERE tenant_id = @p0");
        _entries = Prepare($"""
            SELECT {Columns} FROM entry WHERE tenant_id = @p0 AND log_index >= @p1 AND log_index < @p2 ORDER BY log_index LIMIT @p3
            """);
        _values = Prepare("""
            SELECT log_index, place, salt, value FROM entry_value WHERE tenant_id = @p0 AND log_index >= @p1 AND log_index <= @p2
            ORDER BY log_index, place
            """);
        _stream = Prepare($"""
            SELECT {Columns} FROM entry WHERE tenant_id = @p0 AND stream_id = @p1 AND stream_version >= @p2 AND log_index < @p3
            ORDER BY stream_version LIMIT @p4
            """);
        _streamFrom = Prepare($"""
            SELECT {Columns} FROM entry WHERE tenant_id = @p0 AND stream_id = @p1 AND log_index >= @p2 AND log_index < @p3
            ORDER BY stream_version LIMIT @p4
            """);
        _valuesOfOne = Prepare("SELECT place, salt, value FROM entry_value WHERE tenant_id = @p0 AND log_index = @p1 ORDER BY place");
        _streams = Prepare("""
            SELECT log_index, stream_id FROM entry WHERE tenant_id = @p0 AND log_index >= @p1 AND log_index < @p2 AND stream_version = 1
            ORDER BY log_index LIMIT @p3
            """);
        _lastErased = Prepare("SELECT MAX(log_index) FROM entry WHERE tenant_id = @p0 AND log_index >= @p1 AND command = @p2");
        _node = Prepare("SELECT hash FROM tree_node WHERE tenant_id = @p0 AND level = @p1 AND node_index = @p2");
        _source = Prepare("SELECT content FROM rule_source WHERE digest = @p0");
    }

    /// <summary>A complete subtree of the log.</summary>
    public TreeHash this[int level, long index] => _node.First(row => new TreeHash((byte[])row[0]), _tenant.Value, level, index);

    /// <summary>How far the log has come.</summary>
    public LogHead Head() => _head.First(LogHead.Read, _tenant.Value) ?? new LogHead(0, 0);

    /// <summary>The hash of an entry as the tree keeps it; zero bytes where the tree lacks it.</summary>
    public TreeHash LeafAt(long index) => this[0, index];

    /// <summary>Entries of an index range, in order, at most so many, with their values.</summary>
    public IReadOnlyList<LogRow> Entries(long first, long end, int most)
    {
        List<LogRow> rows = _entries.All(Read, _tenant.Value, first, end, (long)most);
        if (rows.Count == 0)
            return rows;
        ILookup<long, KeptValue> values = _values.All(
            row => (Index: row.GetInt64(0), Value: new KeptValue(row.GetString(1), (byte[])row[2], row.GetString(3))),
            _tenant.Value, rows[0].Index, rows[^1].Index).ToLookup(row => row.Index, row => row.Value);
        return [.. rows.Select(row => row with { Values = [.. values[row.Index]] })];
    }

    /// <summary>Entries of one stream in an index range, in order, at most so many, with their values.</summary>
    public IReadOnlyList<LogRow> EntriesFrom(Guid stream, long first, long end, int most) =>
        WithValues(_streamFrom.All(Read, _tenant.Value, LedgerTables.Id(stream), first, end, (long)most));

    /// <summary>Entries of one stream from a version on that lie below an index, in order, at most so many, with their values.</summary>
    public IReadOnlyList<LogRow> EntriesOf(Guid stream, long firstVersion, long end, int most) =>
        WithValues(_stream.All(Read, _tenant.Value, LedgerTables.Id(stream), firstVersion, end, (long)most));

    /// <summary>The beginnings of streams in an index range, in order, at most so many.</summary>
    public IReadOnlyList<(long Index, Guid Stream)> Streams(long first, long end, int most) =>
        _streams.All(row => (row.GetInt64(0), new Guid((byte[])row[1], bigEndian: true)), _tenant.Value, first, end, (long)most);

    /// <summary>The index of the last entry of a kind from an index on; none where there is no such entry.</summary>
    public long? LastOf(string command, long first) => _lastErased.First(Number, _tenant.Value, first, command);

    /// <summary>The rulebook or list of holidays of a digest; none where the ledger has not kept it.</summary>
    public byte[]? Source(string digest) => _source.First(row => (byte[])row[0], digest);

    public void Dispose()
    {
        foreach (Statement statement in _statements)
            statement.Dispose();
        _connection.Dispose();
    }

    private IReadOnlyList<LogRow> WithValues(List<LogRow> rows) =>
    [
        .. rows.Select(row => row with
        {
            Values = _valuesOfOne.All(value => new KeptValue(value.GetString(0), (byte[])value[1], value.GetString(2)), _tenant.Value, row.Index),
        }),
    ];

    private Statement Prepare(string sql)
    {
        var statement = new Statement(_connection, sql);
        _statements.Add(statement);
        return statement;
    }

    private static LogRow Read(DbDataReader row) => new(
        row.GetInt64(0), new Guid((byte[])row[1], bigEndian: true), row.GetInt64(2), row.GetString(3), row.GetInt64(4), (byte[])row[5], []);

    private static long? Number(DbDataReader row) => row.IsDBNull(0) ? null : row.GetInt64(0);
}
