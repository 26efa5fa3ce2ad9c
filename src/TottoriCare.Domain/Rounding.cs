namespace TottoriCare;

/// <summary>端数処理: what becomes of the part of a yen that a ratio leaves over.</summary>
/// <remarks>
/// Each treats a negative amount as the mirror of the positive one, so that a correction takes back exactly what was given.
/// </remarks>
public sealed class Rounding : Coded<Rounding>
{
    /// <summary>切捨て: towards zero (1.9 → 1).</summary>
    public static readonly Rounding Down = new("down", 1, new LocalizedText("切捨て", "rounded down"));

    /// <summary>切上げ: away from zero (1.1 → 2).</summary>
    public static readonly Rounding Up = new("up", 2, new LocalizedText("切上げ", "rounded up"));

    /// <summary>四捨五入: to the nearest, a half away from zero (1.5 → 2).</summary>
    public static readonly Rounding HalfUp = new("half_up", 3, new LocalizedText("四捨五入", "rounded half up"));

    private Rounding(string code, int value, LocalizedText title)
        : base(code, value, title)
    {
    }

    // Works on quotient and remainder, so that nothing overflows that the quotient itself does not.
    internal long Divide(long dividend, long divisor)
    {
        long quotient = dividend / divisor;
        long remainder = dividend % divisor;
        long awayFromZero = dividend < 0 ? -1 : 1;
        long left = remainder < 0 ? -remainder : remainder;

        bool takesOneMore = left != 0 && (this == Up || (this == HalfUp && left >= divisor - left));
        return takesOneMore ? quotient + awayFromZero : quotient;
    }
}
