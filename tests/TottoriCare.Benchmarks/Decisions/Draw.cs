using NodaTime;

namespace TottoriCare.Benchmarks.Decisions;

/// <summary>Draws facts from a seed: the same seed, the same facts on every machine.</summary>
internal sealed class Draw(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>A number from a least to a most, both included.</summary>
    public int Between(int least, int most) => _random.Next(least, most + 1);

    /// <summary>True so many times of a hundred.</summary>
    public bool Percent(int percent) => _random.Next(100) < percent;

    /// <summary>One of these; what is named twice comes twice as often.</summary>
    public T OneOf<T>(params ReadOnlySpan<T> values) => values[_random.Next(values.Length)];

    /// <summary>A day from a first to a last, both included.</summary>
    public LocalDate Day(LocalDate first, LocalDate last) => first.PlusDays(Between(0, Period.DaysBetween(first, last)));
}
