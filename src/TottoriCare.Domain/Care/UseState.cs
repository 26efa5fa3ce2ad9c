namespace TottoriCare.Care;

/// <summary>利用の状態: what became of a booking.</summary>
public sealed class UseState : Coded<UseState>
{
    /// <summary>予約中: booked and still to come.</summary>
    public static readonly UseState Booked = new("booked", 1, new LocalizedText("予約中", "booked"));

    /// <summary>利用済み: used, as it really was.</summary>
    public static readonly UseState Used = new("used", 2, new LocalizedText("利用済み", "used"));

    /// <summary>期限内の取消し: given up with notice in time.</summary>
    public static readonly UseState CancelledInTime = new("cancelled_in_time", 3, new LocalizedText("期限内の取消し", "cancelled in time"));

    /// <summary>期限後の取消し: given up with late notice.</summary>
    public static readonly UseState CancelledLate = new("cancelled_late", 4, new LocalizedText("期限後の取消し", "cancelled late"));

    /// <summary>連絡なしの不利用: given up without notice.</summary>
    public static readonly UseState NoShow = new("no_show", 5, new LocalizedText("連絡なしの不利用", "no-show"));

    private UseState(string code, int value, LocalizedText title)
        : base(code, value, title)
    {
    }

    /// <summary>Whether the booking was given up too late for the deadline, or without a word.</summary>
    public bool IsGivenUpLate => ReferenceEquals(this, CancelledLate) || ReferenceEquals(this, NoShow);
}
