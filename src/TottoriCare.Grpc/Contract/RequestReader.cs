using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Ardalis.SmartEnum;
using Google.Protobuf.WellKnownTypes;
using NodaTime;
using TottoriCare.Calendars;
using TottoriCare.Grants;
using TottoriCare.Grpc.Rulebooks;
using TottoriCare.Grpc.Transport;
using Enum = System.Enum;

namespace TottoriCare.Grpc.Contract;

/// <summary>要求の読取り: reads the fields of one request into the domain's values, and goes on after each fault.</summary>
/// <remarks>
/// A method gives <see langword="null"/> for a field that is absent where it may be, or faulty; every fault is in
/// <see cref="Faults"/>. Without an ordinance, because its code is faulty, the form of the other fields is still read.
/// </remarks>
internal sealed class RequestReader(ServedOrdinance? served)
{
    /// <summary>The largest amount that is taken for a fact and not for a slip of the pen.</summary>
    public static readonly Yen MostYen = new(CostItem.MostYen);

    private const int LastNanosecond = 999_999_999;

    // What the calendars of Japan and of UTC can both write in four digits of the year.
    private static readonly long FirstSecond = Instant.FromUtc(1, 1, 1, 0, 0).ToUnixTimeSeconds();
    private static readonly long LastSecond = JapanTime.At(new LocalDate(9999, 12, 31), LocalTime.MaxValue).ToUnixTimeSeconds();

    /// <summary>The faults so far.</summary>
    public RequestFaults Faults { get; } = new();

    /// <summary>The ordinance that the request names, as it is served; none only where its code is a fault.</summary>
    public ServedOrdinance? Served => served;

    /// <summary>The ordinance itself.</summary>
    public Ordinance? Ordinance => served?.Ordinance;

    /// <summary>Whether the request can't be answered.</summary>
    [MemberNotNullWhen(false, nameof(Served), nameof(Ordinance))]
    public bool IsFaulty => Served is null || Ordinance is null || !Faults.AreNone;

    /// <summary>The fault that ends the call.</summary>
    public RpcFault ToFault() => Faults.ToFault();

    /// <summary>A civil day within the calendar, <c>YYYY-MM-DD</c>.</summary>
    public LocalDate? ReadDay(string text, string field)
    {
        if (text.Length == 0)
            Faults.AddMissing(field, "「2026-05-07」の形の日付", "a day such as 2026-05-07");
        return ReadDayIfGiven(text, field);
    }

    /// <summary>A civil day within the calendar; none where the text is empty.</summary>
    public LocalDate? ReadDayIfGiven(string text, string field) =>
        ReadAnyDayIfGiven(text, field) is { } day && IsInCalendar(day, field) ? day : null;

    /// <summary>A civil day of the years 1 to 9999; none where the text is empty.</summary>
    public LocalDate? ReadAnyDayIfGiven(string text, string field)
    {
        if (text.Length == 0)
            return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
            return new LocalDate(day.Year, day.Month, day.Day);
        if (HasForm(text, "dddd-dd-dd"))
            Faults.Add(field, "DATE_IMPOSSIBLE", "暦にない日付です。年月日を確かめてください。", "There is no such day in the calendar: check year, month and day.");
        else
            Faults.Add(field, "DATE_FORM",
                "日付は、年月日のそろった「2026-05-07」の形（西暦、半角数字）で指定してください。",
                "Give a full date as 2026-05-07: year, month and day in ASCII digits.");
        return null;
    }

    /// <summary>A time of day, <c>HH:mm</c>.</summary>
    public LocalTime? ReadTime(string text, string field)
    {
        if (text.Length == 0)
            Faults.AddMissing(field, "「09:00」の形の時刻", "a time of day such as 09:00");
        return ReadTimeIfGiven(text, field);
    }

    /// <summary>A time of day; none where the text is empty.</summary>
    public LocalTime? ReadTimeIfGiven(string text, string field)
    {
        if (text.Length == 0)
            return null;
        if (!HasForm(text, "dd:dd"))
        {
            Faults.Add(field, "TIME_FORM",
                "時刻は、24時間制の「09:00」の形（半角数字）で指定してください。", "Give a time of day as 09:00, in 24 hours and ASCII digits.");
            return null;
        }

        int hour = int.Parse(text.AsSpan(0, 2), CultureInfo.InvariantCulture);
        int minute = int.Parse(text.AsSpan(3), CultureInfo.InvariantCulture);
        if (hour < NodaConstants.HoursPerDay && minute < NodaConstants.MinutesPerHour)
            return new LocalTime(hour, minute);
        Faults.Add(field, "TIME_IMPOSSIBLE", "時刻は00:00から23:59までで指定してください。", "A time of day is 00:00 to 23:59.");
        return null;
    }

