using System.Buffers;
using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace TottoriCare.Grpc.Transport;

/// <summary>付帯情報: the custom headers or trailers of a call. Keys are lower case and may repeat.</summary>
/// <remarks>
/// A key that ends in <c>-bin</c> holds bytes, any other printable ASCII. Keys of the protocol itself (<c>grpc-…</c>,
/// <c>connect-…</c>, <c>content-type</c> …) are neither shown nor accepted.
/// </remarks>
[SuppressMessage("Naming", "CA1710", Justification = "Metadata is the protocol's own word.")]
public sealed class Metadata : IReadOnlyCollection<MetadataEntry>
{
    private const string BinarySuffix = "-bin";

    private static readonly SearchValues<char> KeyCharacters = SearchValues.Create("0123456789abcdefghijklmnopqrstuvwxyz_.-");

    private static readonly HashSet<string> ProtocolKeys = new(StringComparer.OrdinalIgnoreCase)
    {
        "accept-encoding", "connection", "content-encoding", "content-length", "content-type", "host", "keep-alive",
        "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade",
    };

    private readonly List<MetadataEntry> _entries = [];

    /// <summary>How many entries there are, repeated keys each for itself.</summary>
    public int Count => _entries.Count;

    /// <summary>Adds a text.</summary>
    /// <exception cref="ArgumentException">
    /// The key is reserved, ill-formed or ends in <c>-bin</c>, or the text is not printable ASCII.
    /// </exception>
    public void Add(string key, string value)
    {
        RequireOwnKey(key);
        if (IsBinary(key))
            throw new ArgumentException($"The key '{key}' ends in -bin and takes bytes.", nameof(key));
        if (value.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            throw new ArgumentException($"The value of '{key}' is not printable ASCII: use a key that ends in -bin.", nameof(value));
        _entries.Add(new MetadataEntry(key, value, default));
    }

    /// <summary>Adds bytes.</summary>
    /// <exception cref="ArgumentException">The key is reserved or ill-formed, or does not end in <c>-bin</c>.</exception>
    public void Add(string key, ReadOnlyMemory<byte> value)
    {
        RequireOwnKey(key);
        if (!IsBinary(key))
            throw new ArgumentException($"The key '{key}' takes text: a key for bytes ends in -bin.", nameof(key));
        _entries.Add(new MetadataEntry(key, Convert.ToBase64String(value.Span).TrimEnd('='), value));
    }

    /// <summary>The last text of a key; none when the key is absent.</summary>
    public string? Find(string key) => _entries.FindLast(entry => entry.Key == key)?.Text;

    /// <summary>The last bytes of a key that ends in <c>-bin</c>; none when the key is absent.</summary>
    public ReadOnlyMemory<byte>? FindBytes(string key) => _entries.FindLast(entry => entry.Key == key)?.Bytes;

    /// <inheritdoc/>
    public IEnumerator<MetadataEntry> GetEnumerator() => _entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The custom headers of a request. A <c>-bin</c> value that is not base64 is a fault of the caller.</summary>
    internal static Metadata From(IHeaderDictionary headers)
    {
        var metadata = new Metadata();
        foreach ((string name, StringValues values) in headers)
        {
            string key = name.ToLowerInvariant();
            if (IsReserved(key))
                continue;
            foreach (string? value in values)
            {
                if (value is null)
                    continue;
                if (!IsBinary(key))
                    metadata._entries.Add(new MetadataEntry(key, value, default));
                else
                    // Several values of one binary key may arrive joined by commas, which base64 does not contain.
                    foreach (string part in value.Split(',', StringSplitOptions.TrimEntries))
                        metadata._entries.Add(new MetadataEntry(key, part, BytesOf(key, part)));
            }
        }

        return metadata;
    }

    /// <summary>Appends every entry to headers or trailers, with a prefix where the wire wants one.</summary>
    internal void AppendTo(IHeaderDictionary headers, string prefix = "")
    {
        foreach (MetadataEntry entry in _entries)
            headers.Append(prefix + entry.Key, entry.Text);
    }

    private static bool IsBinary(string key) => key.EndsWith(BinarySuffix, StringComparison.Ordinal);

    private static bool IsReserved(string key) =>
        key.StartsWith(':')
        || key.StartsWith("grpc-", StringComparison.Ordinal)
        || key.StartsWith("connect-", StringComparison.Ordinal)
        || ProtocolKeys.Contains(key);

    private static void RequireOwnKey(string key)
    {
        if (key.Length == 0 || key.AsSpan().ContainsAnyExcept(KeyCharacters))
            throw new ArgumentException($"The metadata key '{key}' has characters other than 0-9, a-z, '_', '.' and '-'.", nameof(key));
        if (IsReserved(key) || key.StartsWith("trailer-", StringComparison.Ordinal))
            throw new ArgumentException($"The metadata key '{key}' belongs to the protocol.", nameof(key));
    }

    private static byte[] BytesOf(string key, string text) =>
        Base64Text.TryDecode(text, out byte[] bytes) ? bytes : throw WireFault.MetadataNotBase64(key);
}

/// <summary>付帯情報の一項目: one key with its value.</summary>
/// <param name="Key">Lower case.</param>
/// <param name="Text">The value as it stands on the wire: ASCII text, or base64 without padding.</param>
/// <param name="Bytes">The decoded value of a key that ends in <c>-bin</c>; else empty.</param>
public sealed record MetadataEntry(string Key, string Text, ReadOnlyMemory<byte> Bytes);
