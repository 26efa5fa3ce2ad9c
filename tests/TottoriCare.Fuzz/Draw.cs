namespace TottoriCare.Fuzz;

/// <summary>抽選: what one request draws by lot; the same seed and number draw the same again, whatever else is sent.</summary>
internal sealed class Draw
{
    private readonly Random _random;

    private Draw(int seed) => _random = new Random(seed);

    /// <summary>The lots of one request of a run.</summary>
    public static Draw Of(int seed, int number)
    {
        // Neighbouring numbers must not draw alike: the finalizer of SplitMix64 spreads every bit.
        ulong mixed = unchecked(((ulong)(uint)seed << 32) + (uint)number + 0x9E3779B97F4A7C15UL);
        mixed = unchecked((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL);
        mixed = unchecked((mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL);
        return new Draw(unchecked((int)(mixed ^ (mixed >> 31))));
    }

    public bool OneIn(int many) => _random.Next(many) == 0;

    /// <summary>0 or more, less than the bound; 0 where the bound is.</summary>
    public int Below(int bound) => bound <= 0 ? 0 : _random.Next(bound);

    /// <summary>Both ends included.</summary>
    public int Between(int least, int most) => _random.Next(least, most + 1);

    public T Of<T>(params IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];

    public byte[] Bytes(int count)
    {
        byte[] bytes = new byte[count];
        _random.NextBytes(bytes);
        return bytes;
    }
}
