namespace TottoriCare.Benchmarks;

/// <summary>目標: the bound that a figure should keep.</summary>
internal sealed record Goal
{
    private readonly Func<double, bool> _isMet;
    private readonly string _words;

    private Goal(Func<double, bool> isMet, string words)
    {
        _isMet = isMet;
        _words = words;
    }

    /// <summary>以下: the bound itself is good enough.</summary>
    public static Goal AtMost(double bound) => new(value => value <= bound, $"at most {bound}");

    /// <summary>未満: the bound itself is not.</summary>
    public static Goal Below(double bound) => new(value => value < bound, $"below {bound}");

    /// <summary>以上: the bound itself is good enough.</summary>
    public static Goal AtLeast(double bound) => new(value => value >= bound, $"at least {bound}");

    public bool IsMetBy(double value) => _isMet(value);

    public override string ToString() => _words;
}
