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

    // Sorted out and counted once, so that a rule walks the uses that concern it and no others, and most walk none.
    private readonly OfCareType[] _byNumber;
    private readonly DaySpan[] _stayDays;
    private readonly DaySpan[] _visitDays;
    private readonly CareUse[] _takenVisits;

    private UsageHistory(CareUse[] uses)
    {
        _uses = uses;
        _byNumber = new OfCareType[CareType.List.Max(type => type.Value) + 1];
        for (int number = 0; number < _byNumber.Length; number++)
            _byNumber[number] = new OfCareType(Array.FindAll(uses, use => use.Booking.CareType.Value == number));
        _takenVisits = Array.FindAll(uses, use => use.IsTaken && !use.Booking.CareType.IsOvernight);
        _visitDays = Array.ConvertAll(_takenVisits, use => use.Booking.Days);
        _stayDays = Array.ConvertAll(
            Array.FindAll(uses, use => use.IsTaken && use.Booking.CareType.IsOvernight), use => use.Booking.Days);
    }

    /// <summary>The entries, in the order in which they were given.</summary>
    public IReadOnlyList<CareUse> Uses => _uses;

    /// <summary>The days of the stays that were used, or are booked and still to come.</summary>
    internal ReadOnlySpan<DaySpan> StayDays => _stayDays;

    /// <summary>The days of the visits that were used, or are booked and still to come.</summary>
    internal ReadOnlySpan<DaySpan> VisitDays => _visitDays;

    /// <summary>The visits that were used, or are booked and still to come.</summary>
    internal ReadOnlySpan<CareUse> TakenVisits => _takenVisits;

    /// <summary>Every entry of a kind of care, whatever became of it.</summary>
    internal ReadOnlySpan<CareUse> Of(CareType careType) => _byNumber[careType.Value].Uses;

    /// <summary>The uses of a kind of care that this municipality granted, counted.</summary>
    internal ref readonly UseTallies GrantedHere(CareType careType) => ref _byNumber[careType.Value].GrantedHere;

    /// <summary>The uses of a kind of care that another municipality granted, counted.</summary>
    internal ref readonly UseTallies GrantedElsewhere(CareType careType) => ref _byNumber[careType.Value].GrantedElsewhere;

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

    private sealed class OfCareType
    {
        public readonly CareUse[] Uses;
        public readonly UseTallies GrantedHere;
        public readonly UseTallies GrantedElsewhere;

        public OfCareType(CareUse[] uses)
        {
            Uses = uses;
            foreach (CareUse use in uses)
            {
                if (use.GrantedElsewhere)
                    GrantedElsewhere = GrantedElsewhere.With(use);
                else
                    GrantedHere = GrantedHere.With(use);
            }
        }
    }
}
