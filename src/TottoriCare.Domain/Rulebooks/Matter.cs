namespace TottoriCare.Rulebooks;

/// <summary>事項: a matter that a rulebook may state or leave unstated; its code is the key of its block under <c>terms</c>.</summary>
public sealed class Matter : Coded<Matter>
{
    /// <summary>行う産後ケア.</summary>
    public static readonly Matter Care = new("care", 1, new LocalizedText("行う産後ケアの種類", "the kinds of care"));

    /// <summary>必要性.</summary>
    public static readonly Matter Need = new("need", 2, new LocalizedText("支援の必要性", "the need for care"));

    /// <summary>居住.</summary>
    public static readonly Matter Residence = new("residence", 3, new LocalizedText("居住", "residence"));

    /// <summary>対象期間.</summary>
    public static readonly Matter Windows = new("windows", 4, new LocalizedText("対象期間", "the window after birth"));

    /// <summary>連続する宿泊.</summary>
    public static readonly Matter StayLengths = new("stay_lengths", 5, new LocalizedText("連続する宿泊の長さ", "the length of a stay"));

    /// <summary>利用時間.</summary>
    public static readonly Matter Hours = new("hours", 6, new LocalizedText("利用時間", "the hours of visits"));

    /// <summary>利用上限.</summary>
    public static readonly Matter Pools = new("pools", 7, new LocalizedText("利用上限", "the caps"));

    /// <summary>利用料.</summary>
    public static readonly Matter Fees = new("fees", 8, new LocalizedText("利用料", "the user fee"));

    /// <summary>キャンセル.</summary>
    public static readonly Matter Cancellations = new("cancellations", 9, new LocalizedText("キャンセル", "cancellations"));

    /// <summary>閉庁日.</summary>
    public static readonly Matter ClosingDays = new("closing_days", 10, new LocalizedText("閉庁日", "the closing days"));

    /// <summary>施設整備助成.</summary>
    public static readonly Matter Grant = new("grant", 11, new LocalizedText("施設整備助成", "facility grants"));

    /// <summary>同じ日の利用.</summary>
    public static readonly Matter SameDay = new("same_day", 12, new LocalizedText("宿泊と同じ日の利用", "a stay and a visit on one day"));

    /// <summary>定めの時期.</summary>
    public static readonly Matter InForce = new("in_force", 13, new LocalizedText("定めの時期", "the days for which the terms are stated"));

    /// <summary>裁量.</summary>
    public static readonly Matter Discretion = new("discretion", 14, new LocalizedText("裁量", "discretion"));

    /// <summary>規則集にない定め.</summary>
    public static readonly Matter NotModelled = new("not_modelled", 15, new LocalizedText("規則集にない定め", "what is not modelled"));

    /// <summary>費用分担.</summary>
    public static readonly Matter Shares = new("shares", 16, new LocalizedText("費用の分担", "the sharing of costs"));

    /// <summary>裁量の余地: whether rules of the matter refuse a use, which an officer may then allow; of a fee there is nothing to allow.</summary>
    internal bool MayRefuseUse => ReferenceEquals(this, Care) || ReferenceEquals(this, Need) || ReferenceEquals(this, Residence)
        || ReferenceEquals(this, Windows) || ReferenceEquals(this, StayLengths) || ReferenceEquals(this, Hours)
        || ReferenceEquals(this, SameDay) || ReferenceEquals(this, Pools);

    private Matter(string code, int value, LocalizedText title)
        : base(code, value, title)
    {
    }
}
