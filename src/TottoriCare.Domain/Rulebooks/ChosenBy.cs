namespace TottoriCare.Rulebooks;

/// <summary>適用の基準日: by which date an amendment is chosen. Four dates that are never mixed.</summary>
public sealed class ChosenBy : Coded<ChosenBy>
{
    /// <summary>利用日: the first day of the use; for a grant the first day of its fiscal year.</summary>
    public static readonly ChosenBy Use = new("use", 1, new LocalizedText("利用日", "day of use"));

    /// <summary>出産日: the day of delivery.</summary>
    public static readonly ChosenBy Birth = new("birth", 2, new LocalizedText("出産日", "day of delivery"));

    /// <summary>申請日: the day of the application.</summary>
    public static readonly ChosenBy Application = new("application", 3, new LocalizedText("申請日", "day of application"));

    /// <summary>承認日: the day of the approval.</summary>
    public static readonly ChosenBy Approval = new("approval", 4, new LocalizedText("承認日", "day of approval"));

    private ChosenBy(string code, int value, LocalizedText title)
        : base(code, value, title)
    {
    }
}
