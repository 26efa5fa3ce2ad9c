using System.Collections;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using TottoriCare.Grpc.Transport;

namespace TottoriCare.Grpc.Decisions;

/// <summary>文言: the texts for people in a reply, which a caller may not want.</summary>
internal static class Wording
{
    /// <summary>Writes a text in both languages.</summary>
    public static void Text(this ProtobufWriter output, int field, string ja, string en)
    {
        int start = output.Begin(field);
        output.Text(V1.LocalizedText.JaFieldNumber, ja);
        output.Text(V1.LocalizedText.EnFieldNumber, en);
        output.End(start);
    }

    /// <summary>Writes a text in both languages.</summary>
    public static void Text(this ProtobufWriter output, int field, LocalizedText text) => output.Text(field, text.Ja, text.En);

    /// <summary>A new message as it is, or after every text for people has been taken out of it, at whatever depth.</summary>
    public static TMessage Keep<TMessage>(bool hasWords, TMessage message)
        where TMessage : IMessage
    {
        if (!hasWords)
            TakeOut(message);
        return message;
    }

    private static void TakeOut(IMessage message)
    {
        foreach (FieldDescriptor field in message.Descriptor.Fields.InDeclarationOrder().Where(field => field.FieldType == FieldType.Message))
        {
            if (field.MessageType.ClrType == typeof(V1.LocalizedText))
                field.Accessor.Clear(message);
            else if (field.Accessor.GetValue(message) is IList list)
                list.Cast<IMessage>().ToList().ForEach(TakeOut);
            else if (field.Accessor.GetValue(message) is IMessage child)
                TakeOut(child);
        }
    }
}
