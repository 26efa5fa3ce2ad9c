namespace TottoriCare.Decisions;

/// <summary>結論: the answer of a decision on care or on a grant.</summary>
public sealed class Outcome : Coded<Outcome>
{
    /// <summary>可: every rule is met.</summary>
    public static readonly Outcome Allowed = new("allowed", 1, new LocalizedText("可", "allowed"));

    /// <summary>不可: at least one rule is not met.</summary>
    public static readonly Outcome Refused = new("refused", 2, new LocalizedText("不可", "refused"));

    /// <summary>要確認: no rule refuses, but at least one needs an officer's answer or a fact that is missing.</summary>
    public static readonly Outcome NeedsReview = new("needs_review", 3, new LocalizedText("要確認", "needs review"));

    private Outcome(string code, int value, LocalizedText title)
        : base(code, value, title)
    {
    }

    /// <summary>The outcome as an English predicate: "is allowed", "needs review".</summary>
    internal string Sentence => ReferenceEquals(this, NeedsReview) ? Title.En : $"is {Title.En}";

    /// <summary>The answer to which a status leads: a refusal outweighs a review, a review outweighs an approval.</summary>
    internal static Outcome Of(FindingStatus worst) => worst switch
    {
        FindingStatus.NotMet => Refused,
        FindingStatus.NeedsReview => NeedsReview,
        _ => Allowed,
    };
}
