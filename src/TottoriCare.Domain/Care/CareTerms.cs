using TottoriCare.Rules;

namespace TottoriCare.Care;

/// <summary>行う産後ケアの定め: which kinds of care a municipality gives (TC-01).</summary>
/// <param name="Rule">The rule that says so.</param>
/// <param name="Offered">The kinds of care.</param>
public sealed record CareTerms(Rule Rule, IReadOnlyList<CareType> Offered)
{
    private readonly bool[] _isOffered = ByNumber(Offered);

    /// <summary>行う種類: the kinds of care.</summary>
    public IReadOnlyList<CareType> Offered
    {
        get;
        init
        {
            // A copy with other kinds must not keep what was worked out of the old ones.
            field = value;
            _isOffered = ByNumber(value);
            OffersStaysAndVisits = HasStaysAndVisits(value);
        }
    } = Offered;

    /// <summary>Whether there are both stays and visits, which may then fall on one day.</summary>
    internal bool OffersStaysAndVisits { get; private init; } = HasStaysAndVisits(Offered);

    /// <summary>行うか: whether a kind of care is given.</summary>
    public bool Offers(CareType careType) => _isOffered[careType.Value];

    private static bool HasStaysAndVisits(IReadOnlyList<CareType> offered) =>
        offered.Any(type => type.IsOvernight) && offered.Any(type => !type.IsOvernight);

    private static bool[] ByNumber(IReadOnlyList<CareType> offered)
    {
        var isOffered = new bool[CareType.List.Max(type => type.Value) + 1];
        foreach (CareType careType in offered)
            isOffered[careType.Value] = true;
        return isOffered;
    }
}
