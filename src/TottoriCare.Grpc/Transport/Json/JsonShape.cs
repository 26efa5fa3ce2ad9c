using System.Collections.Concurrent;
using Google.Protobuf.Reflection;

namespace TottoriCare.Grpc.Transport;

/// <summary>メッセージの JSON 形: the fields of a message by the names they may have in JSON, made once per message.</summary>
internal sealed class JsonShape
{
    private static readonly ConcurrentDictionary<MessageDescriptor, JsonShape> Known = new();

    private readonly Dictionary<string, int> _places;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _byName;

    private JsonShape(MessageDescriptor type)
    {
        Fields = [.. type.Fields.InDeclarationOrder()];
        _places = new Dictionary<string, int>(Fields.Length * 2);
        for (int place = 0; place < Fields.Length; place++)
        {
            _places[Fields[place].JsonName] = place;
            _places[Fields[place].Name] = place;
        }

        _byName = _places.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public FieldDescriptor[] Fields { get; }

    public static JsonShape Of(MessageDescriptor type) => Known.GetOrAdd(type, static type => new JsonShape(type));

    /// <summary>The place of a field by its JSON name or its proto name; -1 when there is none.</summary>
    public int PlaceOf(ReadOnlySpan<char> name) => _byName.TryGetValue(name, out int place) ? place : -1;
}
