using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace TottoriCare.Grpc.Csv;

/// <summary>項目への道: a field of a message or of a message within it, by a path such as <c>care_case.residence.status</c>.</summary>
internal sealed class MessagePath
{
    private readonly FieldDescriptor[] _steps;

    private MessagePath(FieldDescriptor[] steps) => _steps = steps;

    /// <summary>The field at the end of the path.</summary>
    public FieldDescriptor Field => _steps[^1];

    /// <summary>The path within a message of a type.</summary>
    /// <exception cref="ArgumentException">There is no such field.</exception>
    public static MessagePath Of(MessageDescriptor message, string path)
    {
        var steps = new List<FieldDescriptor>();
        foreach (string name in path.Split('.'))
        {
            MessageDescriptor at = steps.Count == 0 ? message : steps[^1].MessageType;
            steps.Add(at.FindFieldByName(name) ?? throw new ArgumentException($"{at.FullName} has no field {name}.", nameof(path)));
        }

        return new MessagePath([.. steps]);
    }

    /// <summary>The message that holds the field; the messages on the way are made where they are not there yet.</summary>
    public IMessage Reach(IMessage root)
    {
        IMessage at = root;
        foreach (FieldDescriptor step in _steps[..^1])
        {
            if (step.Accessor.GetValue(at) is not IMessage inner)
            {
                inner = step.MessageType.Parser.ParseFrom(ByteString.Empty);
                step.Accessor.SetValue(at, inner);
            }

            at = inner;
        }

        return at;
    }
}
