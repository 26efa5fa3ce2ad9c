using Microsoft.EntityFrameworkCore;

namespace TottoriCare.Grpc.Storage;

/// <summary>市町村: the head of its log.</summary>
[PrimaryKey(nameof(TenantId))]
internal sealed class TenantRow
{
    public required string TenantId { get; init; }

    public required long LogSize { get; init; }

    public required long RecordedAt { get; init; }
}

/// <summary>記録: an entry of a log.</summary>
[PrimaryKey(nameof(TenantId), nameof(LogIndex))]
internal sealed class EntryRow
{
    public required string TenantId { get; init; }

    public required long LogIndex { get; init; }

    public required byte[] StreamId { get; init; }

    public required long StreamVersion { get; init; }

    public required string Command { get; init; }

    public required long RecordedAt { get; init; }

    public required byte[] Content { get; init; }
}

/// <summary>消去できる値: a value to which an entry is bound.</summary>
[PrimaryKey(nameof(TenantId), nameof(LogIndex), nameof(Place))]
internal sealed class EntryValueRow
{
    public required string TenantId { get; init; }

    public required long LogIndex { get; init; }

    public required string Place { get; init; }

    public required byte[] Salt { get; init; }

    public required string Value { get; init; }
}

/// <summary>木の節: the hash of a complete subtree.</summary>
[PrimaryKey(nameof(TenantId), nameof(Level), nameof(NodeIndex))]
internal sealed class TreeNodeRow
{
    public required string TenantId { get; init; }

    public required long Level { get; init; }

    public required long NodeIndex { get; init; }

    public required byte[] Hash { get; init; }
}

/// <summary>要求: what was answered to it.</summary>
[PrimaryKey(nameof(TenantId), nameof(RequestId))]
internal sealed class RequestRow
{
    public required string TenantId { get; init; }

    public required byte[] RequestId { get; init; }

    public required byte[] RequestHash { get; init; }

    public required long LogIndex { get; init; }

    public required byte[] Reply { get; init; }
}
