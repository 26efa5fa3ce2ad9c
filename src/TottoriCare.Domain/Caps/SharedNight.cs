namespace TottoriCare.Caps;

/// <summary>宿泊の重なり: what is said where two stays of one case share a night (reading N11).</summary>
public sealed class SharedNight : Coded<SharedNight>
{
    /// <summary>要確認: the records contradict each other, and an officer looks.</summary>
    public static readonly SharedNight NeedsReview = new("needs_review", 1, new LocalizedText("要確認", "needs review"));

    /// <summary>不可: the later booking is refused.</summary>
    public static readonly SharedNight Refused = new("refused", 2, new LocalizedText("不可", "refused"));

    /// <summary>それぞれ数える: both count, and nothing is said.</summary>
    public static readonly SharedNight EachCounts = new("each_counts", 3, new LocalizedText("それぞれ数える", "each counts"));

    private SharedNight(string code, int value, LocalizedText title)
        : base(code, value, title)
    {
    }
}
