namespace TottoriCare;

/// <summary>泊数: a number of nights, 0 or more. <c>default</c> is no night.</summary>
/// <remarks>A stay from day A to day B is B − A nights; the days of entry and exit are both days of the stay (6泊7日).</remarks>
public readonly record struct Nights : IComparable<Nights>
{
    /// <summary>A number of nights.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is below 0.</exception>
    public Nights(int value) =>
        Value = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "Nights are 0 or more.");

    /// <summary>The number, 0 or more.</summary>
    public int Value { get; }

    /// <summary>The nights of both.</summary>
    public static Nights operator +(Nights left, Nights right) => new(left.Value + right.Value);

    /// <summary>Whether the left is fewer (未満).</summary>
    public static bool operator <(Nights left, Nights right) => left.Value < right.Value;

    /// <summary>Whether the left is more (超える).</summary>
    public static bool operator >(Nights left, Nights right) => left.Value > right.Value;

    /// <summary>Whether the left is as many or fewer (以下, まで).</summary>
    public static bool operator <=(Nights left, Nights right) => left.Value <= right.Value;

    /// <summary>Whether the left is as many or more (以上).</summary>
    public static bool operator >=(Nights left, Nights right) => left.Value >= right.Value;

    /// <inheritdoc/>
    public int CompareTo(Nights other) => Value.CompareTo(other.Value);

    /// <inheritdoc/>
    public override string ToString() => $"{Value}泊";
}
