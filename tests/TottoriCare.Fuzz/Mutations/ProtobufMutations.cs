namespace TottoriCare.Fuzz.Mutations;

/// <summary>protobuf の変異: bytes that are no message, or a strange one. Each is answered with a status.</summary>
internal static class ProtobufMutations
{
    private const int MaxMessageBytes = 256 * 1024;
    private const int WireTypes = 8;
    private const byte StartGroup = 3;
    private const byte EndGroup = 4;
    private const byte LengthDelimited = 2;

    public static IReadOnlyList<Mutation> All { get; } =
    [
        Of("protobuf: cut", (message, draw) => message[..draw.Below(message.Length)]),
        Of("protobuf: varint without an end", (message, draw) => [.. message, 0x08, .. Enumerable.Repeat((byte)0xFF, draw.Between(1, 20))]),
        Of("protobuf: tag without an end", (message, draw) => [.. message, .. Enumerable.Repeat((byte)0x80, draw.Between(1, 12))]),
        Of("protobuf: field number 0", (message, draw) => [.. message, (byte)draw.Below(WireTypes), 1]),
        Of("protobuf: other wire type", OtherWireType),
        Of("protobuf: length past the end", (message, draw) => [.. message, 0x0A, .. Varint(draw.Of<ulong>(1, 100, 1 << 20, int.MaxValue))]),
        Of("protobuf: length over 32 bits", (message, draw) =>
            [.. message, 0x0A, .. Varint(draw.Of(uint.MaxValue, 1UL << 31, 1UL << 32, 1UL << 63, ulong.MaxValue))]),
        Of("protobuf: bad UTF-8", (message, draw) => [.. message, 0x0A, .. Text(draw.Of<byte[]>([0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xE3, 0x81], [0xF8, 0x88, 0x80]))]),
        Of("protobuf: text with controls", (message, draw) => [.. message, 0x0A, .. Text(draw.Of<byte[]>([0], [0x0D, 0x0A], [0xE2, 0x80, 0xAE], [0x1B, 0x5B]))]),
        Of("protobuf: deep groups", (message, draw) => [.. message, .. Enumerable.Repeat((byte)(8 | StartGroup), draw.Between(50, 20_000))]),
        Of("protobuf: end without a group", (message, draw) => [.. message, (byte)((draw.Between(1, 15) << 3) | EndGroup)]),
        Of("protobuf: groups that cross", (message, _) => [.. message, 0x7B, 0x73, 0x7C, 0x74]),
        Of("protobuf: deep messages", (message, draw) => Nested(draw.Between(2, 200))),
        Of("protobuf: unknown fields", UnknownFields),
        Of("protobuf: the same twice", (message, _) => [.. message, .. message]),
        Of("protobuf: fields in another order", (message, draw) => Rotated(message, draw.Below(message.Length))),
        Of("protobuf: flipped bits", FlippedBits),
        Of("protobuf: random bytes", (_, draw) => draw.Bytes(draw.Between(1, 300))),
        Of("protobuf: empty", (_, _) => []),
        Of("protobuf: fields many times", (message, draw) => Repeated(message, draw.Between(50, 400))) with { Cost = 20 },
        Of("protobuf: as large as may be", (message, _) => Padded(message, MaxMessageBytes)) with { Cost = 40 },
        Of("protobuf: too large by a byte", (message, _) => Padded(message, MaxMessageBytes + 1)) with { Cost = 40 },
    ];

    public static byte[] Varint(ulong value)
    {
        List<byte> bytes = [];
        for (; value >= 0x80; value >>= 7)
            bytes.Add((byte)(0x80 | (value & 0x7F)));
        return [.. bytes, (byte)value];
    }

    private static Mutation Of(string name, Func<byte[], Draw, byte[]> change) =>
        new(Level.Message, name, request => request.Wire is not (Wire.ConnectJson or Wire.ConnectGet), (request, draw) => request.Message = change(request.Message, draw));

    private static byte[] Text(byte[] utf8) => [.. Varint((ulong)utf8.Length), .. utf8];

    private static byte[] OtherWireType(byte[] message, Draw draw)
    {
        byte[] changed = [.. message, 0x08, 0x01];
        int at = draw.OneIn(2) ? 0 : draw.Below(changed.Length);
        changed[at] = (byte)((changed[at] & ~(WireTypes - 1)) | draw.Below(WireTypes));
        return changed;
    }

    private static byte[] Nested(int depth)
    {
        byte[] inner = [];
        for (int level = 0; level < depth; level++)
            inner = [(2 << 3) | LengthDelimited, .. Varint((ulong)inner.Length), .. inner];
        return inner;
    }

    private static byte[] UnknownFields(byte[] message, Draw draw)
    {
        List<byte> bytes = [.. message];
        for (int field = draw.Between(1, 20); field > 0; field--)
        {
            int wireType = draw.Of(0, 1, 2, 5);
            bytes.AddRange(Varint(((ulong)draw.Between(100, (1 << 29) - 1) << 3) | (uint)wireType));
            bytes.AddRange(wireType switch
            {
                0 => Varint((ulong)draw.Below(int.MaxValue)),
                1 => draw.Bytes(8),
                5 => draw.Bytes(4),
                _ => Text(draw.Bytes(draw.Below(40))),
            });
        }

        return [.. bytes];
    }

    private static byte[] Rotated(byte[] message, int at) => [.. message[at..], .. message[..at]];

    private static byte[] FlippedBits(byte[] message, Draw draw)
    {
        byte[] changed = [.. message];
        for (int flip = draw.Between(1, 8); flip > 0 && changed.Length > 0; flip--)
            changed[draw.Below(changed.Length)] ^= (byte)(1 << draw.Below(8));
        return changed;
    }

    private static byte[] Repeated(byte[] message, int times)
    {
        byte[] all = new byte[Math.Min(message.Length * times, MaxMessageBytes)];
        for (int at = 0; at < all.Length; at++)
            all[at] = message[at % message.Length];
        return all;
    }

    // A field that nobody knows takes the room.
    private static byte[] Padded(byte[] message, int size)
    {
        byte[] tag = Varint((999UL << 3) | LengthDelimited);
        int room = size - message.Length - tag.Length;
        int padding = room - Varint((ulong)room).Length;
        return [.. message, .. tag, .. Varint((ulong)padding), .. new byte[padding]];
    }
}
