using Ardalis.SmartEnum;

namespace TottoriCare;

/// <summary>区分: a closed set of values, each with a stable code, a number for the wire and a title in both languages.</summary>
/// <typeparam name="TEnum">The closed set itself.</typeparam>
public abstract class Coded<TEnum> : SmartEnum<TEnum>, ITitled
    where TEnum : Coded<TEnum>
{
    /// <summary>One value of the set.</summary>
    /// <param name="code">Its stable code in snake_case.</param>
    /// <param name="value">Its number, 1 or more: 0 is left for "not said" on the wire.</param>
    /// <param name="title">Its title.</param>
    protected Coded(string code, int value, LocalizedText title)
        : base(code, value) => Title = title;

    /// <summary>The stable code, in snake_case.</summary>
    public string Code => Name;

    /// <summary>The title, as a person reads it.</summary>
    public LocalizedText Title { get; }
}
