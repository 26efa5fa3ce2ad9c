using System.Data.Common;

namespace TottoriCare.Grpc.Storage;

/// <summary>記録の先頭: how far the log of a municipality has come.</summary>
/// <param name="Size">How many entries it has.</param>
/// <param name="RecordedAt">When the last one was written, in microseconds since 1970; 0 for an empty log.</param>
internal sealed record LogHead(long Size, long RecordedAt)
{
    public static LogHead Read(DbDataReader row) => new(row.GetInt64(0), row.GetInt64(1));
}
