namespace TottoriCare;

/// <summary>回数: a number of uses of day service or outreach, 0 or more. <c>default</c> is no use.</summary>
public readonly record struct Uses : IComparable<Uses>
{
    /// <summary>A number of uses.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is below 0.</exception>
    public Uses(int value) =>
        Value = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "Uses are 0 or more.");

    /// <summary>The number, 0 or more.</summary>
    public int Value { get; }

    /// <summary>The uses of both.</summary>
    public static Uses operator +(Uses left, Uses right) => new(left.Value + right.Value);

    /// <summary>Whether the left is fewer (未満).</summary>
    public static bool operator <(Uses left, Uses right) => left.Value < right.Value;

    /// <summary>Whether the left is more (超える).</summary>
    public static bool operator >(Uses left, Uses right) => left.Value > right.Value;

    /// <summary>Whether the left is as many or fewer (以下, まで).</summary>
    public static bool operator <=(Uses left, Uses right) => left.Value <= right.Value;

    /// <summary>Whether the left is as many or more (以上).</summary>
    public static bool operator >=(Uses left, Uses right) => left.Value >= right.Value;

    /// <inheritdoc/>
    public int CompareTo(Uses other) => Value.CompareTo(other.Value);

    /// <inheritdoc/>
    public override string ToString() => $"{Value}回";
}
