using System.Buffers;
using Google.Protobuf;

namespace TottoriCare.Grpc.Transport;

/// <summary>protobuf のバイト列: a message out of bytes that nobody has vouched for.</summary>
internal static class ProtobufBytes
{
    public static IMessage Parse(MessageParser parser, in ReadOnlySequence<byte> bytes)
    {
        try
        {
            return parser.ParseFrom(bytes);
        }
        catch (Exception exception) when (exception is InvalidProtocolBufferException or InvalidOperationException or ArgumentException)
        {
            // Beside its own exception the parser lets others through: an end of a group inside a wrapper, for one.
            throw WireFault.NotProtobuf();
        }
    }
}
