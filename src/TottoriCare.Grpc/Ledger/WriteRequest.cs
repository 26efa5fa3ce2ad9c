using NodaTime;
using TottoriCare.Grpc.Access;
using TottoriCare.Grpc.Contract;

namespace TottoriCare.Grpc.Ledger;

/// <summary>書込みの要求: what is common to all commands, read.</summary>
/// <param name="Municipality">The municipality.</param>
/// <param name="RequestId">The id by which the command is carried out once.</param>
/// <param name="ValidateOnly">Whether nothing is to be written.</param>
/// <param name="ExpectedRevision">The revision that the caller has seen; none where it does not matter.</param>
/// <param name="OccurredAt">When it happened; none for now.</param>
/// <param name="Actor">Whose credential asked.</param>
/// <param name="Facility">The facility that asked; empty where it was none.</param>
internal sealed record WriteRequest(
    MunicipalityCode Municipality, Guid RequestId, bool ValidateOnly, long? ExpectedRevision, Instant? OccurredAt, string Actor, string Facility)
{
    /// <summary>Reads it; faults are noted with the reader.</summary>
    public static WriteRequest? Read(RequestReader reader, string requestId, V1.WriteOptions? options, Instant now, Credential? caller) =>
        Read(reader, requestId, options, now, caller?.Id ?? "", caller?.Facility ?? "");

    /// <summary>Reads it, whoever asked.</summary>
    public static WriteRequest? Read(RequestReader reader, string requestId, V1.WriteOptions? options, Instant now, string actor, string facility)
    {
        Guid? id = reader.ReadRequestId(requestId, "request_id");
        using RequestFaults.Step _ = reader.Faults.Into("write");
        Instant? occurredAt = reader.ReadInstantIfGiven(options?.OccurredAt, "occurred_at");
        if (occurredAt > now)
        {
            reader.Faults.Add("occurred_at", "INSTANT_IN_FUTURE",
                "発生の時が現在より後になっています。時計と日時を確かめてください。", "It lies in the future; check the clock and the instant.");
        }

        if (options is { HasExpectedRevision: true, ExpectedRevision: < 1 })
            reader.Faults.Add("expected_revision", "REVISION_OUT_OF_RANGE", "版は1以上の整数です。", "A revision is a whole number from 1.");
        if (options?.Officer is { Length: > 0 } officer)
            reader.ReadOpaqueId(officer, "officer", "担当者を示す符号（氏名は不可）", "an opaque id of the officer, never a name");
        return id is null || reader.Served is null ? null : new WriteRequest(
            reader.Served.Municipality, id.Value, options?.ValidateOnly ?? false,
            options is { HasExpectedRevision: true } ? options.ExpectedRevision : null, occurredAt, actor, facility);
    }
}
