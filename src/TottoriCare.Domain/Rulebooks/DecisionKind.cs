namespace TottoriCare.Rulebooks;

/// <summary>決定の種類: what can be asked of an ordinance.</summary>
public sealed class DecisionKind : Coded<DecisionKind>
{
    /// <summary>対象者.</summary>
    public static readonly DecisionKind Eligibility = new("eligibility", 1, new LocalizedText("対象者", "eligibility"));

    /// <summary>予約.</summary>
    public static readonly DecisionKind Booking = new("booking", 2, new LocalizedText("予約", "booking"));

    /// <summary>利用残数.</summary>
    public static readonly DecisionKind Quota = new("quota", 3, new LocalizedText("利用残数", "quota"));

    /// <summary>利用料.</summary>
    public static readonly DecisionKind Fee = new("fee", 4, new LocalizedText("利用料", "fee"));

    /// <summary>連絡期限.</summary>
    public static readonly DecisionKind Deadline = new("deadline", 5, new LocalizedText("連絡期限", "deadline"));

    /// <summary>キャンセル.</summary>
    public static readonly DecisionKind Cancellation = new("cancellation", 6, new LocalizedText("キャンセル", "cancellation"));

    /// <summary>Whether a decision of this kind is made of one of another: a booking of who may have care and of what is counted, a cancellation of its deadline.</summary>
    internal bool RestsOn(DecisionKind other) =>
        ReferenceEquals(this, other)
        || (ReferenceEquals(this, Booking) && (ReferenceEquals(other, Eligibility) || ReferenceEquals(other, Quota)))
        || (ReferenceEquals(this, Cancellation) && ReferenceEquals(other, Deadline));

    private DecisionKind(string code, int value, LocalizedText title)
        : base(code, value, title)
    {
    }
}
