using System.Globalization;
using System.Text.RegularExpressions;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using NodaTime;
using NodaTime.Text;
using TottoriCare.Calendars;
using TottoriCare.Grpc.Contract;
using TottoriCare.Rulebooks;
using Enum = System.Enum;

namespace TottoriCare.Grpc.Csv;

/// <summary>CSV のセル: the text of a cell as the value of its field in the contract.</summary>
/// <remarks>Whether a value makes sense beside the others is for whoever reads the request; here only its form is read.</remarks>
internal static partial class CsvCell
{
    private const int MostDigits = 18;
    private static readonly LocalTimePattern s_minutes = LocalTimePattern.CreateWithInvariantCulture("HH:mm");
    private static readonly LocalTimePattern s_seconds = LocalTimePattern.CreateWithInvariantCulture("HH:mm:ss");

    /// <summary>The value of a cell that is not empty; none, with the fault, where it has another form.</summary>
    public static object? Read(FieldDescriptor field, string text, Rulebook rulebook, Language language, out InputError? error)
    {
        object? value = field.FieldType switch
        {
            FieldType.String when field.Name.EndsWith("day", StringComparison.Ordinal) => Day(text, out error),
            FieldType.String when field.Name == "household_class" => Class(text, rulebook, out error),
            FieldType.String => As(text, out error),
            FieldType.Int32 => Number(text, out error) is { } number && number <= int.MaxValue ? (int)number : TooLarge(ref error),
            FieldType.Int64 => Number(text, out error),
            FieldType.Bool => Flag(text, out error),
            FieldType.Enum => Word(field.EnumType, text, language, out error),
            FieldType.Message when field.MessageType == Timestamp.Descriptor => Moment(text, out error),
            _ => throw new InvalidOperationException($"A column fills a field of a type that no cell has: {field.FullName}."),
        };
        return value;
    }

    private static string? Day(string text, out InputError? error) =>
        JapaneseDate.TryParse(text, out LocalDate day, out error) ? day.ToWire() : null;

    private static string As(string text, out InputError? error)
    {
        error = null;
        return text;
    }

    // A class that the rulebook does not declare is left as it is, for whoever knows which there are.
    private static string Class(string text, Rulebook rulebook, out InputError? error)
    {
        error = null;
        return rulebook.Classes.FirstOrDefault(known => known.Title.Ja == text)?.Code ?? text;
    }

    private static long? Number(string text, out InputError? error)
    {
        error = null;
        if (text.Length <= MostDigits && text.All(char.IsAsciiDigit))
            return long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
        error = text.Any(c => c is >= '０' and <= '９')
            ? new InputError("", "NUMBER_FULL_WIDTH_DIGITS", new LocalizedText(
                "全角の数字があります。半角の数字で書いてください。", "There are full-width digits; write them half-width."))
            : new InputError("", "NUMBER_FORM", new LocalizedText(
                "0以上の整数を、符号、桁区切り、単位のない半角の数字で書いてください。", "Write a whole number from 0 in half-width digits, without sign, separators or unit."));
        return null;
    }

    private static object? TooLarge(ref InputError? error)
    {
        error ??= new InputError("", "NUMBER_FORM", new LocalizedText("数が大きすぎます。確かめてください。", "The number is too large: check it."));
        return null;
    }

    private static bool? Flag(string text, out InputError? error)
    {
        error = null;
        switch (text)
        {
            case "1" or "はい" or "yes" or "true":
                return true;
            case "0" or "いいえ" or "no" or "false":
                return false;
            default:
                error = new InputError("", "FLAG_FORM", new LocalizedText("はい（1）かいいえ（0）で書いてください。", "Write yes (1) or no (0)."));
                return null;
        }
    }

    private static object? Word(EnumDescriptor set, string text, Language language, out InputError? error)
    {
        error = null;
        if (CsvWords.NumberOf(set, text) is { } number)
            return Enum.ToObject(set.ClrType, number);
        string offered = CsvWords.Offered(set, language);
        error = new InputError("", "WORD_UNKNOWN", new LocalizedText($"次のいずれかで書いてください: {offered}。", $"Write one of: {offered}."));
        return null;
    }

    private static Timestamp? Moment(string text, out InputError? error)
    {
        Match parts = Parts().Match(text);
        if (parts.Success && JapaneseDate.TryParse(parts.Groups["day"].Value, out LocalDate day, out error))
        {
            ParseResult<LocalTime> time = (parts.Groups["second"].Success ? s_seconds : s_minutes).Parse(parts.Groups["time"].Value);
            if (time.Success)
                return new Timestamp { Seconds = JapanTime.At(day, time.Value).ToUnixTimeSeconds() };
        }

        error = new InputError("", "MOMENT_FORM", new LocalizedText(
            "日時は「2026-05-01 11:59」又は「令和8年5月1日 11:59」の形（日本時間、24時間制、半角数字）で書いてください。",
            "Write an instant as 2026-05-01 11:59 or 令和8年5月1日 11:59: Japan time, 24 hours, half-width digits."));
        return null;
    }

    [GeneratedRegex(@"^(?<day>[^ T]+)[ T](?<time>[0-9]{2}:[0-9]{2}(?<second>:[0-9]{2})?)(\+09:00)?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Parts();
}
