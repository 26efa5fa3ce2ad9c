namespace TottoriCare.Remedies;

/// <summary>変更できる点: what of a request may be otherwise.</summary>
public sealed class Dimension : Coded<Dimension>
{
    /// <summary>泊数: the nights of a stay.</summary>
    public static readonly Dimension Nights = new("nights", 1, new LocalizedText("泊数", "nights of"));

    /// <summary>利用開始日: the first day, the length kept.</summary>
    public static readonly Dimension FirstDay = new("first_day", 2, new LocalizedText("利用開始日", "a first day of"));

    /// <summary>利用時間: the minutes of a visit, the start kept.</summary>
    public static readonly Dimension VisitLength = new("visit_length", 3, new LocalizedText("利用時間", "a length of"));

    /// <summary>開始時刻: the start of a visit, the length kept.</summary>
    public static readonly Dimension StartsAt = new("starts_at", 4, new LocalizedText("開始時刻", "a start at"));

    /// <summary>連絡の時: the instant of the notice.</summary>
    public static readonly Dimension Notice = new("notice", 5, new LocalizedText("連絡", "a notice at"));

    private Dimension(string code, int value, LocalizedText title)
        : base(code, value, title)
    {
    }
}
