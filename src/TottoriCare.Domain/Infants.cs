using System.Diagnostics.CodeAnalysis;

namespace TottoriCare;

/// <summary>乳児の数: the infants of one birth who are cared for, from 0 to <see cref="Most"/>.</summary>
/// <remarks>0 is legal: care after a miscarriage or a stillbirth (流産・死産, reading E9). <c>default</c> is 0.</remarks>
public readonly record struct Infants
{
    /// <summary>The largest number that is taken for a fact and not for a slip of the pen.</summary>
    public const int Most = 9;

    /// <summary>A number of infants.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is below 0 or above <see cref="Most"/>.</exception>
    public Infants(int value) =>
        Value = IsLegal(value) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, $"Infants are 0 to {Most}.");

    /// <summary>The number, 0 to <see cref="Most"/>.</summary>
    public int Value { get; }

    /// <summary>Whether a number can be a number of infants.</summary>
    public static bool IsLegal(int value) => value is >= 0 and <= Most;

    /// <summary>Infants from an outside number; <paramref name="error"/> says what is wrong where it is none.</summary>
    /// <param name="value">The number.</param>
    /// <param name="infants">The infants, or 0 where the answer is <see langword="false"/>.</param>
    /// <param name="error">The fault, or nothing.</param>
    public static bool TryCreate(int value, out Infants infants, [NotNullWhen(false)] out InputError? error)
    {
        bool legal = IsLegal(value);
        infants = legal ? new Infants(value) : default;
        error = legal ? null : new InputError("", "INFANTS_OUT_OF_RANGE", new LocalizedText(
            $"乳児の数は0から{Most}までの整数で指定してください。流産・死産のときは0とします。",
            $"The number of infants is a whole number from 0 to {Most}; 0 after a miscarriage or a stillbirth."));
        return legal;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Value}人";
}
