namespace TottoriCare.Benchmarks;

/// <summary>目標: the bound that a figure should keep.</summary>
internal readonly record struct Goal
{
    private readonly double _bound;
    private readonly bool _isBelow;

    private Goal(double bound, bool isBelow)
    {
        _bound = bound;
        _isBelow = isBelow;
    }

    /// <summary>以下: the bound itself is good enough.</summary>
    public static Goal AtMost(double bound) => new(bound, false);

    /// <summary>未満: the bound itself is not.</summary>
    public static Goal Below(double bound) => new(bound, true);

    public bool IsMetBy(double value) => _isBelow ? value < _bound : value <= _bound;

    public override string ToString() => $"{(_isBelow ? "below" : "at most")} {_bound}";
}
