namespace TottoriCare.Decisions;

/// <summary>認定: what one rule says about the facts. The later value outweighs the earlier.</summary>
public enum FindingStatus
{
    /// <summary>参考: worth knowing, and without weight for the answer.</summary>
    Noted,

    /// <summary>充足: the rule is met.</summary>
    Met,

    /// <summary>要確認: the rule can't be answered from these facts or this rulebook.</summary>
    NeedsReview,

    /// <summary>不充足: the rule is not met.</summary>
    NotMet,
}
