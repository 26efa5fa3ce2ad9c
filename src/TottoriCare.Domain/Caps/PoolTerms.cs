using TottoriCare.Care;
using TottoriCare.Rules;

namespace TottoriCare.Caps;

/// <summary>利用上限の定め: a number of nights or uses that some kinds of care share (TC-11, TC-12).</summary>
/// <param name="Name">The pool's stable name in the rulebook.</param>
/// <param name="Title">The pool as a person reads it.</param>
/// <param name="Rule">The rule that says so.</param>
/// <param name="Draws">The kinds of care that draw from the pool, and how much; those of the pools within it included.</param>
/// <param name="Cap">The most for one infant, itself allowed (まで).</param>
/// <param name="Per">Over what the cap is counted (reading N5).</param>
/// <param name="MultipleBirth">How the cap grows with the infants (readings D5, N6).</param>
/// <param name="InfantsCounted">Which infants (readings D6, D7).</param>
/// <param name="LateCancellation">How a booking counts that was given up too late (reading C13).</param>
/// <param name="CountsBookedNights">
/// Whether a stay that ended early counts as it was booked; else as it really was (reading N9).
/// </param>
/// <param name="ExhaustedByStayOf">
/// How many nights of one stay use the whole pool up, whatever its cap; none for no such stay (reading N2).
/// </param>
/// <param name="BeyondCap">What is said of a use beyond the cap (reading N8).</param>
/// <param name="GrantedElsewhere">What becomes of uses that another municipality granted (reading E8).</param>
public sealed record PoolTerms(
    string Name,
    LocalizedText Title,
    Rule Rule,
    IReadOnlyList<PoolDraw> Draws,
    int Cap,
    CapPeriod Per,
    MultipleBirth MultipleBirth,
    InfantsCounted InfantsCounted,
    LateCancellationCounts LateCancellation,
    bool CountsBookedNights,
    Nights? ExhaustedByStayOf,
    BeyondCap BeyondCap,
    ElsewhereUse GrantedElsewhere) : ITitled
{
    private readonly PoolDraw?[] _byNumber = ByNumber(Draws);

    /// <summary>The kinds of care that draw from the pool, and how much; those of the pools within it included.</summary>
    public IReadOnlyList<PoolDraw> Draws
    {
        get;
        init
        {
            // A copy with other draws must not keep what was worked out of the old ones.
            field = value;
            _byNumber = ByNumber(value);
            Unit = UnitOf(value);
        }
    } = Draws;

    /// <summary>The unit of the cap: that of the draws, or uses (回) where they differ or have weights.</summary>
    public CountUnit Unit { get; private init; } = UnitOf(Draws);

    string ITitled.Code => Name;

    /// <summary>How a kind of care draws from the pool; none where it does not.</summary>
    public PoolDraw? DrawOf(CareType careType) => _byNumber[careType.Value];

    /// <summary>Every draw, by the number of its kind of care; none for a kind that does not draw from the pool.</summary>
    internal ReadOnlySpan<PoolDraw?> DrawsByNumber => _byNumber;

    /// <summary>Whether the count asks more of a use than what a history has tallied: its year, its plan or its length.</summary>
    internal bool AsksEachUse => CountsBookedNights || ExhaustedByStayOf is not null || ReferenceEquals(Per, CapPeriod.FiscalYear);

    /// <summary>The cap for a case.</summary>
    public int CapFor(CareCase careCase) => MultipleBirth.CapFor(Cap, InfantsCounted.Of(careCase));

    /// <summary>Whether the cap for a case may be higher, because the rulebook does not say what a multiple birth adds.</summary>
    internal bool LeavesCapOpen(CareCase careCase) =>
        ReferenceEquals(MultipleBirth, MultipleBirth.NotStated) && InfantsCounted.Of(careCase).Value > 1;

    private static PoolDraw?[] ByNumber(IReadOnlyList<PoolDraw> draws)
    {
        var byNumber = new PoolDraw?[CareType.List.Max(type => type.Value) + 1];
        foreach (PoolDraw draw in draws)
            byNumber[draw.CareType.Value] = draw;
        return byNumber;
    }

    private static CountUnit UnitOf(IReadOnlyList<PoolDraw> draws) =>
        draws.Count > 0 && draws.All(draw => draw.Weight == 1 && draw.Unit == draws[0].Unit) ? draws[0].Unit : CountUnit.Use;
}
