namespace TottoriCare.Caps;

/// <summary>期限後の取消しの数え方: how much of a pool a booking uses up that was given up too late (reading C13).</summary>
public sealed class LateCancellationCounts : Coded<LateCancellationCounts>
{
    /// <summary>数えない: nothing.</summary>
    public static readonly LateCancellationCounts None = new("none", 1, new LocalizedText("数えない", "not counted"));

    /// <summary>予約どおり: as much as was booked.</summary>
    public static readonly LateCancellationCounts Whole = new("whole", 2, new LocalizedText("予約どおり数える", "as booked"));

    /// <summary>1回・1泊: as much as one use, or a stay of one night.</summary>
    public static readonly LateCancellationCounts One = new("one", 3, new LocalizedText("1回・1泊として数える", "as one"));

    /// <summary>定めなし: the rulebook does not say; with such a booking in the history the caps are for review.</summary>
    public static readonly LateCancellationCounts NotStated = new("not_stated", 4, new LocalizedText("定めなし", "not stated"));

    private LateCancellationCounts(string code, int value, LocalizedText title)
        : base(code, value, title)
    {
    }
}
