namespace TottoriCare.Fuzz.Running;

/// <summary>実行の設定: how many requests are sent, by which lots, and what the host may take.</summary>
internal sealed record FuzzSettings
{
    public const int UsualRequests = 1_000_000;
    public const int ShortRequests = 60_000;

    public int Requests { get; init; } = UsualRequests;

    public int Seed { get; init; }

    /// <summary>The one request that is sent; none for all.</summary>
    public int? Only { get; init; }

    /// <summary>How long a call may take to end, and a host to stop.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Connections at a time.</summary>
    public int Connections { get; init; } = 8;

    /// <summary>By how much the heap may grow between the end of the warm-up and the end, in bytes after a full collection.</summary>
    public long HeapGrowth { get; init; } = 8 * 1024 * 1024;

    /// <summary>By how much the working set may, in bytes: the allocator and the socket buffers breathe more than the heap.</summary>
    public long WorkingSetGrowth { get; init; } = 64 * 1024 * 1024;
}
