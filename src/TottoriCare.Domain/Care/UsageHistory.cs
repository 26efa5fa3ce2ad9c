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

    private UsageHistory(CareUse[] uses) => _uses = uses;

    /// <summary>The entries, in the order in which they were given.</summary>
    public IReadOnlyList<CareUse> Uses => _uses;

    internal ReadOnlySpan<CareUse> Span => _uses;

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
