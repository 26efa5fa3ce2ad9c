using System.Collections;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace TottoriCare.Grpc.Log;

/// <summary>識別しうる項目: the fields of a message that the contract marks as identifying.</summary>
internal static class IdentifyingFields
{
    /// <summary>Whether the contract marks a field.</summary>
    public static bool IsMarked(FieldDescriptor field) => field.GetOptions()?.GetExtension(V1.PrivacyExtensions.Identifying) == true;

    /// <summary>Empties every marked field of a message and of those in it.</summary>
    public static void Clear(IMessage message) => Clear(message, IsMarked);

    /// <summary>Empties the fields of a message, and of those in it, that are of some kind.</summary>
    public static void Clear(IMessage message, Func<FieldDescriptor, bool> isOfKind)
    {
        foreach (FieldDescriptor field in message.Descriptor.Fields.InFieldNumberOrder().Where(field => !field.IsMap))
        {
            if (isOfKind(field))
                field.Accessor.Clear(message);
            else if (field.FieldType != FieldType.Message)
                continue;
            else if (field.IsRepeated)
                foreach (object item in (IEnumerable)field.Accessor.GetValue(message))
                    Clear((IMessage)item, isOfKind);
            else if (field.Accessor.GetValue(message) is IMessage one)
                Clear(one, isOfKind);
        }
    }
}
