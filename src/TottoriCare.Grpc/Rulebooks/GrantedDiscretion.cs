using TottoriCare.Rulebooks;

namespace TottoriCare.Grpc.Rulebooks;

/// <summary>認められた裁量: what a rulebook leaves to officers, whichever version of its terms is in force.</summary>
internal static class GrantedDiscretion
{
    /// <summary>Every grant of discretion, each once.</summary>
    public static IReadOnlyList<DiscretionTerms> Discretions(this Rulebook rulebook) =>
    [
        .. rulebook.Editions.All.SelectMany(edition => edition.Terms.Discretion)
            .DistinctBy(discretion => (discretion.Rule, string.Join(' ', discretion.Matters.Select(matter => matter.Code)))),
    ];

    /// <summary>Every matter in which an officer may allow what the rules refuse, each once.</summary>
    public static IReadOnlyList<Matter> DiscretionMatters(this Rulebook rulebook) =>
        [.. rulebook.Discretions().SelectMany(discretion => discretion.Matters).Distinct()];
}
