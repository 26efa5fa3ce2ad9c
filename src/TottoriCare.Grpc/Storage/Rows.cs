using System.Data.Common;

namespace TottoriCare.Grpc.Storage;

/// <summary>記録の先頭: how far the log of a municipality has come.</summary>
/// <param name="Size">How many entries it has.</param>
/// <param name="RecordedAt">When the last one was written, in microseconds since 1970; 0 for an empty log.</param>
internal sealed record LogHead(long Size, long RecordedAt)
{
    public static LogHead Read(DbDataReader row) => new(row.GetInt64(0), row.GetInt64(1));
}

/// <summary>保存した応答: what was answered to a request, and the hash of what it asked.</summary>
internal sealed record StoredReply(byte[] RequestHash, byte[] Content);

/// <summary>利用上限の増減: what a command takes from a pool, or gives back to it.</summary>
/// <param name="Pool">The pool's name in the rulebook.</param>
/// <param name="Period">The fiscal year over which it counts; empty for a whole birth.</param>
/// <param name="Basis">The digest of the rulebook that counts.</param>
/// <param name="Before">What was taken before the command.</param>
/// <param name="After">What is taken after it.</param>
/// <param name="Ceiling">The most that may be taken.</param>
internal sealed record PoolChange(string Pool, string Period, string Basis, long Before, long After, long Ceiling);

/// <summary>記録の一行: an entry of the log as it is stored.</summary>
internal sealed record LogRow(
    long Index, Guid StreamId, long StreamVersion, string Command, long RecordedAt, byte[] Content, IReadOnlyList<KeptValue> Values);

/// <summary>消去できる値: a value of which the log holds only a salted hash.</summary>
/// <param name="Place">Where in the entry, as a JSON pointer.</param>
/// <param name="Salt">What was hashed with it.</param>
/// <param name="Value">The value.</param>
internal sealed record KeptValue(string Place, byte[] Salt, string Value);
