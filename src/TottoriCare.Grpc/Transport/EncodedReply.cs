using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace TottoriCare.Grpc.Transport;

/// <summary>自ら書き出す応答: a reply that writes its bytes sooner than its message could be made.</summary>
public interface IEncodedReply : IMessage
{
    /// <summary>The message itself, for whoever needs its fields.</summary>
    IMessage Message { get; }

    /// <summary>Writes every field of the message, in the order of their numbers.</summary>
    void WriteTo(ProtobufWriter output);
}

/// <summary>自ら書き出す応答: stands wherever a message of its type is answered; on every wire it says the same.</summary>
/// <typeparam name="TMessage">The message.</typeparam>
public abstract class EncodedReply<TMessage> : IEncodedReply
    where TMessage : class, IMessage<TMessage>, new()
{
    private static readonly MessageParser<TMessage> s_parser = new(() => new TMessage());
    private static readonly MessageDescriptor s_descriptor = new TMessage().Descriptor;

    private TMessage? _message;

    /// <summary>The message itself: what a reader of the bytes would read. Made at the first use.</summary>
    public TMessage Message => _message ??= s_parser.ParseFrom(ProtobufWriter.Encode(this));

    /// <summary>The type of the message.</summary>
    public MessageDescriptor Descriptor => s_descriptor;

    IMessage IEncodedReply.Message => Message;

    /// <summary>Writes every field of the message, in the order of their numbers.</summary>
    public abstract void WriteTo(ProtobufWriter output);

    /// <summary>How many bytes the message has.</summary>
    public int CalculateSize() => ProtobufWriter.Encode(this).Length;

    /// <summary>Writes the message by protobuf's own means.</summary>
    public void WriteTo(CodedOutputStream output) => Message.WriteTo(output);

    /// <summary>A reply is not read.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public void MergeFrom(CodedInputStream input) => throw new NotSupportedException("A reply is written, and never read.");
}
