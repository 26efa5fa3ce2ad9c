namespace TottoriCare.Coverage;

/// <summary>区間: whole numbers from a first to a last, both included; days, years, codes and counts alike are numbered.</summary>
/// <param name="First">The first; <see cref="long.MinValue"/> for no bound.</param>
/// <param name="Last">The last; <see cref="long.MaxValue"/> for no bound. Below the first where the interval is empty.</param>
internal readonly record struct Interval(long First, long Last)
{
    public static Interval All => new(long.MinValue, long.MaxValue);

    public bool HasFirst => First != long.MinValue;

    public bool HasLast => Last != long.MaxValue;

    public bool IsEmpty => Last < First;

    public static Interval Of(long value) => new(value, value);

    public static Interval From(long first) => new(first, long.MaxValue);

    public bool Contains(Interval other) => First <= other.First && other.Last <= Last;

    public Interval Meet(Interval other) => new(Math.Max(First, other.First), Math.Min(Last, other.Last));

    /// <summary>Both as one, where one follows the other without a number between them.</summary>
    public Interval? Joined(Interval other) =>
        HasLast && Last + 1 == other.First ? new(First, other.Last)
        : other.HasLast && other.Last + 1 == First ? new(other.First, Last)
        : null;

    /// <summary>The number of the interval that is nearest to another one.</summary>
    public long Nearest(long value) => Math.Min(Math.Max(value, First), Last);
}
