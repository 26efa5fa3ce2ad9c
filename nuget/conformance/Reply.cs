namespace TottoriCare.Conformance;

/// <summary>応答: what a system gave back: an answer in its whole JSON form, a refusal, or the word that it has no such method.</summary>
/// <param name="Canonical">The answer; none where there is none.</param>
/// <param name="Refusal">Why there is none.</param>
/// <param name="IsUnsupported">Whether the system says that it does not offer the method.</param>
/// <param name="IsTimeout">Whether nothing came in time.</param>
internal sealed record Reply(string? Canonical, Words? Refusal, bool IsUnsupported = false, bool IsTimeout = false)
{
    public static readonly Reply Unsupported = new(null, new("このメソッドは提供されていない。", "the method is not offered."), IsUnsupported: true);

    public static Reply Of(string canonical) => new(canonical, null);

    public static Reply Refused(string code, string message) => new(null, new($"{code} {message}", $"{code} {message}"));

    public static Reply Refused(Words why) => new(null, why);

    public static Reply TimedOut(TimeSpan limit) => new(
        null, new($"{limit.TotalSeconds:0.###}秒以内に応答がない。", $"nothing came within {limit.TotalSeconds:0.###} s."), IsTimeout: true);
}
