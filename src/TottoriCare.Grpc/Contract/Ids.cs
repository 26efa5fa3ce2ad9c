using System.Text.RegularExpressions;
using Google.Protobuf.Collections;
using TottoriCare.Care;
using TottoriCare.Grpc.Ledger;

namespace TottoriCare.Grpc.Contract;

/// <summary>番号の読取り: ids that the ledger gives, opaque ids of others, and lists of kinds of care.</summary>
internal static partial class Ids
{
    /// <summary>A UUID, as the ledger gives them and as a caller makes one for each request.</summary>
    public static Guid? ReadId(this RequestReader reader, string text, string field)
    {
        if (Guid.TryParseExact(text, "D", out Guid id) && id != Guid.Empty)
            return id;
        if (text.Length == 0)
            reader.Faults.AddMissing(field, "UUID", "a UUID");
        else
            reader.Faults.Add(field, "ID_FORM",
                "「0f8fad5b-d9cb-469f-a165-70867728950e」の形の UUID で指定してください。",
                "Give a UUID such as 0f8fad5b-d9cb-469f-a165-70867728950e.");
        return null;
    }

    /// <summary>The id of a request: a UUID of a version that callers make.</summary>
    public static Guid? ReadRequestId(this RequestReader reader, string text, string field)
    {
        if (reader.ReadId(text, field) is not { } id)
            return null;
        if (id.Version != StreamIds.Version)
            return id;
        reader.Faults.Add(field, "ID_RESERVED",
            "台帳が使う番号の形です。新しい UUID（版4など）を作ってください。", "Ids of this form are the ledger's own: make a new UUID, of version 4 or another one.");
        return null;
    }

    /// <summary>An opaque id of the municipality's own: never a name.</summary>
    public static string? ReadOpaqueId(this RequestReader reader, string text, string field, string whatJa, string whatEn)
    {
        if (OpaqueId().IsMatch(text) && !FreeText.MayHoldIndividualNumber(text))
            return text;
        if (text.Length == 0)
            reader.Faults.AddMissing(field, whatJa, whatEn);
        else
            reader.Faults.Add(field, "OPAQUE_ID_FORM",
                "氏名や個人番号ではなく、半角の英数字と . _ - からなる64字以内の符号で指定してください。",
                "Give an opaque id of at most 64 of A-Z, a-z, 0-9, '.', '_' and '-': no name and no Individual Number.");
        return null;
    }

    /// <summary>The opaque id of a facility, where one is named.</summary>
    public static void ReadFacilityIfGiven(this RequestReader reader, string text, string field)
    {
        if (text.Length > 0)
            reader.ReadOpaqueId(text, field, "施設の番号", "the id of the facility");
    }

    /// <summary>Kinds of care, at least one and each once.</summary>
    public static void ReadCareTypes(this RequestReader reader, RepeatedField<V1.CareType> values, string field)
    {
        if (values.Count == 0)
            reader.Faults.AddMissing(field, "産後ケアの種類", "at least one kind of care");
        if (!reader.IsShortEnough(values.Count, CareType.List.Count, field))
            return;
        for (int i = 0; i < values.Count; i++)
        {
            using RequestFaults.Step _ = reader.Faults.Into(field, i);
            if (reader.ReadCoded<V1.CareType, CareType>(values[i], "") is not null && values.IndexOf(values[i]) < i)
                reader.Faults.Add("", "REPEATED", "同じ種類が二度あります。一つにしてください。", "The kind is given twice: keep one.");
        }
    }

    [GeneratedRegex(@"^[A-Za-z0-9._-]{1,64}\z")]
    private static partial Regex OpaqueId();
}
