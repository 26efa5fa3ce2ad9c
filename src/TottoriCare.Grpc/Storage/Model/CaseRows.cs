using Microsoft.EntityFrameworkCore;

namespace TottoriCare.Grpc.Storage;

/// <summary>案件: a case as it stands.</summary>
[PrimaryKey(nameof(TenantId), nameof(CaseId))]
internal sealed class CareCaseRow
{
    public required string TenantId { get; init; }

    public required byte[] CaseId { get; init; }

    public required string SubjectId { get; init; }

    public required long State { get; init; }

    public required long Revision { get; init; }

    public required byte[] Content { get; init; }
}

/// <summary>利用上限の計数: what is taken from a pool.</summary>
[PrimaryKey(nameof(TenantId), nameof(CaseId), nameof(Pool), nameof(Period))]
internal sealed class PoolCountRow
{
    public required string TenantId { get; init; }

    public required byte[] CaseId { get; init; }

    public required string Pool { get; init; }

    public required string Period { get; init; }

    public required string Basis { get; init; }

    public required long Taken { get; init; }

    public required long Ceiling { get; init; }
}

/// <summary>規則の出典: a rulebook or a list of holidays by which something was decided.</summary>
[PrimaryKey(nameof(Digest))]
internal sealed class RuleSourceRow
{
    public required string Digest { get; init; }

    public required byte[] Content { get; init; }
}
