using NodaTime;
using NodaTime.Text;
using TottoriCare.Grpc.Contract;

namespace TottoriCare.Grpc.Billing;

/// <summary>請求の事実の読取り: months and officers out of a request.</summary>
internal static class BillingFacts
{
    private static readonly YearMonthPattern s_month = YearMonthPattern.Iso;

    /// <summary>A month, <c>YYYY-MM</c>.</summary>
    public static YearMonth? ReadMonth(this RequestReader reader, string text, string field)
    {
        if (s_month.Parse(text) is { Success: true, Value: { Year: > 0 } month })
            return month;
        if (text.Length == 0)
            reader.Faults.AddMissing(field, "「2026-05」の形の月", "a month such as 2026-05");
        else
            reader.Faults.Add(field, "MONTH_FORM", "月は「2026-05」の形（西暦、半角数字）で指定してください。", "Give a month as 2026-05, in ASCII digits.");
        return null;
    }

    /// <summary>The officer who answers for a command.</summary>
    public static void RequireOfficer(this RequestReader reader, V1.WriteOptions? write) =>
        reader.ReadOpaqueId(write?.Officer ?? "", "write.officer", "担当者を示す符号（氏名は不可）", "an opaque id of the officer, never a name");
}
