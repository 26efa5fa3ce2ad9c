using Microsoft.EntityFrameworkCore;

namespace TottoriCare.Grpc.Storage;

/// <summary>計上: an amount that a command posted.</summary>
[PrimaryKey(nameof(TenantId), nameof(LogIndex), nameof(BookingId))]
internal sealed class ChargePostingRow
{
    public required string TenantId { get; init; }

    public required long LogIndex { get; init; }

    public required byte[] BookingId { get; init; }

    public required byte[] CaseId { get; init; }

    public required long AmountYen { get; init; }

    public required string BilledIn { get; init; }

    public string? ClosedIn { get; init; }
}

/// <summary>締めた月: a month that is closed.</summary>
[PrimaryKey(nameof(TenantId), nameof(Month))]
internal sealed class BillingMonthRow
{
    public required string TenantId { get; init; }

    public required string Month { get; init; }

    public required byte[] Content { get; init; }
}

/// <summary>納入通知: a payment notice as it stands.</summary>
[PrimaryKey(nameof(TenantId), nameof(NoticeId))]
internal sealed class PaymentNoticeRow
{
    public required string TenantId { get; init; }

    public required byte[] NoticeId { get; init; }

    public required byte[] CaseId { get; init; }

    public required string Month { get; init; }

    public required long Revision { get; init; }

    public required byte[] Content { get; init; }
}
