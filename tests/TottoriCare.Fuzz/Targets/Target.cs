namespace TottoriCare.Fuzz.Targets;

/// <summary>標的: a method with a request that it answers with OK, from which broken ones are made.</summary>
/// <param name="Path"><c>/package.Service/Method</c>.</param>
/// <param name="Message">The request in protobuf.</param>
/// <param name="Json">The same in JSON; none for a method that streams, which JSON can't call.</param>
internal sealed record Target(string Path, byte[] Message, byte[]? Json)
{
    /// <summary>Whether the answer is one message.</summary>
    public bool IsUnary => Json is not null;

    /// <summary>Whether the contract lets it be read with GET.</summary>
    public bool IsReadable { get; init; }
}
