namespace TottoriCare.Conformance;

/// <summary>両言語の文言: one sentence in Japanese and in English.</summary>
/// <param name="Ja">In Japanese.</param>
/// <param name="En">In English.</param>
public sealed record Words(string Ja, string En)
{
    /// <summary>The sentence in Japanese where the language is <c>ja</c>, else in English.</summary>
    public string In(string language) => language == "ja" ? Ja : En;

    /// <summary>Both sentences, a line each.</summary>
    public override string ToString() => $"{Ja}\n{En}";
}
