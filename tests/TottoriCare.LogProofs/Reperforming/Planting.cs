using System.Text.Json.Nodes;
using TottoriCare.Grpc.Storage;

namespace TottoriCare.LogProofs.Reperforming;

/// <summary>A way to falsify a recorded command that no hash shows, because all of them are made right again.</summary>
/// <param name="Name">What it does.</param>
/// <param name="Fits">Which entries it can falsify.</param>
/// <param name="Apply">Does it.</param>
/// <param name="ShowsLater">Whether the entry itself is still what it was decided to be, and only those after it show it.</param>
internal sealed record Planting(
    string Name, Func<LogRow, JsonObject, bool> Fits, Action<RecordedLog, LogRow> Apply, bool ShowsLater = false)
{
    public static readonly IReadOnlyList<Planting> All =
    [
        new("a booking that was made is recorded as refused", Booked, (log, row) =>
        {
            log.ChangeReply(row, reply => reply["decision"]!["outcome"] = "COMMAND_OUTCOME_REFUSED");
            log.Change(row, content => content["outcome"] = "Refused");
        }),
        new("a booking that was refused is recorded as made", (row, content) => row.Command == "Book" && Is(content, "outcome", "Refused"), (log, row) =>
        {
            log.ChangeReply(row, reply => reply["decision"]!["outcome"] = "COMMAND_OUTCOME_DONE");
            log.Change(row, content => content["outcome"] = "Done");
        }),
        new("a charge is another one", (row, _) => row.Command == "CancelBooking" && Reply(row)["charge"]?["chargeYen"] is not null,
            (log, row) => log.ChangeReply(row, reply => reply["charge"]!["chargeYen"] = "77")),
        new("the reply is as it was, and the entry says another outcome", Booked,
            (log, row) => log.Change(row, content => content["outcome"] = "NeedsReview")),
        new("what the rules said is left out", (row, content) => Booked(row, content) && content["findings"]!.AsArray().Count > 0,
            (log, row) => log.Change(row, content => content["findings"] = new JsonArray())),
        new("the request was for another day", Booked,
            (log, row) => log.Change(row, content => content["request"]!["booking"]!["firstDay"] =
                content["request"]!["booking"]!["firstDay"]!.GetValue<string>() == "2026-04-21" ? "2026-04-22" : "2026-04-21")),
        new("it was decided by another rulebook that is kept", Booked, (log, row) =>
        {
            string own = RecordedLog.ContentOf(row)["rulebook"]!.GetValue<string>();
            string other = log.Rows.Select(any => RecordedLog.ContentOf(any)["rulebook"]?.GetValue<string>()).First(digest => digest is not null && digest != own)!;
            log.Change(row, content => content["rulebook"] = other);
        }),
        new("it was decided by a rulebook that nobody has", Booked,
            (log, row) => log.Change(row, content => content["rulebook"] = "sha256:" + new string('0', 64))),
        new("values are taken away without an erasure", Booked,
            (log, row) => log.Run("DELETE FROM entry_value WHERE tenant_id = @p0 AND log_index = @p1", log.Municipality, row.Index)),
        new("the birth was on another day", (row, _) => row.Command == "SubmitApplication",
            (log, row) => log.ChangeValue(row, "/request/facts/deliveryDay", day => day == "2026-03-02" ? "2026-03-03" : "2026-03-02"), ShowsLater: true),
    ];

    /// <summary>Whether an entry tells of a booking that was made, and so of the facts by which it was decided.</summary>
    public static bool IsBooked(LogRow row) => Booked(row, RecordedLog.ContentOf(row));

    private static bool Booked(LogRow row, JsonObject content) => row.Command == "Book" && Is(content, "outcome", "Done");

    private static bool Is(JsonObject content, string member, string text) => content[member]?.GetValue<string>() == text;

    private static JsonNode Reply(LogRow row) => JsonNode.Parse(RecordedLog.ValueOf(row, "/reply")?.Value ?? "{}")!;
}
