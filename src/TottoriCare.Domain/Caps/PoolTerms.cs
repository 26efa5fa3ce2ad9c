using TottoriCare.Care;
using TottoriCare.Rules;

namespace TottoriCare.Caps;

/// <summary>利用上限の定め: a number of nights or uses that some kinds of care share (TC-11, TC-12).</summary>
/// <param name="Name">The pool's stable name in the rulebook.</param>
/// <param name="Title">The pool as a person reads it.</param>
/// <param name="Rule">The rule that says so.</param>
/// <param name="CareTypes">The kinds of care that draw from the pool.</param>
/// <param name="Count">By what a use is counted (reading N1).</param>
/// <param name="Cap">The most for one infant, itself allowed (まで).</param>
/// <param name="Per">Over what the cap is counted (reading N5).</param>
/// <param name="MultipleBirth">How the cap grows with the infants (readings D5, N6).</param>
/// <param name="InfantsCounted">Which infants (readings D6, D7).</param>
/// <param name="CountsLateCancellation">Whether a booking given up too late counts as used (reading C13).</param>
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
    IReadOnlyList<CareType> CareTypes,
    CountUnit Count,
    int Cap,
    CapPeriod Per,
    MultipleBirth MultipleBirth,
    InfantsCounted InfantsCounted,
    bool CountsLateCancellation,
    bool CountsBookedNights,
    Nights? ExhaustedByStayOf,
    BeyondCap BeyondCap,
    ElsewhereUse GrantedElsewhere)
{
    /// <summary>Whether a kind of care draws from the pool.</summary>
    public bool Holds(CareType careType) => (_careTypeBits & (1 << careType.Value)) != 0;

    /// <summary>The cap for a case.</summary>
    public int CapFor(CareCase careCase) => MultipleBirth.CapFor(Cap, InfantsCounted.Of(careCase));

    private readonly int _careTypeBits = CareTypes.Aggregate(0, (bits, type) => bits | (1 << type.Value));
}
