using System.Globalization;
using NodaTime;
using NodaTime.Text;
using TottoriCare.Calendars;

namespace TottoriCare.Decisions;

/// <summary>数値: one figure of a finding, with its name and its unit: used 3 uses, deadline 2026-05-01T12:00+09:00.</summary>
/// <remarks>It holds its number, and makes its text only when it is read.</remarks>
public readonly struct Figure
{
    private const int UsualLength = 40;
    private const int MonthsOfYear = 12;
    private const int PlacesOfMonth = 32;
    private static readonly LocalTimePattern s_minutes = LocalTimePattern.CreateWithInvariantCulture("HH:mm");
    private static readonly LocalTimePattern s_seconds = LocalTimePattern.CreateWithInvariantCulture("s;FFFFFFFFF");
    private static readonly LocalTimePattern s_paddedSeconds = LocalTimePattern.CreateWithInvariantCulture("ss;FFFFFFFFF");

    private readonly long _number;

    // The unit of the number, or instead of a number what has a code and a title: an explanation holds twenty figures, so each is small.
    private readonly object _unitOrTerm;

    private Figure(string name, object unitOrTerm, long number)
    {
        Name = name;
        _unitOrTerm = unitOrTerm;
        _number = number;
    }

    /// <summary>The figure's name, in snake_case; it is also its place in the sentence of the finding's reason.</summary>
    public string Name { get; }

    /// <summary>The unit.</summary>
    public FigureUnit Unit => _unitOrTerm as FigureUnit ?? FigureUnit.Term;

    /// <summary>The number, for counted units and yen; the year of a fiscal year; nothing for the others.</summary>
    public long? Number => Unit.Value <= FigureUnit.Yen.Value || Unit == FigureUnit.FiscalYear ? _number : null;

    /// <summary>The value in the form that machines exchange: digits, ISO 8601, or a code.</summary>
    public string Value => Unit.Value switch
    {
        7 => LocalDatePattern.Iso.Format(Day),
        8 => (IsWholeMinute ? s_minutes : LocalTimePattern.ExtendedIso).Format(Time),
        9 => JapanTime.ToIsoText(Instant),
        10 => $"{_number / 12:0000}-{(_number % 12) + 1:00}",
        12 => Term!.Code,
        _ => _number.ToString(CultureInfo.InvariantCulture),
    };

    private ITitled? Term => _unitOrTerm is FigureUnit ? null : (ITitled)_unitOrTerm;

    private LocalDate Day => new(
        (int)(_number / PlacesOfMonth / MonthsOfYear), (int)(_number / PlacesOfMonth % MonthsOfYear) + 1, (int)(_number % PlacesOfMonth));

    private LocalTime Time => LocalTime.FromNanosecondsSinceMidnight(_number);

    private Instant Instant => NodaConstants.UnixEpoch + Duration.FromNanoseconds(_number);

    private bool IsWholeMinute => _number % NodaConstants.NanosecondsPerMinute == 0;

    /// <summary>The value as a person reads it: 6泊 / 6 nights, 5月1日（金）…</summary>
    public string In(Language language)
    {
        if (Term is { } term)
            return term.Title.In(language);
        var text = new TextBuffer(stackalloc char[UsualLength]);
        AppendTo(ref text, language);
        return text.ToString();
    }

    /// <summary>Writes the value as a person reads it to the end of a text.</summary>
    internal void AppendTo(ref TextBuffer text, Language language)
    {
        if (Term is { } term)
            text.Append(term.Title.In(language));
        else if (language == Language.Japanese)
            AppendJapaneseTo(ref text);
        else
            text.Append(English());
    }

    internal static Figure Of(string name, Nights nights) => new(name, FigureUnit.Nights, nights.Value);

    internal static Figure Of(string name, FigureUnit unit, long number) => new(name, unit, number);

    internal static Figure Of(string name, Infants infants) => new(name, FigureUnit.Infants, infants.Value);

    internal static Figure Of(string name, Yen yen) => new(name, FigureUnit.Yen, yen.Amount);

    // Year, month and day side by side: to count the days would cost a plain answer more than many a rule.
    internal static Figure Of(string name, LocalDate day) =>
        new(name, FigureUnit.Date, (((((long)day.Year * MonthsOfYear) + day.Month) - 1) * PlacesOfMonth) + day.Day);

    internal static Figure Of(string name, LocalTime time) => new(name, FigureUnit.TimeOfDay, time.NanosecondOfDay);

    internal static Figure Of(string name, Instant instant) =>
        new(name, FigureUnit.Instant, (instant - NodaConstants.UnixEpoch).ToInt64Nanoseconds());

    internal static Figure Of(string name, YearMonth month) => new(name, FigureUnit.Month, (month.Year * (long)MonthsOfYear) + month.Month - 1);

    internal static Figure Of(string name, FiscalYear year) => new(name, FigureUnit.FiscalYear, year.Year);

    internal static Figure Of(string name, ITitled term) => new(name, term, 0);

    /// <summary>No figure, or one: for what an answer may lack.</summary>
    internal static Figure[] OfAny(string name, Yen? yen) => yen is { } some ? [Of(name, some)] : [];

    internal static Figure[] OfAny(string name, LocalDate? day) => day is { } some ? [Of(name, some)] : [];

    internal static Figure[] OfAny(string name, Instant? instant) => instant is { } some ? [Of(name, some)] : [];

    internal static Figure[] OfAny(string name, YearMonth? month) => month is { } some ? [Of(name, some)] : [];

    private void AppendJapaneseTo(ref TextBuffer text)
    {
        switch (Unit.Value)
        {
            case 6:
                text.Append(new Yen(_number).ToText(Language.Japanese));
                break;
            case 7:
                JapaneseDate.AppendWithWeekdayTo(ref text, Day);
                break;
            case 8:
                AppendTimeTo(ref text, Time);
                break;
            case 9:
                AppendInstantTo(ref text, JapanTime.In(Instant));
                break;
            case 10:
                JapaneseDate.AppendTo(ref text, new YearMonth((int)(_number / MonthsOfYear), (int)(_number % MonthsOfYear) + 1));
                break;
            case 11:
                text.Append(new FiscalYear((int)_number).ToText(Language.Japanese));
                break;
            default:
                text.Append(_number);
                text.Append(Unit.Title.Ja);
                break;
        }
    }

    private string English() => Unit.Value switch
    {
        6 => new Yen(_number).ToText(Language.English),
        7 => JapaneseDate.ToTextWithWeekday(Day, Language.English),
        11 => new FiscalYear((int)_number).ToText(Language.English),
        <= 5 => $"{_number} {Unit.Title.En}{(_number == 1 ? "" : "s")}",
        _ => Value,
    };

    // 9時, 9時30分, 9時0分5秒.
    private void AppendTimeTo(ref TextBuffer text, LocalTime time)
    {
        text.Append(time.Hour);
        text.Append('時');
        if (IsWholeMinute && time.Minute == 0)
            return;
        text.Append(time.Minute);
        text.Append('分');
        if (IsWholeMinute)
            return;
        text.Append(s_seconds.Format(time));
        text.Append('秒');
    }

    // Whatever is left of the minute is shown: a notice late by a moment must not read like one in time.
    private void AppendInstantTo(ref TextBuffer text, LocalDateTime local)
    {
        JapaneseDate.AppendWithWeekdayTo(ref text, local.Date);
        text.Append(local.Hour);
        text.Append('時');
        text.Append(local.Minute, fewestDigits: 2);
        text.Append('分');
        if (IsWholeMinute)
            return;
        text.Append(s_paddedSeconds.Format(local.TimeOfDay));
        text.Append('秒');
    }
}
