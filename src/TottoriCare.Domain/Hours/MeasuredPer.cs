namespace TottoriCare.Hours;

/// <summary>時間の測り方: over what the minutes of visits are counted (reading D2).</summary>
public sealed class MeasuredPer : Coded<MeasuredPer>
{
    /// <summary>1回につき: each visit by itself.</summary>
    public static readonly MeasuredPer Visit = new("visit", 1, new LocalizedText("1回につき", "per visit"));

    /// <summary>1日につき: all visits of one day together.</summary>
    public static readonly MeasuredPer Day = new("day", 2, new LocalizedText("1日につき", "per day"));

    private MeasuredPer(string code, int value, LocalizedText title)
        : base(code, value, title)
    {
    }
}
