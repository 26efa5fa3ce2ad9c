using NodaTime;

namespace TottoriCare.Rules;

/// <summary>出典: a document that rules are read from.</summary>
/// <param name="Id">The name by which the rulebook cites it, such as <c>S</c>.</param>
/// <param name="Title">The document's title.</param>
/// <param name="Publisher">Who published it.</param>
/// <param name="Seen">The day on which it was read.</param>
/// <param name="Url">Its address, where it has one.</param>
public sealed record Source(string Id, LocalizedText Title, LocalizedText Publisher, LocalDate Seen, string? Url);
