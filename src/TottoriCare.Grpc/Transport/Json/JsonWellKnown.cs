using System.Text.Json;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace TottoriCare.Grpc.Transport;

/// <summary>既知の型: the messages of google/protobuf that have a JSON form of their own.</summary>
internal static class JsonWellKnown
{
    private const string Package = "google.protobuf.";

    public static bool Is(MessageDescriptor type) => IsInPackage(type.FullName) && type.Name switch
    {
        nameof(Timestamp) or nameof(Duration) or nameof(FieldMask) => true,
        nameof(Struct) or nameof(Value) or nameof(ListValue) or nameof(Any) => true,
        _ => WrappedField(type) is not null,
    };

    /// <summary>The field that a wrapper wraps, by whose type it is written; none for another message.</summary>
    public static FieldDescriptor? WrappedField(MessageDescriptor type) =>
        IsInPackage(type.FullName) && type.File.Name == "google/protobuf/wrappers.proto" ? type.FindFieldByNumber(1) : null;

    /// <summary>Whether null is a value of the field, and not its absence.</summary>
    public static bool HoldsNull(FieldDescriptor field) =>
        !field.IsRepeated
        && ((field.FieldType == FieldType.Message && field.MessageType == Value.Descriptor)
            || (field.FieldType == FieldType.Enum && IsNullValue(field.EnumType)));

    public static bool IsNullValue(EnumDescriptor type) => type.FullName == Package + nameof(NullValue);

    /// <summary>Reads a value of a type for which <see cref="Is"/> holds; none after a fault.</summary>
    public static IMessage? Read(ref Utf8JsonReader json, JsonValueReader values, MessageDescriptor type)
    {
        switch (type.Name)
        {
            case nameof(Struct):
                return ReadStruct(ref json, values);
            case nameof(ListValue):
                return ReadListValue(ref json, values);
            case nameof(Value):
                return ReadAnyValue(ref json, values);
            case nameof(Any):
                values.Faults.Unsupported();
                json.Skip();
                return null;
            case nameof(Timestamp) or nameof(Duration) or nameof(FieldMask):
                return ReadFromText(ref json, values, type);
            default:
                return ReadWrapper(ref json, values, type);
        }
    }

    private static bool IsInPackage(string fullName) => fullName.StartsWith(Package, StringComparison.Ordinal);

    private static IMessage? ReadFromText(ref Utf8JsonReader json, JsonValueReader values, MessageDescriptor type)
    {
        if (values.ReadText(ref json) is not { } text)
        {
            json.Skip();
            return null;
        }

        switch (type.Name)
        {
            case nameof(Timestamp) when TimeText.TryParseTimestamp(text, out Timestamp timestamp):
                return timestamp;
            case nameof(Timestamp):
                values.Faults.InvalidFormat("2026-05-12T12:00:00+09:00", "a time such as 2026-05-12T12:00:00+09:00");
                return null;
            case nameof(Duration) when TimeText.TryParseDuration(text, out Duration duration):
                return duration;
            case nameof(Duration):
                values.Faults.InvalidFormat("3600s（秒）", "a number of seconds such as 3600s");
                return null;
            default:
                return ReadFieldMask(text, values);
        }
    }

    private static FieldMask? ReadFieldMask(string text, JsonValueReader values)
    {
        var mask = new FieldMask();
        foreach (string path in text.Length == 0 ? [] : text.Split(','))
        {
            if (!path.Split('.').All(IsLowerCamelCase))
            {
                values.Faults.InvalidFormat("firstDay,careType", "field names in lowerCamelCase, separated by commas");
                return null;
            }

            mask.Paths.Add(string.Concat(path.Select(c => char.IsAsciiLetterUpper(c) ? $"_{char.ToLowerInvariant(c)}" : $"{c}")));
        }

        return mask;
    }

    private static bool IsLowerCamelCase(string name) => name is [>= 'a' and <= 'z', ..] && name.All(char.IsAsciiLetterOrDigit);

    private static IMessage? ReadWrapper(ref Utf8JsonReader json, JsonValueReader values, MessageDescriptor type)
    {
        FieldDescriptor wrapped = WrappedField(type)!;
        if (values.Read(ref json, wrapped) is not { } value)
            return null;
        IMessage wrapper = type.Parser.ParseFrom(ReadOnlySpan<byte>.Empty);
        wrapped.Accessor.SetValue(wrapper, value);
        return wrapper;
    }

    private static Value? ReadAnyValue(ref Utf8JsonReader json, JsonValueReader values)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.Null:
                return Value.ForNull();
            case JsonTokenType.True or JsonTokenType.False:
                return Value.ForBool(json.TokenType == JsonTokenType.True);
            case JsonTokenType.String:
                return values.TextOf(ref json) is { } text ? Value.ForString(text) : null;
            case JsonTokenType.StartObject:
                return ReadStruct(ref json, values) is { } fields ? new Value { StructValue = fields } : null;
            case JsonTokenType.StartArray:
                return ReadListValue(ref json, values) is { } list ? new Value { ListValue = list } : null;
            default:
                if (json.TryGetDouble(out double number) && double.IsFinite(number))
                    return Value.ForNumber(number);
                values.Faults.OutOfRange("表せる範囲の数値", "a number within the range of its type");
                return null;
        }
    }

    private static Struct? ReadStruct(ref Utf8JsonReader json, JsonValueReader values)
    {
        if (!values.EntersContainer(ref json, JsonTokenType.StartObject, "オブジェクト", "an object"))
            return null;
        var fields = new Struct();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            string? name = values.TextOf(ref json);
            values.Faults.EnterKey(name);
            bool duplicate = name is not null && fields.Fields.ContainsKey(name);
            if (duplicate)
                values.Faults.DuplicateKey();
            json.Read();
            if (ReadAnyValue(ref json, values) is { } value && name is not null && !duplicate)
                fields.Fields.Add(name, value);
            values.Faults.Leave();
        }

        return fields;
    }

    private static ListValue? ReadListValue(ref Utf8JsonReader json, JsonValueReader values)
    {
        if (!values.EntersContainer(ref json, JsonTokenType.StartArray, "配列", "a list"))
            return null;
        var list = new ListValue();
        for (int index = 0; json.Read() && json.TokenType != JsonTokenType.EndArray; index++)
        {
            values.Faults.Enter(index);
            if (ReadAnyValue(ref json, values) is { } value)
                list.Values.Add(value);
            values.Faults.Leave();
        }

        return list;
    }
}
