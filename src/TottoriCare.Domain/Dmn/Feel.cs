using NodaTime;
using NodaTime.Text;
using TottoriCare.Care;

namespace TottoriCare.Dmn;

/// <summary>FEELの式: an expression of DMN's language, and the variables that it uses.</summary>
internal sealed class Feel(string text, params IReadOnlyList<DmnVariable> uses)
{
    private static readonly LocalTimePattern s_time = LocalTimePattern.CreateWithInvariantCulture("HH':'mm':'ss");

    /// <summary>Any value: the entry of a column that a rule does not test.</summary>
    public const string Any = "-";

    public const string True = "true";

    public const string False = "false";

    /// <summary>No value: there is nothing to say.</summary>
    public static readonly Feel Null = new("null");

    public string Text { get; } = text;

    public IReadOnlyList<DmnVariable> Uses { get; } = uses;

    public static Feel Of(string word) => new(Quote(word));

    public static Feel Of(long number) => new(Number(number));

    public static Feel Of(DmnVariable variable) => new(variable.Name, variable);

    public static string Number(long number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public static string Time(LocalTime time) => $"time({Quote(s_time.Format(time))})";

    public static string Date(LocalDate day) => $"date({Quote(LocalDatePattern.Iso.Format(day))})";

    public static string AtMost(long number) => $"<= {Number(number)}";

    public static string MoreThan(long number) => $"> {Number(number)}";

    public static string AtLeast(long number) => $">= {Number(number)}";

    public static string Below(long number) => $"< {Number(number)}";

    public static string OneOf(IEnumerable<string> words) => string.Join(", ", words.Select(Quote));

    public static string OneOf(IEnumerable<CareType> types) => OneOf(types.Select(type => type.Code));

    public static string Quote(string word) => $"\"{word.Replace("\\", "\\\\").Replace("\"", "\\\"")}\"";
}
