namespace TottoriCare.Decisions;

/// <summary>単位: the unit of a figure in a finding.</summary>
public sealed class FigureUnit : Coded<FigureUnit>
{
    /// <summary>泊: nights.</summary>
    public static readonly FigureUnit Nights = new("nights", 1, new LocalizedText("泊", "night"));

    /// <summary>日: days.</summary>
    public static readonly FigureUnit Days = new("days", 2, new LocalizedText("日", "day"));

    /// <summary>回: uses.</summary>
    public static readonly FigureUnit Uses = new("uses", 3, new LocalizedText("回", "use"));

    /// <summary>人: infants.</summary>
    public static readonly FigureUnit Infants = new("infants", 4, new LocalizedText("人", "infant"));

    /// <summary>分: minutes.</summary>
    public static readonly FigureUnit Minutes = new("minutes", 5, new LocalizedText("分", "minute"));

    /// <summary>円: yen.</summary>
    public static readonly FigureUnit Yen = new("yen", 6, new LocalizedText("円", "yen"));

    /// <summary>年月日: a civil day, in text as ISO 8601.</summary>
    public static readonly FigureUnit Date = new("date", 7, new LocalizedText("年月日", "date"));

    /// <summary>時刻: a time of day, in text as HH:mm.</summary>
    public static readonly FigureUnit TimeOfDay = new("time_of_day", 8, new LocalizedText("時刻", "time of day"));

    /// <summary>日時: an instant, in text as ISO 8601 with +09:00.</summary>
    public static readonly FigureUnit Instant = new("instant", 9, new LocalizedText("日時", "instant"));

    /// <summary>年月: a month, in text as yyyy-MM.</summary>
    public static readonly FigureUnit Month = new("month", 10, new LocalizedText("年月", "month"));

    /// <summary>年度: a fiscal year.</summary>
    public static readonly FigureUnit FiscalYear = new("fiscal_year", 11, new LocalizedText("年度", "fiscal year"));

    /// <summary>名称: a name that the rulebook or the product declares.</summary>
    public static readonly FigureUnit Term = new("term", 12, new LocalizedText("名称", "term"));

    private FigureUnit(string code, int value, LocalizedText title)
        : base(code, value, title)
    {
    }
}
