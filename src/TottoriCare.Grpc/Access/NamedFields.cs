using System.Collections;
using System.Collections.Concurrent;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace TottoriCare.Grpc.Access;

/// <summary>名指しの欄: where messages of a type name something (a municipality, a facility), at any depth.</summary>
/// <remarks>
/// A field is known by its name in the contract, which is the same in every message: what a new method names is checked
/// without anybody having to think of it.
/// </remarks>
internal sealed class NamedFields
{
    private static readonly ConcurrentDictionary<(MessageDescriptor, string), NamedFields> s_known = new();

    private readonly FieldDescriptor[] _named;
    private readonly FieldDescriptor[] _leading;
    private readonly string _name;

    private NamedFields(MessageDescriptor message, string name)
    {
        _name = name;
        _named = [.. message.Fields.InDeclarationOrder().Where(field => field.Name == name && field.FieldType == FieldType.String)];
        _leading = [.. message.Fields.InDeclarationOrder().Where(field => TypeOf(field) is { } type && Leads(type, name))];
    }

    /// <summary>The fields of a name in messages of a type.</summary>
    public static NamedFields Of(MessageDescriptor message, string name) =>
        s_known.GetOrAdd((message, name), static key => new NamedFields(key.Item1, key.Item2));

    /// <summary>Whether no message of the type can name anything.</summary>
    public bool AreNone => _named.Length == 0 && _leading.Length == 0;

    /// <summary>Whether everything that a message names is allowed. A field of a choice that was not taken names nothing.</summary>
    public bool AllIn(IMessage message, Func<string, bool> allows)
    {
        foreach (FieldDescriptor field in _named)
        {
            if (!TextsIn(field, message).All(allows))
                return false;
        }

        foreach (FieldDescriptor field in _leading)
        {
            if (!MessagesIn(field.Accessor.GetValue(message)).All(inner => Of(inner.Descriptor, _name).AllIn(inner, allows)))
                return false;
        }

        return true;
    }

    private static IEnumerable<string> TextsIn(FieldDescriptor field, IMessage message)
    {
        if (field.HasPresence && !field.Accessor.HasValue(message))
            return [];
        object value = field.Accessor.GetValue(message);
        return value as IEnumerable<string> ?? [(string)value];
    }

    private static IEnumerable<IMessage> MessagesIn(object? value) => value switch
    {
        null => [],
        IMessage one => [one],
        IDictionary map => map.Values.Cast<IMessage>(),
        IEnumerable list => list.Cast<IMessage>(),
        _ => [],
    };

    private static MessageDescriptor? TypeOf(FieldDescriptor field) =>
        field.IsMap ? TypeOf(field.MessageType.FindFieldByName("value"))
        : field.FieldType is FieldType.Message or FieldType.Group ? field.MessageType : null;

    // Types may hold each other in a circle, so each is looked at once.
    private static bool Leads(MessageDescriptor from, string name)
    {
        var seen = new HashSet<MessageDescriptor>();
        var next = new Stack<MessageDescriptor>([from]);
        while (next.TryPop(out MessageDescriptor? type))
        {
            if (!seen.Add(type))
                continue;
            foreach (FieldDescriptor field in type.Fields.InDeclarationOrder())
            {
                if (field.Name == name && field.FieldType == FieldType.String)
                    return true;
                if (TypeOf(field) is { } inner)
                    next.Push(inner);
            }
        }

        return false;
    }
}
