namespace TottoriCare.Rules;

/// <summary>解釈: an open question of the ordinance, the answer that is taken, and the answers that could be taken instead.</summary>
/// <param name="Id">The stable id, such as <c>C1</c>.</param>
/// <param name="Question">What the source leaves open.</param>
/// <param name="Default">The answer that the rulebook takes.</param>
/// <param name="Alternatives">The other answers, by name; empty where none is known.</param>
/// <param name="Evidence">What speaks for or against, each with its source.</param>
public sealed record Reading(
    string Id,
    LocalizedText Question,
    LocalizedText Default,
    IReadOnlyList<Alternative> Alternatives,
    IReadOnlyList<Evidence> Evidence)
{
    /// <inheritdoc/>
    public bool Equals(Reading? other) => other is not null && other.Id == Id;

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Id);

    /// <inheritdoc/>
    public override string ToString() => Id;
}

/// <summary>別の解釈: an answer that could be taken instead of the default.</summary>
/// <param name="Name">Its stable name within the reading, such as <c>per_night</c>.</param>
/// <param name="Text">What it says.</param>
/// <param name="Change">The change of the terms that it makes, a merge patch (RFC 7396) in canonical JSON; none where it is not modelled.</param>
/// <param name="NotModelled">Why the terms can't say it; none where they can.</param>
public sealed record Alternative(string Name, LocalizedText Text, string? Change, LocalizedText? NotModelled)
{
    /// <summary>Whether a decision can be made again under this answer.</summary>
    public bool IsModelled => Change is not null;
}

/// <summary>根拠資料: what speaks for or against a reading.</summary>
/// <param name="Text">What it shows, in our own words.</param>
/// <param name="Source">Its address or citation, or <c>source not at hand</c>.</param>
public sealed record Evidence(LocalizedText Text, string Source);
