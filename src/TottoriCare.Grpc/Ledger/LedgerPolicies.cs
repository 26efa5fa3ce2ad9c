using Google.Protobuf.Reflection;
using TottoriCare.Grpc.Access;

namespace TottoriCare.Grpc.Ledger;

/// <summary>台帳のアクセスの定め: who may call which method of the ledger. Never open without a credential, on loopback neither.</summary>
/// <remarks>
/// A facility books, changes, gives up and records for itself alone: what it books names it (the policy sees to that), and a
/// booking of another facility is none to it (the command sees to that, because only the case tells whose a booking is).
/// </remarks>
internal static class LedgerPolicies
{
    private static readonly AccessPolicy s_municipality = AccessPolicy.Only(Role.Municipality) with { NamesMunicipality = true };

    private static readonly AccessPolicy s_facility = AccessPolicy.Only(Role.Municipality, Role.Facility) with { NamesMunicipality = true };

    private static readonly AccessPolicy s_reading = AccessPolicy.Only(Role.Municipality, Role.Auditor) with { NamesMunicipality = true };

    /// <summary>The policy of a method of the ledger.</summary>
    public static AccessPolicy Of(MethodDescriptor? method) => method?.Name switch
    {
        nameof(LedgerHandler.Book) or nameof(LedgerHandler.BookAll) or nameof(LedgerHandler.ChangeBooking) => s_facility with { NamesFacility = true },
        nameof(LedgerHandler.CancelBooking) or nameof(LedgerHandler.RecordUse) => s_facility,
        nameof(LedgerHandler.Import) => s_municipality with { NamesFacility = true },
        _ when IsReading(method) => s_reading,
        _ => s_municipality,
    };

    private static bool IsReading(MethodDescriptor? method) =>
        method?.GetOptions()?.IdempotencyLevel == MethodOptions.Types.IdempotencyLevel.NoSideEffects;
}
