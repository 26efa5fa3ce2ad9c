using TottoriCare.Care;
using TottoriCare.Grpc.Contract;

namespace TottoriCare.Grpc.Decisions;

/// <summary>世帯区分の読取り: a class that the rulebook declares, out of a request.</summary>
internal static class HouseholdFacts
{
    /// <summary>A household class, <c>unknown</c> included.</summary>
    public static HouseholdClass? ReadHouseholdClass(this RequestReader reader, string code, string field)
    {
        if (reader.Ordinance is not null && code.Length == 0)
            reader.Faults.AddMissing(field, $"世帯区分（{reader.ClassCodes()} のいずれか）", $"one of {reader.ClassCodes()}");
        return reader.ReadHouseholdClassIfGiven(code, field);
    }

    /// <summary>A household class, <c>unknown</c> included; none where the text is empty.</summary>
    public static HouseholdClass? ReadHouseholdClassIfGiven(this RequestReader reader, string code, string field)
    {
        if (reader.Ordinance?.Rulebook is not { } rulebook || code.Length == 0)
            return null;
        if (rulebook.FindClass(code) is { } household)
            return household;
        reader.Faults.Add(field, "HOUSEHOLD_CLASS_NOT_DECLARED",
            $"この規則集にない世帯区分です。次のいずれかを指定してください: {reader.ClassCodes()}。",
            $"This rulebook does not declare the household class; give one of: {reader.ClassCodes()}.");
        return null;
    }

    private static string ClassCodes(this RequestReader reader) =>
        string.Join(", ", (reader.Ordinance?.Rulebook.Classes ?? []).Append(HouseholdClass.Unknown).Select(known => known.Code));
}
