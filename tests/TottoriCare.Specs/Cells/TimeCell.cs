using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;

namespace TottoriCare.Specs.Cells;

/// <summary>時刻: <c>09:00</c>, <c>12:00:01</c> or 正午.</summary>
internal static partial class TimeCell
{
    private static readonly LocalTimePattern s_time = LocalTimePattern.CreateWithInvariantCulture("HH:mm:ss");

    public static CellRead<LocalTime> Read(string text)
    {
        string digits = text == "正午" ? "12:00" : text;
        return Form().IsMatch(digits) && s_time.Parse(digits.Length == 5 ? digits + ":00" : digits) is { Success: true } time
            ? time.Value
            : CellFault.Form(text, "TIME_FORM", "時刻は「09:00」の形か「正午」と書いてください", "write a time as 09:00, or 正午 for noon");
    }

    [GeneratedRegex(@"\A[0-9]{2}:[0-9]{2}(:[0-9]{2})?\z")]
    private static partial Regex Form();
}
