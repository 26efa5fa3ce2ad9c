using System.Text;

namespace TottoriCare.Fuzz.Http2;

/// <summary>見出しの圧縮（HPACK）: header blocks of RFC 7541 without a dynamic table and without Huffman codes, which the peer is told to leave out.</summary>
internal static class Hpack
{
    private const byte LiteralWithoutIndex = 0x00;
    private const byte TableSize = 0x20;
    private const byte LiteralWithIndex = 0x40;
    private const byte Indexed = 0x80;
    private const byte Huffman = 0x80;

    /// <summary>Appendix A, from index 1.</summary>
    private static readonly (string Name, string Value)[] s_table =
    [
        (":authority", ""), (":method", "GET"), (":method", "POST"), (":path", "/"), (":path", "/index.html"), (":scheme", "http"),
        (":scheme", "https"), (":status", "200"), (":status", "204"), (":status", "206"), (":status", "304"), (":status", "400"),
        (":status", "404"), (":status", "500"), ("accept-charset", ""), ("accept-encoding", "gzip, deflate"), ("accept-language", ""),
        ("accept-ranges", ""), ("accept", ""), ("access-control-allow-origin", ""), ("age", ""), ("allow", ""), ("authorization", ""),
        ("cache-control", ""), ("content-disposition", ""), ("content-encoding", ""), ("content-language", ""), ("content-length", ""),
        ("content-location", ""), ("content-range", ""), ("content-type", ""), ("cookie", ""), ("date", ""), ("etag", ""), ("expect", ""),
        ("expires", ""), ("from", ""), ("host", ""), ("if-match", ""), ("if-modified-since", ""), ("if-none-match", ""), ("if-range", ""),
        ("if-unmodified-since", ""), ("last-modified", ""), ("link", ""), ("location", ""), ("max-forwards", ""), ("proxy-authenticate", ""),
        ("proxy-authorization", ""), ("range", ""), ("referer", ""), ("refresh", ""), ("retry-after", ""), ("server", ""), ("set-cookie", ""),
        ("strict-transport-security", ""), ("transfer-encoding", ""), ("user-agent", ""), ("vary", ""), ("via", ""), ("www-authenticate", ""),
    ];

    /// <summary>A block of fields; each character of a name or a value is one byte.</summary>
    public static byte[] Encode(IEnumerable<Field> fields)
    {
        var block = new List<byte>(128);
        foreach (Field field in fields)
        {
            int whole = Array.FindIndex(s_table, known => known == (field.Name, field.Value));
            if (whole >= 0)
            {
                AddInteger(block, Indexed, 7, whole + 1);
                continue;
            }

            int name = Array.FindIndex(s_table, known => known.Name == field.Name);
            AddInteger(block, LiteralWithoutIndex, 4, name + 1);
            if (name < 0)
                AddText(block, field.Name);
            AddText(block, field.Value);
        }

        return [.. block];
    }

    /// <exception cref="FormatException">The block is broken, or uses what it was told not to.</exception>
    public static List<Field> Decode(ReadOnlySpan<byte> block)
    {
        List<Field> fields = [];
        while (!block.IsEmpty)
        {
            byte first = block[0];
            if (first >= Indexed)
            {
                (string name, string value) = At(TakeInteger(ref block, 7));
                fields.Add(new Field(name, value));
            }
            else if (first is >= TableSize and < LiteralWithIndex)
            {
                TakeInteger(ref block, 5);
            }
            else
            {
                int index = TakeInteger(ref block, first >= LiteralWithIndex ? 6 : 4);
                string name = index == 0 ? TakeText(ref block) : At(index).Name;
                fields.Add(new Field(name, TakeText(ref block)));
            }
        }

        return fields;
    }

    /// <summary>An integer behind a prefix of some bits (section 5.1).</summary>
    public static void AddInteger(List<byte> block, byte pattern, int prefixBits, int value)
    {
        int most = (1 << prefixBits) - 1;
        if (value < most)
        {
            block.Add((byte)(pattern | value));
            return;
        }

        block.Add((byte)(pattern | most));
        for (value -= most; value >= 0x80; value >>= 7)
            block.Add((byte)(0x80 | (value & 0x7F)));
        block.Add((byte)value);
    }

    private static void AddText(List<byte> block, string text)
    {
        AddInteger(block, 0, 7, text.Length);
        block.AddRange(Encoding.Latin1.GetBytes(text));
    }

    private static (string Name, string Value) At(int index) =>
        index >= 1 && index <= s_table.Length ? s_table[index - 1] : throw new FormatException($"Header index {index} is in no table.");

    private static string TakeText(ref ReadOnlySpan<byte> block)
    {
        if (!block.IsEmpty && block[0] >= Huffman)
            throw new FormatException("A header is in Huffman code.");
        int length = TakeInteger(ref block, 7);
        if (length > block.Length)
            throw new FormatException("A header block ends inside a text.");
        string text = Encoding.Latin1.GetString(block[..length]);
        block = block[length..];
        return text;
    }

    private static int TakeInteger(ref ReadOnlySpan<byte> block, int prefixBits)
    {
        int at = 0;
        int most = (1 << prefixBits) - 1;
        int value = Octet(block, at++) & most;
        if (value == most)
        {
            byte next;
            int shift = 0;
            do
            {
                next = Octet(block, at++);
                value += (next & 0x7F) << shift;
                shift += 7;
            }
            while (next >= 0x80);
        }

        block = block[at..];
        return value;
    }

    private static byte Octet(ReadOnlySpan<byte> block, int at) =>
        at < block.Length ? block[at] : throw new FormatException("A header block ends inside a number.");
}
