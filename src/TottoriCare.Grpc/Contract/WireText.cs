using NodaTime;
using NodaTime.Text;

namespace TottoriCare.Grpc.Contract;

/// <summary>契約上の表記: the domain's texts and days as the contract writes them.</summary>
internal static class WireText
{
    private static readonly YearMonthPattern Month = YearMonthPattern.Iso;

    public static V1.LocalizedText ToWire(this LocalizedText text) => new() { Ja = text.Ja, En = text.En };

    /// <summary><c>2026-05-13</c>.</summary>
    public static string ToWire(this LocalDate day) => LocalDatePattern.Iso.Format(day);

    /// <summary><c>2026-06</c>.</summary>
    public static string ToWire(this YearMonth month) => Month.Format(month);
}
