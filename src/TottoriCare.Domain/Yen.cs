using System.Globalization;

namespace TottoriCare;

/// <summary>円: an amount of money in whole yen.</summary>
/// <remarks>
/// Any <see cref="long"/> is legal, negative ones too (a correction); <c>default</c> is 0 yen. Arithmetic is checked:
/// a result beyond <see cref="long"/> throws <see cref="OverflowException"/>. There is no division but
/// <see cref="MultiplyBy"/>, which names its rounding.
/// </remarks>
/// <param name="Amount">The amount in yen.</param>
public readonly record struct Yen(long Amount) : IComparable<Yen>
{
    /// <summary>0円.</summary>
    public static Yen Zero => default;

    /// <summary>The sum of two amounts.</summary>
    /// <exception cref="OverflowException">The sum does not fit.</exception>
    public static Yen operator +(Yen left, Yen right) => new(left.Amount + right.Amount);

    /// <summary>The difference of two amounts; negative where the second is greater.</summary>
    /// <exception cref="OverflowException">The difference does not fit.</exception>
    public static Yen operator -(Yen left, Yen right) => new(left.Amount - right.Amount);

    /// <summary>An amount taken a number of times, such as once per night.</summary>
    /// <exception cref="OverflowException">The product does not fit.</exception>
    public static Yen operator *(Yen amount, long times) => new(amount.Amount * times);

    /// <inheritdoc cref="op_Multiply(Yen, long)"/>
    public static Yen operator *(long times, Yen amount) => amount * times;

    /// <summary>未満: whether the first amount is less.</summary>
    public static bool operator <(Yen left, Yen right) => left.Amount < right.Amount;

    /// <summary>以下: whether the first amount is less or equal.</summary>
    public static bool operator <=(Yen left, Yen right) => left.Amount <= right.Amount;

    /// <summary>超過: whether the first amount is greater.</summary>
    public static bool operator >(Yen left, Yen right) => left.Amount > right.Amount;

    /// <summary>以上: whether the first amount is greater or equal.</summary>
    public static bool operator >=(Yen left, Yen right) => left.Amount >= right.Amount;

    /// <summary>割合を乗じた額: this amount × numerator ÷ denominator, rounded to whole yen once, at the end.</summary>
    /// <param name="numerator">The upper figure of the ratio; 0 or more.</param>
    /// <param name="denominator">The lower figure of the ratio; 1 or more.</param>
    /// <param name="rounding">端数処理: what becomes of a part of a yen.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative numerator, or a denominator below 1.</exception>
    /// <exception cref="OverflowException">Amount × numerator does not fit in <see cref="long"/>.</exception>
    public Yen MultiplyBy(long numerator, long denominator, Rounding rounding)
    {
        if (numerator < 0)
            throw new ArgumentOutOfRangeException(nameof(numerator), "A ratio is not negative.");
        if (denominator < 1)
            throw new ArgumentOutOfRangeException(nameof(denominator), "A ratio has a denominator of 1 or more.");
        return new Yen((rounding ?? throw new ArgumentNullException(nameof(rounding))).Divide(Amount * numerator, denominator));
    }

    /// <inheritdoc/>
    public int CompareTo(Yen other) => Amount.CompareTo(other.Amount);

    /// <summary>The amount as a reader expects it: <c>1,800円</c> or <c>1,800 yen</c>.</summary>
    public string ToText(Language language)
    {
        string figure = Amount.ToString("N0", CultureInfo.InvariantCulture);
        return language == Language.Japanese ? figure + "円" : figure + " yen";
    }

    /// <summary>The Japanese text, for logs and debuggers.</summary>
    public override string ToString() => ToText(Language.Japanese);
}
