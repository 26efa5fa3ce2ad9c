using NodaTime;

namespace TottoriCare.Rulebooks;

/// <summary>基準日: the dates by which a decision's version of the rules is chosen, as far as they are known.</summary>
/// <param name="Use">利用日.</param>
/// <param name="Birth">出産日.</param>
/// <param name="Application">申請日.</param>
/// <param name="Approval">承認日.</param>
public readonly record struct RuleDates(LocalDate Use, LocalDate? Birth = null, LocalDate? Application = null, LocalDate? Approval = null)
{
    /// <summary>The date of one kind; none where it is not known.</summary>
    public LocalDate? By(ChosenBy chosenBy) => chosenBy.Value switch
    {
        1 => Use,
        2 => Birth,
        3 => Application,
        _ => Approval,
    };
}
