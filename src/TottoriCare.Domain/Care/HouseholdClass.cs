namespace TottoriCare.Care;

/// <summary>世帯区分: a class of households that a rulebook declares for its charges, such as 市民税課税世帯.</summary>
/// <remarks>No closed set: each municipality declares its own. Classes of one rulebook are equal when their codes are.</remarks>
public sealed class HouseholdClass : IEquatable<HouseholdClass>, ITitled
{
    /// <summary>不明: the class is not known, or not proved (reading C15). Every rulebook knows it.</summary>
    public static readonly HouseholdClass Unknown = new("unknown", new LocalizedText("世帯区分不明", "household class unknown"), -1);

    internal HouseholdClass(string code, LocalizedText title, int index)
    {
        Code = code;
        Title = title;
        Index = index;
    }

    /// <summary>The code that the rulebook declares, in snake_case.</summary>
    public string Code { get; }

    /// <summary>The class as a person reads it.</summary>
    public LocalizedText Title { get; }

    /// <summary>The place of the class among those that its rulebook declares; −1 for <see cref="Unknown"/>.</summary>
    internal int Index { get; }

    /// <summary>Whether this is <see cref="Unknown"/>.</summary>
    public bool IsUnknown => Index < 0;

    /// <inheritdoc/>
    public bool Equals(HouseholdClass? other) => other is not null && other.Code == Code;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as HouseholdClass);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Code);

    /// <inheritdoc/>
    public override string ToString() => Code;
}
