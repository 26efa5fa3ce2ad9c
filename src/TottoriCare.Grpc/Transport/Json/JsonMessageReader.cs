using System.Collections;
using System.Text.Json;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace TottoriCare.Grpc.Transport;

/// <summary>メッセージの読取り: walks JSON beside a descriptor, filling a message and noting every fault on the way.</summary>
/// <remarks>
/// Every method that reads a value is entered with the reader on the value's first token and leaves it on its last. After a
/// fault the value is skipped and the walk goes on, so that one answer names all faults; the message is then not used.
/// </remarks>
internal ref struct JsonMessageReader
{
    private const int MaxNameBytes = 512;

    private readonly JsonFaults _faults;
    private readonly int _maxDepth;
    private Utf8JsonReader _json;

    public JsonMessageReader(ReadOnlySpan<byte> utf8, JsonFaults faults, int maxDepth)
    {
        _json = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = int.MaxValue });
        _faults = faults;
        _maxDepth = maxDepth;
    }

    /// <exception cref="JsonException">The text is not well-formed, or goes on after its end.</exception>
    public IMessage? ReadWhole(MessageDescriptor type)
    {
        _json.Read();
        IMessage? message = ReadMessage(type);
        _json.Read();
        return message;
    }

    private IMessage? ReadMessage(MessageDescriptor type)
    {
        if (JsonWellKnown.Is(type))
        {
            var values = new JsonValueReader(_faults, _maxDepth);
            return JsonWellKnown.Read(ref _json, values, type);
        }

        if (!new JsonValueReader(_faults, _maxDepth).EntersContainer(ref _json, JsonTokenType.StartObject, "オブジェクト", "an object"))
            return null;

        IMessage message = type.Parser.ParseFrom(ReadOnlySpan<byte>.Empty);
        ReadFields(message);
        return message;
    }

    private void ReadFields(IMessage message)
    {
        JsonShape shape = JsonShape.Of(message.Descriptor);
        Span<bool> seen = stackalloc bool[shape.Fields.Length];
        Span<bool> seenOneofs = stackalloc bool[message.Descriptor.Oneofs.Count];
        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            int place = PlaceOfName(shape);
            if (place < 0)
            {
                _json.Skip();
                continue;
            }

            FieldDescriptor field = shape.Fields[place];
            if (seen[place])
            {
                _faults.DuplicateField(field.Name);
                _json.Skip();
                continue;
            }

            seen[place] = true;
            _json.Read();
            if (_json.TokenType == JsonTokenType.Null && !JsonWellKnown.HoldsNull(field))
                continue;
            if (field.RealContainingOneof is { } oneof && Exchange(ref seenOneofs[oneof.Index]))
            {
                _faults.OneofSetTwice(field, oneof);
                _json.Skip();
                continue;
            }

            _faults.Enter(field.Name);
            ReadField(message, field);
            _faults.Leave();
        }
    }

    private void ReadField(IMessage message, FieldDescriptor field)
    {
        if (field.IsMap)
            ReadMap((IDictionary)field.Accessor.GetValue(message), field.MessageType);
        else if (field.IsRepeated)
            ReadList((IList)field.Accessor.GetValue(message), field);
        else if (ReadValue(field) is { } value)
            field.Accessor.SetValue(message, value);
    }

    private void ReadList(IList list, FieldDescriptor field)
    {
        var values = new JsonValueReader(_faults, _maxDepth);
        if (!values.EntersContainer(ref _json, JsonTokenType.StartArray, "配列", "a list"))
            return;
        for (int index = 0; _json.Read() && _json.TokenType != JsonTokenType.EndArray; index++)
        {
            _faults.Enter(index);
            if (ReadValue(field) is { } value)
                list.Add(value);
            _faults.Leave();
        }
    }

    private void ReadMap(IDictionary map, MessageDescriptor entry)
    {
        var values = new JsonValueReader(_faults, _maxDepth);
        if (!values.EntersContainer(ref _json, JsonTokenType.StartObject, "オブジェクト", "an object"))
            return;
        FieldDescriptor keyField = entry.FindFieldByNumber(1);
        FieldDescriptor valueField = entry.FindFieldByNumber(2);
        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            string? name = values.TextOf(ref _json);
            _faults.EnterKey(name);
            object? key = name is null ? null : values.KeyOf(name, keyField);
            if (key is not null && map.Contains(key))
            {
                _faults.DuplicateKey();
                key = null;
            }

            _json.Read();
            if (ReadValue(valueField) is { } value && key is not null)
                map.Add(key, value);
            _faults.Leave();
        }
    }

    /// <summary>The value as the field's accessor takes it; none after a fault.</summary>
    private object? ReadValue(FieldDescriptor field)
    {
        if (field.FieldType is not (FieldType.Message or FieldType.Group))
            return new JsonValueReader(_faults, _maxDepth).Read(ref _json, field);
        if (JsonWellKnown.WrappedField(field.MessageType) is { } wrapped)
            return new JsonValueReader(_faults, _maxDepth).Read(ref _json, wrapped);
        return ReadMessage(field.MessageType);
    }

    private readonly int PlaceOfName(JsonShape shape)
    {
        if (_json.ValueSpan.Length > MaxNameBytes || JsonValueReader.HasLoneSurrogate(_json))
        {
            _faults.UnknownField("");
            return -1;
        }

        Span<char> name = stackalloc char[MaxNameBytes];
        name = name[.._json.CopyString(name)];
        int place = shape.PlaceOf(name);
        if (place < 0)
            _faults.UnknownField(name);
        return place;
    }

    private static bool Exchange(ref bool seen)
    {
        bool before = seen;
        seen = true;
        return before;
    }
}
