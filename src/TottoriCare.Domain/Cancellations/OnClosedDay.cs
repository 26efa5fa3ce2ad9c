namespace TottoriCare.Cancellations;

/// <summary>閉庁日の扱い: where a deadline goes when its day is closed (reading C3).</summary>
public sealed class OnClosedDay : Coded<OnClosedDay>
{
    /// <summary>開庁日まで繰り上げる: back to the nearest open day.</summary>
    public static readonly OnClosedDay RollBack = new("roll_back", 1, new LocalizedText("開庁日まで繰り上げる", "back to the nearest open day"));

    /// <summary>1日だけ繰り上げる: back by one day, open or not.</summary>
    public static readonly OnClosedDay OneStepBack = new("one_step_back", 2, new LocalizedText("1日だけ繰り上げる", "back by one day"));

    /// <summary>動かさない: it stays where it is.</summary>
    public static readonly OnClosedDay Stay = new("stay", 3, new LocalizedText("動かさない", "stays"));

    /// <summary>開庁日まで繰り下げる: forward to the nearest open day.</summary>
    public static readonly OnClosedDay RollForward = new("roll_forward", 4,
        new LocalizedText("開庁日まで繰り下げる", "forward to the nearest open day"));

    private OnClosedDay(string code, int value, LocalizedText title)
        : base(code, value, title)
    {
    }
}
