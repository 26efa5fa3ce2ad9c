using System.Text.Json.Nodes;
using Google.Protobuf;
using TottoriCare.Grpc.Log;
using TottoriCare.Grpc.Storage;

namespace TottoriCare.Grpc.Ledger;

/// <summary>案件の値の消去: takes values and salts from the entries of a case and of its payment notices, and what may identify a person from the replies to its requests.</summary>
internal static class CaseErasure
{
    private const string RequestPlace = "/request";

    /// <summary>Erases, within the running transaction, all that came before an entry.</summary>
    /// <param name="tables">Where.</param>
    /// <param name="tenant">The municipality.</param>
    /// <param name="caseId">The case.</param>
    /// <param name="before">The index of the entry that tells of the erasure; what belongs to it stays.</param>
    public static void Run(ErasureTables tables, MunicipalityCode tenant, Guid caseId, long before)
    {
        EraseStream(tables, tenant, caseId, before);
        foreach ((Guid noticeId, byte[] content) in tables.NoticesOf(tenant, caseId))
        {
            EraseStream(tables, tenant, noticeId, before);
            V1.PaymentNotice notice = V1.PaymentNotice.Parser.ParseFrom(content);
            IdentifyingFields.Clear(notice);
            tables.EraseNotice(tenant, noticeId, notice.ToByteArray());
        }

        tables.EraseSubject(tenant, caseId);
    }

    private static void EraseStream(ErasureTables tables, MunicipalityCode tenant, Guid stream, long before)
    {
        foreach ((long index, string command, byte[] content) in tables.EntriesOf(tenant, stream, before))
        {
            EraseReply(tables, tenant, command, JsonNode.Parse(content)!.AsObject());
            tables.EraseValues(tenant, index);
        }
    }

    // What is marked is in the content only as a hash, so the request without it can be had from there.
    private static void EraseReply(ErasureTables tables, MunicipalityCode tenant, string command, JsonObject content)
    {
        JsonObject asked = content[RequestPlace[1..]]!.AsObject();
        if ((V1.LedgerServiceReflection.Descriptor.Services[0].FindMethodByName(command)
                ?? V1.BillingServiceReflection.Descriptor.Services[0].FindMethodByName(command)) is not { } method
            || !Guid.TryParseExact(asked["requestId"]?.GetValue<string>(), "D", out Guid requestId)
            || tables.FindReply(tenant, requestId) is not { } stored)
            return;

        RemoveCommitments(asked);
        IMessage request = method.InputType.Parser.ParseJson(asked.ToJsonString());
        IMessage reply = method.OutputType.Parser.ParseFrom(stored);
        ReplyParts.Erase(reply);
        tables.EraseReply(tenant, requestId, new StoredReply(CanonicalMessage.HashOfErasedRequest(request), reply.ToByteArray()));
    }

    private static void RemoveCommitments(JsonObject json)
    {
        foreach ((string name, JsonNode? value) in json.ToList())
        {
            if (value is JsonObject { Count: 1 } one && one.ContainsKey(Commitments.Commitment))
                json.Remove(name);
            else if (value is JsonObject inner)
                RemoveCommitments(inner);
            else if (value is JsonArray items)
                foreach (JsonObject item in items.OfType<JsonObject>())
                    RemoveCommitments(item);
        }
    }
}
