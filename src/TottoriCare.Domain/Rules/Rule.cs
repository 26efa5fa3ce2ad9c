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
    /// <inheritdoc/>
    public bool Equals(Rule? other) => other is not null && other.Id == Id;

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Id);

    /// <inheritdoc/>
    public override string ToString() => Id;
}
