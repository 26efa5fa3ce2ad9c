namespace TottoriCare.Care;

/// <summary>種類ごとの定め: the terms of one matter for each kind of care.</summary>
/// <remarks>
/// A matter that the rulebook does not state (<see cref="IsStated"/> is false) leads to a review. A stated matter that has
/// nothing for a kind of care sets no such bound there, unless it says that the rest is not stated; a fee or a cancellation
/// is no bound, and where one has nothing for a kind of care it is not stated for it.
/// </remarks>
/// <typeparam name="TTerms">The terms.</typeparam>
public sealed class ByCareType<TTerms>
    where TTerms : class
{
    /// <summary>定めなし: a matter that the rulebook does not state.</summary>
    public static readonly ByCareType<TTerms> NotStated = new(null);

    private readonly TTerms?[]? _byNumber;
    private readonly bool _restIsStated;

    private ByCareType(TTerms?[]? byNumber, bool restIsStated = true)
    {
        _byNumber = byNumber;
        _restIsStated = restIsStated;
    }

    /// <summary>Whether the rulebook states the matter at all.</summary>
    public bool IsStated => _byNumber is not null;

    /// <summary>Whether the rulebook states the matter for a kind of care: by terms, or by setting no bound.</summary>
    public bool IsStatedFor(CareType careType) => _byNumber is not null && (_restIsStated || _byNumber[careType.Value] is not null);

    /// <summary>The terms for a kind of care; none where nothing is set for it or the matter is not stated.</summary>
    public TTerms? this[CareType careType] => _byNumber?[careType.Value];

    /// <summary>The terms for each kind of care that <paramref name="terms"/> names.</summary>
    /// <param name="terms">The terms.</param>
    /// <param name="restIsStated">Whether nothing for a kind of care means no bound; else that the rulebook does not state it.</param>
    internal static ByCareType<TTerms> Of(IReadOnlyDictionary<CareType, TTerms> terms, bool restIsStated = true)
    {
        var byNumber = new TTerms?[CareType.List.Max(type => type.Value) + 1];
        foreach (KeyValuePair<CareType, TTerms> entry in terms)
            byNumber[entry.Key.Value] = entry.Value;
        return new ByCareType<TTerms>(byNumber, restIsStated);
    }
}
