namespace TottoriCare.Cancellations;

/// <summary>取消しの種類: what was done to a booking.</summary>
public sealed class CancellationKind : Coded<CancellationKind>
{
    /// <summary>取消し: given up whole, by notice or by not coming.</summary>
    public static readonly CancellationKind GivenUp = new("given_up", 1, new LocalizedText("取消し", "given up"));

    /// <summary>日程変更: moved to other days.</summary>
    public static readonly CancellationKind DateChanged = new("date_changed", 2, new LocalizedText("日程変更", "date changed"));

    /// <summary>短縮: begun as booked, but for fewer nights.</summary>
    public static readonly CancellationKind Shortened = new("shortened", 3, new LocalizedText("短縮", "shortened"));

    private CancellationKind(string code, int value, LocalizedText title)
        : base(code, value, title)
    {
    }
}
