namespace TottoriCare.Care;

/// <summary>利用履歴: every use of one birth that the caller knows of, in any order.</summary>
/// <remarks>At most <see cref="Most"/> entries; the booking that is being decided is not among them.</remarks>
public sealed class UsageHistory
{
    /// <summary>The largest number of entries.</summary>
    public const int Most = 1_000;

    /// <summary>No use yet.</summary>
    public static readonly UsageHistory Empty = new([]);

    private readonly CareUse[] _uses;
    private readonly CareUse[][] _byNumber;
    private readonly CareUse[] _takenStays;
    private readonly CareUse[] _takenVisits;

    // Sorted out once, so that a rule walks the uses that concern it and no others; within a kind of care those of one state
    // lie together, which spares a processor many a wrong guess.
    private UsageHistory(CareUse[] uses)
    {
        _uses = uses;
        _byNumber = new CareUse[CareType.List.Max(type => type.Value) + 1][];
        for (int number = 0; number < _byNumber.Length; number++)
            _byNumber[number] = [.. uses.Where(use => use.Booking.CareType.Value == number).OrderBy(use => use.State.Value)];
        _takenStays = Array.FindAll(uses, use => use.IsTaken && use.Booking.CareType.IsOvernight);
        _takenVisits = Array.FindAll(uses, use => use.IsTaken && !use.Booking.CareType.IsOvernight);
    }

    /// <summary>The entries, in the order in which they were given.</summary>
    public IReadOnlyList<CareUse> Uses => _uses;

    /// <summary>The stays that were used, or are booked and still to come.</summary>
    internal ReadOnlySpan<CareUse> TakenStays => _takenStays;

    /// <summary>The visits that were used, or are booked and still to come.</summary>
    internal ReadOnlySpan<CareUse> TakenVisits => _takenVisits;

    /// <summary>Every entry of a kind of care, whatever became of it, in the order of the states.</summary>
    internal ReadOnlySpan<CareUse> Of(CareType careType) => _byNumber[careType.Value];

    /// <summary>A history of these uses.</summary>
    /// <exception cref="ArgumentException">There are more than <see cref="Most"/> entries.</exception>
    public static UsageHistory Of(params IEnumerable<CareUse> uses)
    {
        CareUse[] entries = [.. uses];
        return entries.Length switch
        {
            0 => Empty,
            <= Most => new UsageHistory(entries),
            _ => throw new ArgumentException($"A history has at most {Most} entries.", nameof(uses)),
        };
    }
}
