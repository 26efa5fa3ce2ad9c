using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace TottoriCare.Grpc.Transport;

/// <summary>値の読取り: single values of JSON as protobuf's field types.</summary>
internal readonly struct JsonValueReader(JsonFaults faults, int maxDepth)
{
    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789+-.eE");

    public JsonFaults Faults => faults;

    /// <summary>Whether an object or list of the expected kind begins here and may be walked; else it is skipped with a fault.</summary>
    public bool EntersContainer(ref Utf8JsonReader json, JsonTokenType start, string expectedJa, string expectedEn)
    {
        if (json.TokenType != start)
            faults.WrongType(expectedJa, expectedEn);
        else if (json.CurrentDepth >= maxDepth)
            faults.TooDeep(maxDepth);
        else
            return true;
        json.Skip();
        return false;
    }

    /// <summary>The value, boxed as the field's accessor takes it; none after a fault.</summary>
    public object? Read(ref Utf8JsonReader json, FieldDescriptor field)
    {
        object? value = field.FieldType switch
        {
            FieldType.Bool => ReadBool(ref json),
            FieldType.String => ReadText(ref json),
            FieldType.Bytes => ReadBytes(ref json),
            FieldType.Enum => ReadEnum(ref json, field.EnumType),
            FieldType.Double => ReadFloating(ref json, single: false),
            FieldType.Float => (float?)ReadFloating(ref json, single: true),
            _ => ReadInteger(ref json, field.FieldType),
        };
        if (value is null)
            json.Skip();
        return value;
    }

    public string? ReadText(ref Utf8JsonReader json)
    {
        if (json.TokenType == JsonTokenType.String)
            return TextOf(ref json);
        faults.WrongType("文字列", "a string");
        return null;
    }

    /// <summary>The text of a string or a name; none, with a fault, when half of a surrogate pair is escaped in it.</summary>
    public string? TextOf(ref Utf8JsonReader json)
    {
        if (!HasLoneSurrogate(json))
            return json.GetString();
        faults.InvalidFormat("正しい Unicode 文字列", "valid Unicode text: half of a surrogate pair is missing");
        return null;
    }

    /// <summary>A map's key, which JSON always writes as a name.</summary>
    public object? KeyOf(string name, FieldDescriptor key)
    {
        if (key.FieldType == FieldType.String)
            return name;
        if (key.FieldType != FieldType.Bool)
            return IntegerOf(name, key.FieldType);
        if (name is "true" or "false")
            return name == "true";
        faults.WrongType("true または false のキー", "a key that is true or false");
        return null;
    }

    public static bool HasLoneSurrogate(in Utf8JsonReader json)
    {
        if (!json.ValueIsEscaped)
            return false;

        ReadOnlySpan<byte> raw = json.ValueSpan;
        bool highBefore = false;
        for (int i = 0; i < raw.Length; i++)
        {
            int unit = 0;
            if (raw[i] == '\\')
            {
                if (raw[++i] == 'u')
                {
                    unit = int.Parse(raw.Slice(i + 1, 4), NumberStyles.AllowHexSpecifier);
                    i += 4;
                }
            }

            bool low = unit is >= 0xDC00 and <= 0xDFFF;
            if (low != highBefore)
                return true;
            highBefore = unit is >= 0xD800 and <= 0xDBFF;
        }

        return highBefore;
    }

    private object? ReadBool(ref Utf8JsonReader json)
    {
        if (json.TokenType is JsonTokenType.True or JsonTokenType.False)
            return json.TokenType == JsonTokenType.True;
        faults.WrongType("true または false", "true or false");
        return null;
    }

    private ByteString? ReadBytes(ref Utf8JsonReader json)
    {
        if (ReadText(ref json) is not { } text)
            return null;
        if (Base64Text.TryDecode(text, out byte[] bytes))
            return UnsafeByteOperations.UnsafeWrap(bytes);
        faults.InvalidFormat("base64", "base64");
        return null;
    }

    private int? ReadEnum(ref Utf8JsonReader json, EnumDescriptor type)
    {
        EnumValueDescriptor? value = null;
        switch (json.TokenType)
        {
            case JsonTokenType.Null when JsonWellKnown.IsNullValue(type):
                return 0;
            case JsonTokenType.String:
                value = TextOf(ref json) is { } name ? type.FindValueByName(name) : null;
                break;
            case JsonTokenType.Number:
                bool integer = JsonInteger.Read(NumberText(json), out Int128 number) == JsonInteger.Reading.Integer;
                value = integer && number >= int.MinValue && number <= int.MaxValue ? type.FindValueByNumber((int)number) : null;
                break;
        }

        if (value is null)
            faults.UnknownEnumValue(type);
        return value?.Number;
    }

    private object? ReadInteger(ref Utf8JsonReader json, FieldType type)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.Number:
                return IntegerOf(NumberText(json), type);
            case JsonTokenType.String:
                return TextOf(ref json) is { } text ? IntegerOf(text, type) : null;
            default:
                faults.WrongType("整数", "an integer");
                return null;
        }
    }

    private object? IntegerOf(ReadOnlySpan<char> text, FieldType type)
    {
        (Int128 least, Int128 most) = type switch
        {
            FieldType.Int32 or FieldType.SInt32 or FieldType.SFixed32 => ((Int128)int.MinValue, (Int128)int.MaxValue),
            FieldType.UInt32 or FieldType.Fixed32 => (0, uint.MaxValue),
            FieldType.UInt64 or FieldType.Fixed64 => (0, ulong.MaxValue),
            _ => (long.MinValue, long.MaxValue),
        };
        switch (JsonInteger.Read(text, out Int128 value))
        {
            case JsonInteger.Reading.NotInteger:
                faults.WrongType("整数", "an integer");
                return null;
            case JsonInteger.Reading.TooLarge:
            case JsonInteger.Reading.Integer when value < least || value > most:
                faults.OutOfRange(least, most);
                return null;
        }

        return type switch
        {
            FieldType.Int32 or FieldType.SInt32 or FieldType.SFixed32 => (int)value,
            FieldType.UInt32 or FieldType.Fixed32 => (uint)value,
            FieldType.UInt64 or FieldType.Fixed64 => (ulong)value,
            _ => (object)(long)value,
        };
    }

    private double? ReadFloating(ref Utf8JsonReader json, bool single)
    {
        string? text = json.TokenType switch
        {
            JsonTokenType.Number => NumberText(json),
            JsonTokenType.String => TextOf(ref json),
            _ => "",
        };
        switch (text)
        {
            case null:
                return null;
            case "NaN":
                return double.NaN;
            case "Infinity":
                return double.PositiveInfinity;
            case "-Infinity":
                return double.NegativeInfinity;
        }

        bool plain = !text.AsSpan().ContainsAnyExcept(NumberCharacters);
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) || !plain)
            faults.WrongType("数値", "a number");
        else if (double.IsInfinity(single ? (float)value : value))
            faults.OutOfRange("この型で表せる数値", "a number within the range of its type");
        else
            return value;
        return null;
    }

    private static string NumberText(in Utf8JsonReader json) => Encoding.ASCII.GetString(json.ValueSpan);
}
