namespace TottoriCare.Grpc.Storage;

/// <summary>利用上限の増減: what a command takes from a pool, or gives back to it.</summary>
/// <param name="Pool">The pool's name in the rulebook.</param>
/// <param name="Period">The fiscal year over which it counts; empty for a whole birth.</param>
/// <param name="Basis">The digest of the rulebook that counts.</param>
/// <param name="Before">What was taken before the command.</param>
/// <param name="After">What is taken after it.</param>
/// <param name="Ceiling">The most that may be taken.</param>
internal sealed record PoolChange(string Pool, string Period, string Basis, long Before, long After, long Ceiling);
