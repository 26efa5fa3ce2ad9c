using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Google.Protobuf.Reflection;

namespace TottoriCare.Grpc.Contract;

/// <summary>契約上の区分: an enum of the contract as requests may use it.</summary>
/// <remarks>The numbers of the contract are those of the domain's sets; a test holds the two together.</remarks>
/// <typeparam name="TWire">The generated enum.</typeparam>
internal static class WireSet<TWire>
    where TWire : struct, Enum
{
    /// <summary>Every value but the unspecified one, as the contract spells it, for an error to offer.</summary>
    public static readonly string Names = string.Join(", ",
        from field in typeof(TWire).GetFields(BindingFlags.Public | BindingFlags.Static)
        where Convert.ToInt32(field.GetValue(null)) != 0
        select field.GetCustomAttribute<OriginalNameAttribute>()!.Name);

    /// <summary>Whether a request says one of the values: neither the unspecified one nor a number that the contract lacks.</summary>
    public static bool TryTake(TWire value, [NotNullWhen(false)] out InputError? error)
    {
        error = Convert.ToInt32(value) == 0
            ? new InputError("", "FIELD_MISSING", new LocalizedText(
                $"必須の項目です。次のいずれかを指定してください: {Names}。", $"The field is required: give one of {Names}."))
            : !Enum.IsDefined(value)
                ? new InputError("", "UNKNOWN_ENUM_VALUE", new LocalizedText(
                    $"次のいずれかを指定してください: {Names}。", $"Expected one of: {Names}."))
                : null;
        return error is null;
    }
}
