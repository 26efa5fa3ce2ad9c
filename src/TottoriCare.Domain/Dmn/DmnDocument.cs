namespace TottoriCare.Dmn;

/// <summary>DMN文書: a model in DMN 1.5 as XML, and what it does not say.</summary>
/// <param name="FileName">ファイル名: the code of the municipality and the day of use, with the ending <c>.dmn</c>.</param>
/// <param name="Xml">The XML, in characters; to be written in UTF-8.</param>
/// <param name="LeftOut">含まないもの: what the rulebook says, or leaves unsaid, and the model does not hold; its description lists it too.</param>
public sealed record DmnDocument(string FileName, string Xml, IReadOnlyList<DmnOmission> LeftOut);

/// <summary>含まないもの: something that a model in DMN does not hold.</summary>
/// <param name="Subject">The code of a matter, as <c>fees</c>, or the id of a rule.</param>
/// <param name="Text">What it is, and why it is left out.</param>
public sealed record DmnOmission(string Subject, LocalizedText Text);
