using System.Globalization;
using System.Text.Json.Nodes;
using Google.Protobuf;
using NodaTime;
using NodaTime.Text;
using TottoriCare.Grpc.Ledger;
using TottoriCare.Grpc.Log;
using TottoriCare.Grpc.Storage;
using TottoriCare.Grpc.Transport;

namespace TottoriCare.Grpc.Audit;

/// <summary>閲覧の記録: writes into the log who reads it, before anything is shown.</summary>
internal sealed class AuditTrail(GroupCommit writer, TimeProvider clock)
{
    /// <summary>The stream of all reads; no case can have this id, because no request may.</summary>
    public static readonly Guid Stream = Guid.Empty;

    /// <summary>Writes down that the log is read.</summary>
    /// <param name="municipality">Whose log.</param>
    /// <param name="actor">Whose credential reads.</param>
    /// <param name="method">The method of the service.</param>
    /// <param name="request">What is read.</param>
    /// <param name="require">Ends the call, with nothing written, where the log as it stands has no answer.</param>
    /// <returns>The size of the log before the entry: what the answer is of.</returns>
    /// <exception cref="RpcFault">Nothing was written, and nothing may be shown.</exception>
    public Task<long> WriteAsync(
        MunicipalityCode municipality, string actor, string method, IMessage request, Action<long>? require = null) =>
        writer.WriteAsync(municipality, tables =>
        {
            LogHead head = tables.Head(municipality);
            require?.Invoke(head.Size);
            Append(tables, municipality, head, actor, method, request);
            return head.Size;
        });

    private void Append(LedgerTables tables, MunicipalityCode municipality, LogHead head, string actor, string method, IMessage request)
    {
        long version = tables.RevisionOf(municipality, Stream) + 1;
        Instant now = LedgerLog.InstantOf(LedgerLog.MicrosecondsOf(Instant.FromDateTimeOffset(clock.GetUtcNow())));
        Instant recordedAt = Instant.Max(now, LedgerLog.InstantOf(head.RecordedAt));
        string at = InstantPattern.ExtendedIso.Format(recordedAt);
        var content = new JsonObject
        {
            ["index"] = head.Size.ToString(CultureInfo.InvariantCulture),
            ["municipality"] = municipality.Value,
            ["stream"] = Stream.ToString(),
            ["case"] = "",
            ["revision"] = version.ToString(CultureInfo.InvariantCulture),
            ["command"] = method,
            ["actor"] = actor,
            ["occurredAt"] = at,
            ["recordedAt"] = at,
            ["request"] = CanonicalMessage.ToJson(request),
        };
        tables.Append(municipality, new LogRow(
            head.Size, Stream, version, method, LedgerLog.MicrosecondsOf(recordedAt), CanonicalMessage.ToBytes(content), []));
    }
}
