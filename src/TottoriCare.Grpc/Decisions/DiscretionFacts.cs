using System.Text.RegularExpressions;
using Google.Protobuf.Collections;
using TottoriCare.Care;
using TottoriCare.Grpc.Contract;
using TottoriCare.Grpc.Rulebooks;
using TottoriCare.Rulebooks;

namespace TottoriCare.Grpc.Decisions;

/// <summary>裁量の行使の読取り: what officers have allowed for a case.</summary>
internal static partial class DiscretionFacts
{
    private const int MostOfReason = 500;

    public static IReadOnlyList<DiscretionUse> ReadDiscretionUses(
        this RequestReader reader, RepeatedField<V1.DiscretionUse> messages, string field)
    {
        var uses = new List<DiscretionUse>();
        if (!reader.IsShortEnough(messages.Count, Matter.List.Count, field))
            return uses;

        var matters = new HashSet<Matter>();
        for (int i = 0; i < messages.Count; i++)
        {
            using RequestFaults.Step _ = reader.Faults.Into(field, i);
            Matter? matter = reader.ReadCoded<V1.Matter, Matter>(messages[i].Matter, "matter");
            if (matter is not null && !matters.Add(matter))
                reader.Faults.Add("matter", "REPEATED", "同じ事項が二度あります。一つにしてください。", "The matter is given twice: keep one.");
            else if (matter is not null)
                reader.RequireGranted(matter, "matter");
            string? officer = reader.ReadOfficer(messages[i].Officer, "officer");
            string? reason = reader.ReadLine(messages[i].Reason, MostOfReason, "reason", "裁量の理由", "the officer's reason");
            if (matter is not null && officer is not null && reason is not null)
                uses.Add(new DiscretionUse(matter.Code, officer, reason));
        }

        return uses;
    }

    // Where the rulebook grants none the decision would pass over it without a word, which nobody expects of an approval.
    private static void RequireGranted(this RequestReader reader, Matter matter, string field)
    {
        if (reader.Ordinance?.Rulebook.DiscretionMatters() is not { } granted || granted.Contains(matter))
            return;
        string names = granted.Count == 0 ? "" : string.Join(", ", granted.Select(known => $"MATTER_{known.Code.ToUpperInvariant()}"));
        reader.Faults.Add(field, "DISCRETION_NOT_GRANTED",
            "この規則集は、この事項に裁量を認めていません。" + (names.Length == 0 ? "裁量の行使を取り除いてください。" : $"認めている事項: {names}。"),
            "This rulebook grants no discretion in the matter" + (names.Length == 0 ? "; remove the use of discretion." : $"; it does in: {names}."));
    }

    private static string? ReadOfficer(this RequestReader reader, string officer, string field)
    {
        if (Officer().IsMatch(officer) && !FreeText.MayHoldIndividualNumber(officer))
            return officer;
        if (officer.Length == 0)
            reader.Faults.AddMissing(field, "担当者を示す符号（氏名は不可）", "an opaque id of the officer, never a name");
        else
            reader.Faults.Add(field, "OFFICER_FORM",
                "担当者は、氏名や個人番号ではなく、半角の英数字と . _ - からなる64字以内の符号で指定してください。",
                "Give the officer by an opaque id of at most 64 of A-Z, a-z, 0-9, '.', '_' and '-': no name and no Individual Number.");
        return null;
    }

    [GeneratedRegex(@"^[A-Za-z0-9._-]{1,64}\z")]
    private static partial Regex Officer();
}