    /// <summary>An instant whose day in Japan lies within the calendar; none where it is absent.</summary>
    public Instant? ReadInstantIfGiven(Timestamp? timestamp, string field)
    {
        if (timestamp is null)
            return null;
        if (timestamp.Seconds < FirstSecond || timestamp.Seconds > LastSecond || timestamp.Nanos is < 0 or > LastNanosecond)
        {
            Faults.Add(field, "INSTANT_OUT_OF_RANGE", "日時が扱える範囲にありません。", "The instant is outside the range that can be handled.");
            return null;
        }

        Instant instant = Instant.FromUnixTimeSeconds(timestamp.Seconds).PlusNanoseconds(timestamp.Nanos);
        return IsInCalendar(JapanTime.In(instant).Date, field) ? instant : null;
    }

    /// <summary>A value of one of the domain's closed sets.</summary>
    public TCoded? ReadCoded<TWire, TCoded>(TWire value, string field)
        where TWire : struct, Enum
        where TCoded : Coded<TCoded> =>
        ReadChoice(value, field) ? SmartEnum<TCoded>.FromValue(Convert.ToInt32(value)) : null;

    /// <summary>Whether a request says one of an enum's values.</summary>
    public bool ReadChoice<TWire>(TWire value, string field)
        where TWire : struct, Enum
    {
        if (WireSet<TWire>.TryTake(value, out InputError? error))
            return true;
        Faults.Add(field, error);
        return false;
    }

    /// <summary>Notes a fault where a text is given that has no place here.</summary>
    /// <param name="text">The text.</param>
    /// <param name="field">Its field.</param>
    /// <param name="whenJa">When it has its place, as 住民である場合にだけ.</param>
    /// <param name="whenEn">The same, as "only for a resident".</param>
    public void RequireEmpty(string text, string field, string whenJa, string whenEn)
    {
        if (text.Length > 0)
            Faults.Add(field, "FIELD_NOT_EXPECTED", $"{whenJa}指定できます。空にしてください。", $"Give it {whenEn}; leave it empty here.");
    }

    /// <summary>A number of infants, 0 included; none where it is absent.</summary>
    public Infants? ReadInfantsIfGiven(bool isGiven, int value, string field)
    {
        if (!isGiven)
            return null;
        if (Infants.TryCreate(value, out Infants infants, out InputError? error))
            return infants;
        Faults.Add(field, error);
        return null;
    }

    /// <summary>An amount of yen from a least one to <see cref="MostYen"/>.</summary>
    public Yen? ReadYen(long amount, Yen least, string field)
    {
        var yen = new Yen(amount);
        if (yen >= least && yen <= MostYen)
            return yen;
        Faults.Add(field, "AMOUNT_OUT_OF_RANGE",
            $"金額は{least.ToText(Language.Japanese)}から{MostYen.ToText(Language.Japanese)}までの整数で指定してください。",
            $"An amount is a whole number from {least.ToText(Language.English)} to {MostYen.ToText(Language.English)}.");
        return null;
    }

    /// <summary>An amount of yen from 0 to <see cref="MostYen"/>; none where it is absent.</summary>
    public Yen? ReadYenIfGiven(bool isGiven, long amount, string field) => isGiven ? ReadYen(amount, least: Yen.Zero, field) : null;

    /// <summary>A fiscal year of which the calendar holds at least a day.</summary>
    public FiscalYear? ReadFiscalYear(int year, string field)
    {
        if (year == 0)
        {
            Faults.AddMissing(field, "年度の始まる西暦年（令和7年度なら2025）", "the calendar year in which the fiscal year begins");
            return null;
        }

        // Without an ordinance there is no calendar to compare with, and the request is refused anyway.
        if (Ordinance is null)
            return null;
        int first = FiscalYear.Of(Ordinance.FirstDay).Year;
        int last = FiscalYear.Of(Ordinance.LastDay).Year;
        if (year >= first && year <= last)
            return new FiscalYear(year);
        Faults.Add(field, "FISCAL_YEAR_OUT_OF_RANGE",
            $"年度は、その始まる西暦年（{first}から{last}まで）で指定してください。",
            $"Give the calendar year in which the fiscal year begins, {first} to {last}.");
        return null;
    }

    /// <summary>Whether a list has no more than the most entries; a longer one is not read at all.</summary>
    public bool IsShortEnough(int count, int most, string field)
    {
        if (count <= most)
            return true;
        Faults.Add(field, "TOO_MANY_ITEMS", $"{most:N0}件までにしてください。", $"Give at most {most:N0} items.");
        return false;
    }

    private bool IsInCalendar(LocalDate day, string field)
    {
        if (Ordinance?.CheckDay(day) is not { } error)
            return true;
        Faults.Add(field, error);
        return false;
    }

    // A form of digits (d) and the characters between them.
    private static bool HasForm(string text, string form) =>
        text.Length == form.Length && text.Zip(form).All(pair => pair.Second == 'd' ? char.IsAsciiDigit(pair.First) : pair.First == pair.Second);
}
