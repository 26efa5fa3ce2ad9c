using TottoriCare.Care;
using TottoriCare.Rulebooks;
using TottoriCare.Rules;

namespace TottoriCare.Dmn;

/// <summary>DMNのモデル: the decisions of an edition in the order in which they are made, with the inputs and rules that they name.</summary>
internal sealed class DmnModel(Rulebook rulebook, Terms terms)
{
    private readonly List<DmnDecision> _decisions = [];

    public Rulebook Rulebook { get; } = rulebook;

    public Terms Terms { get; } = terms;

    public IReadOnlyList<DmnDecision> Decisions => _decisions;

    public IReadOnlyList<DmnInput> Inputs => [.. _decisions.SelectMany(decision => decision.Requires).OfType<DmnInput>().Distinct()];

    /// <summary>The rules that the decisions rest on, in the rulebook's order.</summary>
    public IReadOnlyList<Rule> Rules
    {
        get
        {
            var used = new HashSet<Rule>(_decisions.SelectMany(decision => decision.Rules));
            return [.. Rulebook.Rules.Where(used.Contains)];
        }
    }

    public TDecision Add<TDecision>(TDecision decision)
        where TDecision : DmnDecision
    {
        _decisions.Add(decision);
        return decision;
    }

    /// <summary>
    /// Whether the edition on its own leaves a decision open: an amendment of what it reads is chosen by a date that is not among its facts.
    /// </summary>
    public bool VersionIsOpen(params IReadOnlyList<Matter> matters) =>
        Rulebook.Amendments.Any(amendment => !ReferenceEquals(amendment.ChosenBy, ChosenBy.Use) && amendment.Touches(matters));

    /// <summary>Whether days before those that the source states are for review.</summary>
    public bool LeavesEarlierDaysOpen => Terms.InForce is { } inForce && ReferenceEquals(inForce.EarlierDays, EarlierDays.NeedsReview);
}

/// <summary>種類の組: the kinds of care that the same terms rule, or for which there are none.</summary>
/// <param name="Types">The kinds of care.</param>
/// <param name="Terms">Their terms; none where no bound is set or nothing is stated.</param>
/// <param name="IsStated">Whether the rulebook states the matter for them.</param>
internal sealed record CareGroup<TTerms>(IReadOnlyList<CareType> Types, TTerms? Terms, bool IsStated)
    where TTerms : class
{
    /// <summary>The kinds of care of a matter by their terms; a kind that the matter does not touch has none, and needs none.</summary>
    public static IReadOnlyList<CareGroup<TTerms>> Of(ByCareType<TTerms> matter, Func<CareType, bool> touches) =>
    [
        .. CareType.List.OrderBy(type => type.Value)
            .Select(type => (Type: type, Terms: touches(type) ? matter[type] : null, IsStated: !touches(type) || matter.IsStatedFor(type)))
            .GroupBy(one => (one.Terms, one.IsStated))
            .Select(group => new CareGroup<TTerms>([.. group.Select(one => one.Type)], group.Key.Terms, group.Key.IsStated)),
    ];

    /// <summary>The test of the group's kinds of care.</summary>
    public DmnTest Test => Inputs.CareType.Is(Types.Count == CareType.List.Count ? Feel.Any : Feel.OneOf(Types));

    /// <summary>What is said where there are no terms: nothing, or that the matter is not stated.</summary>
    public Feel WithoutTerms => Feel.Of(IsStated ? Status.None : Status.NeedsReview);
}
