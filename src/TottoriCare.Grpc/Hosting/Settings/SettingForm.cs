using System.Globalization;
using System.Net;

namespace TottoriCare.Grpc.Hosting;

/// <summary>値の形: how the values of a setting are written, and which of them are taken.</summary>
/// <param name="Words">What is expected, so that it can follow "give …".</param>
/// <param name="Example">A value that is taken.</param>
/// <param name="Read">Reads a value.</param>
/// <param name="Write">Writes a value as an operator would.</param>
internal sealed record SettingForm<T>(LocalizedText Words, string Example, SettingForm<T>.Reader Read, Func<T, string> Write)
{
    public delegate bool Reader(string text, SettingsSource source, out T value);

    /// <summary>Which values are taken, however they are written.</summary>
    public Func<T, bool> Takes { get; init; } = _ => true;
}

/// <summary>値の形の種類: every form that the settings of this host have.</summary>
internal static class SettingForm
{
    private static readonly (string Suffix, long Bytes)[] s_sizes = [("MiB", 1024 * 1024), ("KiB", 1024), ("", 1)];

    private static readonly (string Suffix, TimeSpan Length)[] s_durations =
    [
        ("ms", TimeSpan.FromMilliseconds(1)), ("min", TimeSpan.FromMinutes(1)), ("s", TimeSpan.FromSeconds(1)),
        ("h", TimeSpan.FromHours(1)), ("d", TimeSpan.FromDays(1)),
    ];

    private static readonly bool[] s_both = [true, false];

    /// <summary>整数: a whole number within bounds, both included.</summary>
    public static SettingForm<int> Number(int least, int most, int example) => new(
        new($"{least:N0} から {most:N0} までの整数", $"a whole number from {least:N0} to {most:N0}"),
        $"{example}",
        (string text, SettingsSource _, out int value) => TryCount(text, out value) && IsWithin(value, least, most),
        value => $"{value}") { Takes = value => IsWithin(value, least, most) };

    /// <summary>大きさ: bytes within bounds, both included, as a number or with KiB or MiB.</summary>
    public static SettingForm<int> Size(int least, int most) => new(
        new($"{SizeText(least)} から {SizeText(most)} までのバイト数（KiB と MiB も可）",
            $"bytes from {SizeText(least)} to {SizeText(most)}, also in KiB or MiB"),
        "64KiB",
        (string text, SettingsSource _, out int value) =>
        {
            value = 0;
            (string suffix, long bytes) = s_sizes.First(size => text.EndsWith(size.Suffix, StringComparison.OrdinalIgnoreCase));
            if (!TryCount(text[..^suffix.Length], out int count) || !IsWithin(count * bytes, least, most))
                return false;
            value = (int)(count * bytes);
            return true;
        },
        SizeText) { Takes = value => IsWithin(value, least, most) };

    /// <summary>時間: a duration within bounds, both included: a whole number and its unit.</summary>
    public static SettingForm<TimeSpan> Duration(TimeSpan least, TimeSpan most) => new(
        new($"{DurationText(least)} から {DurationText(most)} までの時間（単位は ms、s、min、h、d）",
            $"a time from {DurationText(least)} to {DurationText(most)}, in ms, s, min, h or d"),
        "30s",
        (string text, SettingsSource _, out TimeSpan value) =>
        {
            value = TimeSpan.Zero;
            (string? suffix, TimeSpan length) = s_durations.FirstOrDefault(unit => text.EndsWith(unit.Suffix, StringComparison.OrdinalIgnoreCase));
            if (suffix is null || !TryCount(text[..^suffix.Length], out int count) || count > most.Ticks / length.Ticks)
                return false;
            value = count * length;
            return IsWithin(value, least, most);
        },
        DurationText) { Takes = value => IsWithin(value, least, most) };

    /// <summary>選択: one of a few words; upper and lower case are one.</summary>
    public static SettingForm<T> Choice<T>(string example, params (string Word, T Value)[] choices) => new(
        new($"{string.Join("、", choices.Select(choice => choice.Word))} のいずれか", $"one of {string.Join(", ", choices.Select(choice => choice.Word))}"),
        example,
        (string text, SettingsSource _, out T value) =>
        {
            (string? word, value) = choices.FirstOrDefault(choice => choice.Word.Equals(text, StringComparison.OrdinalIgnoreCase));
            return word is not null;
        },
        value => choices.First(choice => EqualityComparer<T>.Default.Equals(choice.Value, value)).Word);

    /// <summary>可否: yes or no.</summary>
    public static SettingForm<bool> YesOrNo() => Choice("false", [.. s_both.Select(value => (value ? "true" : "false", value))]);

    /// <summary>アドレス: an IP address of this machine.</summary>
    public static SettingForm<IPAddress> Address() => new(
        new("IP アドレス（すべてなら 0.0.0.0 か ::）", "an IP address; 0.0.0.0 or :: for all"),
        "0.0.0.0",
        (string text, SettingsSource _, out IPAddress value) =>
        {
            bool isSound = IPAddress.TryParse(text, out IPAddress? address);
            value = address ?? IPAddress.Loopback;
            return isSound;
        },
        value => $"{value}");

    /// <summary>フォルダー: the path of a folder.</summary>
    public static SettingForm<string?> Folder(string example) => Path("フォルダー", "a folder", example);

    /// <summary>ファイル: the path of a file.</summary>
    public static SettingForm<string?> File(string example) => Path("ファイル", "a file", example);

    /// <summary>秘密: any text, which is never shown again.</summary>
    public static SettingForm<string?> Secret(LocalizedText words, string example, Func<string, bool> isSound) => new(
        words, example, (string text, SettingsSource _, out string? value) => isSound(value = text), _ => "");

    /// <summary>送り先: an address of HTTP without path, query or credentials.</summary>
    public static SettingForm<Uri?> HttpAddress(string example) => new(
        new("http:// か https:// で始まり、ホスト名とポートだけのアドレス", "an address of http:// or https:// with host and port alone"),
        example,
        (string text, SettingsSource _, out Uri? value) =>
            Uri.TryCreate(text, UriKind.Absolute, out value) && value is { Scheme: "http" or "https", PathAndQuery: "/", UserInfo: "", Fragment: "" },
        value => value is null ? "" : value.GetLeftPart(UriPartial.Authority));

    private static SettingForm<string?> Path(string ja, string en, string example) => new(
        new(ja, en),
        example,
        (string text, SettingsSource source, out string? value) =>
        {
            value = source.Resolve(text);
            return text.Length > 0 && !text.Contains('\0', StringComparison.Ordinal);
        },
        value => value ?? "");

    private static bool IsWithin<T>(T value, T least, T most)
        where T : IComparable<T> => value.CompareTo(least) >= 0 && value.CompareTo(most) <= 0;

    private static bool TryCount(string text, out int count) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out count);

    private static string SizeText(int bytes)
    {
        (string suffix, long unit) = s_sizes.First(size => bytes % size.Bytes == 0 && (bytes > 0 || size.Bytes == 1));
        return $"{bytes / unit}{suffix}";
    }

    private static string DurationText(TimeSpan duration)
    {
        (string suffix, TimeSpan unit) = s_durations.OrderByDescending(unit => unit.Length)
            .First(unit => duration.Ticks % unit.Length.Ticks == 0 && (duration > TimeSpan.Zero || unit.Suffix == "s"));
        return $"{duration.Ticks / unit.Ticks}{suffix}";
    }
}
