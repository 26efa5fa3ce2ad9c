using System.Globalization;

namespace TottoriCare.Specs.Cells;

/// <summary>年月: <c>2026-06</c> or <c>令和8年6月</c>; なし where there is none.</summary>
internal static class MonthCell
{
    /// <summary>The month as ISO text.</summary>
    public static CellRead<string> Read(string text)
    {
        if (text == WordCell.None)
            return text;

        // A month is read by its first day; 令和 begins with a month, 平成 and 昭和 end within one that no case needs.
        string firstDay = text.EndsWith('月') ? text + "1日" : text + "-01";
        return DateCell.Read(firstDay) is { Fault: null } day
            ? day.Value.ToString("uuuu-MM", CultureInfo.InvariantCulture)
            : CellFault.Form(text, "MONTH_FORM", "年月は「2026-06」か「令和8年6月」の形で書いてください", "write a month as 2026-06 or 令和8年6月");
    }
}
