namespace TottoriCare.Specs.Reading;

/// <summary>書き方の誤り: what is wrong with a spec itself, where, and how to mend it. A spec with a fault is not run.</summary>
/// <param name="Place">Where.</param>
/// <param name="Code">A stable code in UPPER_SNAKE_CASE.</param>
/// <param name="Message">What is wrong and the mend.</param>
public sealed record SpecFault(Place Place, string Code, LocalizedText Message)
{
    public override string ToString() => $"{Place}: {Code}: {Message.Ja} / {Message.En}";
}
