using System.Globalization;
using Google.Protobuf.WellKnownTypes;

namespace TottoriCare.Grpc.Transport;

/// <summary>時刻と時間の文字列: the two text forms of time in proto3 JSON.</summary>
internal static class TimeText
{
    private const long MaxDurationSeconds = 315_576_000_000;
    private const long UnixEpochSeconds = 62_135_596_800;
    private const int MaxFractionDigits = 9;

    /// <summary>
    /// RFC 3339: <c>2026-05-12T12:00:00+09:00</c>, at most nine digits of a second, <c>Z</c> or an offset, years 0001 to 9999.
    /// </summary>
    public static bool TryParseTimestamp(ReadOnlySpan<char> text, out Timestamp timestamp)
    {
        const string Pattern = "yyyy-MM-ddTHH:mm:ss";
        int dateAndTime = Pattern.Length;
        timestamp = new Timestamp();
        if (text.Length <= dateAndTime
            || !DateTime.TryParseExact(text[..dateAndTime], Pattern, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime local)
            || !TryTakeFraction(text[dateAndTime..], out int nanos, out ReadOnlySpan<char> zone)
            || !TryParseOffset(zone, out int offsetMinutes))
            return false;

        long seconds = local.Ticks / TimeSpan.TicksPerSecond - UnixEpochSeconds - offsetMinutes * 60L;
        if (seconds < -UnixEpochSeconds || seconds >= DateTime.MaxValue.Ticks / TimeSpan.TicksPerSecond + 1 - UnixEpochSeconds)
            return false;
        timestamp = new Timestamp { Seconds = seconds, Nanos = nanos };
        return true;
    }

    /// <summary>Seconds with <c>s</c>: <c>3600s</c>, <c>-1.5s</c>; at most nine digits of a second and ten thousand years.</summary>
    public static bool TryParseDuration(ReadOnlySpan<char> text, out Duration duration)
    {
        duration = new Duration();
        bool negative = text is ['-', ..];
        ReadOnlySpan<char> rest = negative ? text[1..] : text;
        int digits = rest.IndexOfAnyExceptInRange('0', '9');
        if (digits is < 1 or > 12
            || !TryTakeFraction(rest[digits..], out int nanos, out ReadOnlySpan<char> unit)
            || unit is not "s")
            return false;

        long seconds = long.Parse(rest[..digits]);
        if (seconds > MaxDurationSeconds || (seconds == MaxDurationSeconds && nanos > 0))
            return false;
        duration = negative ? new Duration { Seconds = -seconds, Nanos = -nanos } : new Duration { Seconds = seconds, Nanos = nanos };
        return true;
    }

    private static bool TryTakeFraction(ReadOnlySpan<char> text, out int nanos, out ReadOnlySpan<char> rest)
    {
        nanos = 0;
        rest = text;
        if (text is not ['.', ..])
            return true;

        ReadOnlySpan<char> digits = text[1..];
        int count = digits.IndexOfAnyExceptInRange('0', '9');
        if (count is < 1 or > MaxFractionDigits)
            return false;
        for (int i = 0; i < MaxFractionDigits; i++)
            nanos = nanos * 10 + (i < count ? digits[i] - '0' : 0);
        rest = digits[count..];
        return true;
    }

    private static bool TryParseOffset(ReadOnlySpan<char> zone, out int minutes)
    {
        minutes = 0;
        if (zone is "Z")
            return true;
        if (zone is not ['+' or '-', >= '0' and <= '2', >= '0' and <= '9', ':', >= '0' and <= '5', >= '0' and <= '9'])
            return false;

        int hours = int.Parse(zone[1..3]);
        minutes = hours * 60 + int.Parse(zone[4..]);
        if (zone[0] == '-')
            minutes = -minutes;
        return hours < 24;
    }
}
