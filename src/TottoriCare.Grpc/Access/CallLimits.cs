using System.Net;
using System.Threading.RateLimiting;

namespace TottoriCare.Grpc.Access;

/// <summary>呼出しの制限: how often each caller may call, and all of them together.</summary>
/// <remarks>
/// A caller is a credential, or an address without one. Addresses share a fixed number of buckets, so that no flood of
/// addresses fills the memory; an IPv6 caller counts by its network, of which it has every address.
/// </remarks>
internal sealed class CallLimits : IDisposable
{
    /// <summary>How many buckets all addresses share.</summary>
    public const int AddressBuckets = 4_096;

    private const int BytesOfNetwork = 8;

    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    private readonly PartitionedRateLimiter<Party> _limiter;

    public CallLimits(AccessSettings settings)
    {
        TokenBucketRateLimiterOptions each = OptionsOf(settings.CallsPerSecond, settings.Burst);
        TokenBucketRateLimiterOptions total = OptionsOf(settings.TotalCallsPerSecond, settings.TotalBurst);
        Func<Party, RateLimiter> make = party => new TokenBucketRateLimiter(party == Party.Everybody ? total : each);
        _limiter = PartitionedRateLimiter.Create<Party, Party>(party => RateLimitPartition.Get(party, make));
    }

    /// <summary>Counts a call.</summary>
    /// <param name="credential">Whose; none for a caller who has shown none that is known.</param>
    /// <param name="from">The address that it comes from; none where the server knows none.</param>
    /// <param name="countsInTotal">Whether it counts among the calls of all, too.</param>
    /// <returns>How long to wait where it is one too many; nothing where it is not.</returns>
    public TimeSpan? Take(Credential? credential, IPAddress? from, bool countsInTotal)
    {
        if (credential is null && from is not null && IPAddress.IsLoopback(from))
            return null;
        return Take(credential is null ? new Party(null, BucketOf(from)) : new Party(credential.Id, 0))
            ?? (countsInTotal ? Take(Party.Everybody) : null);
    }

    /// <inheritdoc/>
    public void Dispose() => _limiter.Dispose();

    private TimeSpan? Take(Party party)
    {
        using RateLimitLease lease = _limiter.AttemptAcquire(party);
        if (lease.IsAcquired)
            return null;
        return lease.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan wait) ? wait : s_second;
    }

    private static int BucketOf(IPAddress? from)
    {
        if (from is null)
            return 0;
        Span<byte> bytes = stackalloc byte[16];
        IPAddress address = from.IsIPv4MappedToIPv6 ? from.MapToIPv4() : from;
        address.TryWriteBytes(bytes, out int length);
        var hash = new HashCode();
        hash.AddBytes(bytes[..Math.Min(length, BytesOfNetwork)]);
        return (hash.ToHashCode() & int.MaxValue) % AddressBuckets;
    }

    // The table of callers fills the buckets up, ten times a second.
    private static TokenBucketRateLimiterOptions OptionsOf(int callsPerSecond, int burst) => new()
    {
        TokenLimit = burst,
        TokensPerPeriod = callsPerSecond,
        ReplenishmentPeriod = s_second,
        AutoReplenishment = false,
        QueueLimit = 0,
    };

    private readonly record struct Party(string? Credential, int Bucket)
    {
        public static readonly Party Everybody = new(null, -1);
    }
}
