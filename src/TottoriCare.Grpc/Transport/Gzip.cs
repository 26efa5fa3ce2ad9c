using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;

namespace TottoriCare.Grpc.Transport;

/// <summary>gzip: the one compression that every wire offers.</summary>
internal static class Gzip
{
    public const string Name = "gzip";

    /// <summary>Header, one empty block and trailer: nothing shorter is gzip.</summary>
    private const int MinBytes = 18;

    private const int FirstBytes = 4096;

    /// <summary>The bytes behind a compressed message; refused as soon as they pass the limit, however small they were packed.</summary>
    public static ReadOnlySequence<byte> Decompress(in ReadOnlySequence<byte> packed, int maxBytes)
    {
        byte[] source = packed.ToArray();
        if (source.Length < MinBytes)
            throw WireFault.NotGzip();

        var bytes = new ArrayBufferWriter<byte>(FirstBytes);
        try
        {
            using var gzip = new GZipStream(new MemoryStream(source), CompressionMode.Decompress);
            while (gzip.Read(bytes.GetSpan()) is > 0 and int read)
            {
                bytes.Advance(read);
                if (bytes.WrittenCount > maxBytes)
                    throw WireFault.MessageTooLarge(maxBytes);
            }
        }
        catch (InvalidDataException)
        {
            throw WireFault.NotGzip();
        }

        // A stream that was cut unpacks without complaint; its last four bytes are then not the length of what came out.
        if (BinaryPrimitives.ReadUInt32LittleEndian(source.AsSpan(^4..)) != bytes.WrittenCount)
            throw WireFault.NotGzip();
        return new ReadOnlySequence<byte>(bytes.WrittenMemory);
    }

    public static ReadOnlyMemory<byte> Compress(ReadOnlySpan<byte> bytes)
    {
        var packed = new MemoryStream(FirstBytes);
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(bytes);
        return packed.GetBuffer().AsMemory(0, (int)packed.Length);
    }

    /// <summary>Whether a list of encodings (<c>identity, gzip;q=0.5</c>) names gzip and does not refuse it.</summary>
    public static bool IsAccepted(string? encodings)
    {
        ReadOnlySpan<char> list = encodings;
        foreach (Range part in list.Split(','))
        {
            ReadOnlySpan<char> encoding = list[part].Trim();
            int weight = encoding.IndexOf(';');
            ReadOnlySpan<char> name = weight < 0 ? encoding : encoding[..weight].TrimEnd();
            if (name.Equals(Name, StringComparison.OrdinalIgnoreCase))
                return weight < 0 || encoding[(weight + 1)..].Trim().TrimEnd('0') is not ("q=" or "q=0.");
        }

        return false;
    }
}
