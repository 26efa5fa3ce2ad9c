namespace TottoriCare;

/// <summary>What has a stable code and a title: a value of a closed set, a household class, a pool.</summary>
internal interface ITitled
{
    string Code { get; }

    LocalizedText Title { get; }
}

/// <summary>A code and a title by themselves, for words that belong to no such thing.</summary>
internal sealed record Titled(string Code, LocalizedText Title) : ITitled;
