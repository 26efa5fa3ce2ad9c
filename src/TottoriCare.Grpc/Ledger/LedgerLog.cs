using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Google.Protobuf;
using NodaTime;
using NodaTime.Text;
using TottoriCare.Grpc.Log;
using TottoriCare.Grpc.Storage;
using Timestamp = Google.Protobuf.WellKnownTypes.Timestamp;

namespace TottoriCare.Grpc.Ledger;

/// <summary>記録の内容: an entry of the log: who asked what when, by which rules it was decided, and what was answered.</summary>
internal static class LedgerLog
{
    /// <summary>Where the reply stands in an entry.</summary>
    public const string ReplyPlace = "/reply";

    private const int SaltBytes = 16;

    /// <summary>A salt that nobody can guess.</summary>
    public static byte[] NewSalt() => RandomNumberGenerator.GetBytes(SaltBytes);

    /// <summary>The entry of a command: equal for equal arguments, so that whoever decides it again makes the same entry.</summary>
    public static LogRow EntryOf(
        WriteRequest write, IMessage request, string command, Guid streamId, V1.Receipt receipt, Instant recordedAt, Occasion occasion,
        V1.CommandDecision decision, JsonNode? inputs, IMessage reply, Func<string, byte[]> saltOf)
    {
        var commitments = new Commitments(saltOf);
        JsonObject asked = CanonicalMessage.ToJson(request);
        commitments.TakeFrom(asked, request.Descriptor, "/request");
        string replyText = System.Text.Encoding.UTF8.GetString(CanonicalMessage.ToBytes(CanonicalMessage.ToJson(reply)));
        var content = new JsonObject
        {
            ["index"] = receipt.LogIndex.ToString(CultureInfo.InvariantCulture),
            ["municipality"] = write.Municipality.Value,
            ["stream"] = streamId.ToString(),
            ["case"] = receipt.CaseId,
            ["revision"] = receipt.Revision.ToString(CultureInfo.InvariantCulture),
            ["command"] = command,
            ["actor"] = write.Actor,
            ["facility"] = write.Facility,
            ["occurredAt"] = InstantPattern.ExtendedIso.Format(write.OccurredAt ?? recordedAt),
            ["recordedAt"] = InstantPattern.ExtendedIso.Format(recordedAt),
            ["rulebook"] = occasion.Served.Rulebook.Digest,
            ["calendar"] = occasion.Served.Ordinance.Holidays.Digest,
            ["outcome"] = decision.Outcome.ToString(),
            ["conflict"] = decision.Conflict,
            ["findings"] = FindingsOf(decision),
            ["readings"] = new JsonArray([.. (decision.Reasons?.Readings ?? []).Select(reading => JsonValue.Create(reading.Id))]),
            ["request"] = asked,

            // Its sentences hold days from which a birth can be told, so the whole of it stands beside.
            ["reply"] = commitments.Of(ReplyPlace, replyText),
        };
        if (inputs is not null)
            content["inputs"] = inputs;
        return new LogRow(
            receipt.LogIndex, streamId, receipt.Revision, command, MicrosecondsOf(recordedAt),
            CanonicalMessage.ToBytes(content), commitments.Kept);
    }

    /// <summary>What an entry tells of its command, without the values that stand beside it.</summary>
    public static V1.CaseEvent EventOf(long revision, long logIndex, byte[] content)
    {
        JsonObject entry = JsonNode.Parse(content)!.AsObject();
        return new V1.CaseEvent
        {
            Revision = revision,
            LogIndex = logIndex,
            Command = entry["command"]!.GetValue<string>(),
            Outcome = Enum.Parse<V1.CommandOutcome>(entry["outcome"]!.GetValue<string>()),
            Conflict = entry["conflict"]!.GetValue<string>(),
            Rules =
            {
                entry["findings"]!.AsArray().Select(finding => finding!.AsObject())
                    .Where(finding => finding["status"]!.GetValue<string>() is nameof(V1.FindingStatus.NotMet) or nameof(V1.FindingStatus.NeedsReview))
                    .Select(finding => finding["rule"]!.GetValue<string>()).Distinct(),
            },
            Actor = entry["actor"]!.GetValue<string>(),
            OccurredAt = At("occurredAt"),
            RecordedAt = At("recordedAt"),
        };

        Timestamp At(string name) => Timestamp.FromDateTimeOffset(InstantPattern.ExtendedIso.Parse(entry[name]!.GetValue<string>()).Value.ToDateTimeOffset());
    }

    /// <summary>An instant as it is stored.</summary>
    public static long MicrosecondsOf(Instant instant) => instant.ToUnixTimeTicks() / TimeSpan.TicksPerMicrosecond;

    /// <summary>An instant as it was stored.</summary>
    public static Instant InstantOf(long microseconds) => Instant.FromUnixTimeTicks(microseconds * TimeSpan.TicksPerMicrosecond);

    // What each rule said, without the figures and sentences that tell of the person.
    private static JsonArray FindingsOf(V1.CommandDecision decision) =>
    [
        .. (decision.Reasons?.Findings ?? []).Select(finding => new JsonObject
        {
            ["rule"] = finding.Rule?.Id ?? "",
            ["status"] = finding.Status.ToString(),
            ["reason"] = finding.Reason,
        }),
    ];
}
