namespace TottoriCare.Grpc.Storage;

/// <summary>記録の一行: an entry of the log as it is stored.</summary>
internal sealed record LogRow(
    long Index, Guid StreamId, long StreamVersion, string Command, long RecordedAt, byte[] Content, IReadOnlyList<KeptValue> Values);

/// <summary>消去できる値: a value of which the log holds only a salted hash.</summary>
/// <param name="Place">Where in the entry, as a JSON pointer.</param>
/// <param name="Salt">What was hashed with it.</param>
/// <param name="Value">The value.</param>
internal sealed record KeptValue(string Place, byte[] Salt, string Value);
