namespace TottoriCare.Rules;

/// <summary>規定: one rule of an ordinance, in our own words, with its place in the source.</summary>
/// <param name="Id">The stable id, such as <c>TC-31</c>.</param>
/// <param name="Text">What the rule says, in our own words.</param>
/// <param name="Source">The document that the rule is read from.</param>
/// <param name="Locator">Where in the document.</param>
/// <param name="Mark">On what the rule stands.</param>
/// <param name="Readings">The open readings that the rule rests on, in the rulebook's order.</param>
public sealed record Rule(
    string Id, LocalizedText Text, Source Source, LocalizedText Locator, Mark Mark, IReadOnlyList<Reading> Readings)
{
    /// <summary>The stable id, such as <c>TC-31</c>.</summary>
    public string Id { get; } = Id;

    /// <summary>Where in the document.</summary>
    public LocalizedText Locator { get; } = Locator;

    /// <summary>The place of the rule among those of its rulebook, 0 for the first.</summary>
    internal int Place { get; init; }

    /// <summary>How a sentence cites the rule: put together once, because every explanation is full of them.</summary>
    internal LocalizedText Citation { get; } = new($"〔{Id} {Locator.Ja}〕", $" [{Id} {Locator.En}]");

    /// <inheritdoc/>
    public bool Equals(Rule? other) => other is not null && other.Id == Id;

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Id);

    /// <inheritdoc/>
    public override string ToString() => Id;
}
