using System.Collections;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace TottoriCare.Grpc.Tests.Transport.Json;

/// <summary>Messages with random fields of every type, with a liking for the edges of each type.</summary>
internal static class RandomMessage
{
    private const int MaxDepth = 3;

    public static void Fill(IMessage message, Random random, int depth = 0)
    {
        foreach (FieldDescriptor field in message.Descriptor.Fields.InDeclarationOrder())
        {
            if (random.Next(4) != 0 || (field.FieldType == FieldType.Message && field.MessageType.FullName == "google.protobuf.Any"))
                continue;
            if (field.IsMap)
            {
                var map = (IDictionary)field.Accessor.GetValue(message);
                FieldDescriptor key = field.MessageType.FindFieldByNumber(1);
                FieldDescriptor value = field.MessageType.FindFieldByNumber(2);
                for (int i = random.Next(3); i > 0; i--)
                    map[Value(key, random, depth)] = Value(value, random, depth);
            }
            else if (field.IsRepeated)
            {
                var list = (IList)field.Accessor.GetValue(message);
                for (int i = random.Next(3); i > 0; i--)
                    list.Add(Value(field, random, depth));
            }
            else
            {
                field.Accessor.SetValue(message, Value(field, random, depth));
            }
        }
    }

    private static object Value(FieldDescriptor field, Random random, int depth) => field.FieldType switch
    {
        FieldType.Bool => random.Next(2) == 0,
        FieldType.String => Text(random),
        FieldType.Bytes => ByteString.CopyFrom(Bytes(random)),
        FieldType.Enum => field.EnumType.Values[random.Next(field.EnumType.Values.Count)].Number,
        FieldType.Float => Pick(random, 0f, -0f, 1.5f, float.MaxValue, float.Epsilon, float.NaN, float.PositiveInfinity, float.NegativeInfinity),
        FieldType.Double => Pick(random, 0d, -0d, 0.1, double.MaxValue, double.Epsilon, double.NaN, double.PositiveInfinity, double.NegativeInfinity),
        FieldType.Int32 or FieldType.SInt32 or FieldType.SFixed32 => Pick(random, 0, 1, -1, int.MinValue, int.MaxValue),
        FieldType.UInt32 or FieldType.Fixed32 => Pick(random, 0u, 1u, uint.MaxValue),
        FieldType.UInt64 or FieldType.Fixed64 => Pick(random, 0ul, 1ul, 1ul << 53, ulong.MaxValue),
        FieldType.Message => Message(field.MessageType, random, depth),
        _ => Pick(random, 0L, -1L, (1L << 53) + 1, long.MinValue, long.MaxValue),
    };

    private static object Message(MessageDescriptor type, Random random, int depth)
    {
        if (type.File.Name == "google/protobuf/wrappers.proto")
            return Value(type.FindFieldByNumber(1), random, depth);

        switch (type.FullName)
        {
            case "google.protobuf.Timestamp":
                return new Timestamp { Seconds = Pick(random, 0L, -62_135_596_800, 253_402_300_799, 1_778_900_000), Nanos = Pick(random, 0, 1, 500_000_000, 999_999_999) };
            case "google.protobuf.Duration":
                long seconds = Pick(random, 0L, -315_576_000_000, 315_576_000_000, 3600);
                return new Duration { Seconds = seconds, Nanos = Math.Abs(seconds) == 315_576_000_000 ? 0 : Pick(random, 0, 1, 120_000_000) };
            case "google.protobuf.FieldMask":
                return new FieldMask { Paths = { "first_day", "child.care_type" } };
            case "google.protobuf.Value":
                return Free(random, depth);
            case "google.protobuf.Struct":
                return new Struct { Fields = { ["k" + Text(random)] = Free(random, depth) } };
            case "google.protobuf.ListValue":
                return new ListValue { Values = { Free(random, depth) } };
        }

        IMessage message = type.Parser.ParseFrom(ByteString.Empty);
        if (depth < MaxDepth)
            Fill(message, random, depth + 1);
        return message;
    }

    private static Value Free(Random random, int depth) => random.Next(depth < MaxDepth ? 6 : 4) switch
    {
        0 => Google.Protobuf.WellKnownTypes.Value.ForNull(),
        1 => Google.Protobuf.WellKnownTypes.Value.ForBool(random.Next(2) == 0),
        2 => Google.Protobuf.WellKnownTypes.Value.ForNumber(Pick(random, 0, -1.5, 1e300)),
        3 => Google.Protobuf.WellKnownTypes.Value.ForString(Text(random)),
        4 => Google.Protobuf.WellKnownTypes.Value.ForList(Free(random, depth + 1)),
        _ => Google.Protobuf.WellKnownTypes.Value.ForStruct(new Struct { Fields = { ["k" + Text(random)] = Free(random, depth + 1) } }),
    };

    private static string Text(Random random) => Pick(random, "", "a", "産後ケア", "\"\\/\b\f\n\r\t\u0001", "😀", "<&>\u2028", "null");

    private static byte[] Bytes(Random random)
    {
        byte[] bytes = new byte[random.Next(5)];
        random.NextBytes(bytes);
        return bytes;
    }

    private static T Pick<T>(Random random, params T[] values) => values[random.Next(values.Length)];
}
