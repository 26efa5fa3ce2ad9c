namespace TottoriCare;

/// <summary>日英の文: one sentence or name in both languages of the product.</summary>
/// <param name="Ja">The Japanese text, the one that a citizen or an officer reads.</param>
/// <param name="En">The English text, of the same meaning.</param>
public sealed record LocalizedText(string Ja, string En)
{
    /// <summary>The text in one of the two languages.</summary>
    public string In(Language language) => language == Language.Japanese ? Ja : En;

    /// <inheritdoc/>
    public override string ToString() => $"{Ja} / {En}";
}
