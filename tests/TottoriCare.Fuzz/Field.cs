namespace TottoriCare.Fuzz;

/// <summary>見出しの一項目: a header with its value, each character one byte.</summary>
internal readonly record struct Field(string Name, string Value);
