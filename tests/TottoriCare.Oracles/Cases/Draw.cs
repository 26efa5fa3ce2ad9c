namespace TottoriCare.Oracles.Cases;

/// <summary>抽選: numbers that look random and are the same for the same seed and place, on every machine.</summary>
/// <remarks>SplitMix64: each case has its own sequence, so that cases can be drawn in any order, by any number of cores.</remarks>
public sealed class Draw(long seed, long place)
{
    private ulong _state = unchecked(Mixed((ulong)seed) ^ Mixed((ulong)place + 0x9E3779B97F4A7C15));

    /// <summary>0 to <paramref name="most"/> − 1.</summary>
    public int Below(int most) => (int)(((Next() >> 32) * (ulong)most) >> 32);

    public int Between(int first, int last) => first + Below(last - first + 1);

    public bool Chance(int percent) => Below(100) < percent;

    public T One<T>(ReadOnlySpan<T> of) => of[Below(of.Length)];

    public T One<T>(IReadOnlyList<T> of) => of[Below(of.Count)];

    private ulong Next() => Mixed(unchecked(_state += 0x9E3779B97F4A7C15));

    private static ulong Mixed(ulong value)
    {
        unchecked
        {
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
            return value ^ (value >> 31);
        }
    }
}
