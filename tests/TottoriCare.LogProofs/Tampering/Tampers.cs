using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Google.Protobuf;

namespace TottoriCare.LogProofs.Tampering;

/// <summary>The closed set of ways to tamper: from a flipped byte to a whole history made anew and signed.</summary>
internal static class Tampers
{
    private const string Member = "actor";

    public static readonly IReadOnlyList<Tamper> All =
    [
        new("a byte of a content is another one", (log, _, random) =>
        {
            int i = random.Next(log.Entries.Count);
            byte[] content = log.Entries[i].Content.ToByteArray();
            content[random.Next(content.Length)] ^= (byte)(1 << random.Next(7));
            log.Entries[i].Content = ByteString.CopyFrom(content);
            return At(i, "CONTENT_CHANGED");
        }),
        new("an entry is left out", (log, _, random) =>
        {
            int i = random.Next(log.Entries.Count - 1);
            log.Entries.RemoveAt(i);
            return At(i, "ENTRY_INDEX");
        }),
        new("two entries change places", (log, _, random) =>
        {
            (int i, int j) = Two(log, random);
            (log.Entries[i], log.Entries[j]) = (log.Entries[j], log.Entries[i]);
            return At(i, "ENTRY_INDEX");
        }),
        new("two contents change places under their indexes", (log, _, random) =>
        {
            (int i, int j) = Two(log, random);
            (log.Entries[i], log.Entries[j]) = (log.Entries[j], log.Entries[i]);
            (log.Entries[i].Index, log.Entries[j].Index) = (i, j);
            return At(i, "CONTENT_PLACE");
        }),
        new("an entry stands there twice", (log, _, random) =>
        {
            int i = random.Next(log.Entries.Count);
            log.Entries.Insert(i, log.Entries[i].Clone());
            return At(i + 1, "ENTRY_INDEX");
        }),
        new("the last entries are cut off before the checkpoint", (log, _, random) =>
        {
            Cut(log, random);
            return new Expected("checkpoint", "CHECKPOINT_SIZE", IsFirst: false);
        }),
        new("the end is cut off, the checkpoint with it", (log, _, random) =>
        {
            Cut(log, random);
            log.Checkpoint = null;
            return new Expected("checkpoint", "CHECKPOINT_MISSING", IsFirst: false);
        }),
        new("the log is rolled back to an older checkpoint", (log, ledger, random) =>
        {
            V1.Checkpoint latest = log.Checkpoint!;
            Cut(log, random);
            log.Sign(ledger.Key);
            return new Expected("since", "SINCE_SIZE", latest, IsFirst: false);
        }),
        new("an entry is made anew with its hash", (log, _, random) =>
        {
            Rewrite(log, random.Next(log.Entries.Count));
            return new Expected("checkpoint", "CHECKPOINT_ROOT");
        }),
        new("an entry is made anew, and the root in the checkpoint", (log, ledger, random) =>
        {
            V1.Checkpoint before = log.Checkpoint!;
            Rewrite(log, random.Next(log.Entries.Count));
            log.Sign(ledger.Key);
            string[] lines = before.Note.Split('\n');
            lines[2] = Convert.ToBase64String(log.Checkpoint!.Root.Span);
            log.Checkpoint.Note = string.Join('\n', lines);
            return new Expected("checkpoint", "SIGNATURE_INVALID");
        }),
        new("an entry is made anew, and the checkpoint signed by another key", (log, ledger, random) =>
        {
            Rewrite(log, random.Next(log.Entries.Count));
            log.Sign(ledger.OtherKey);
            return new Expected("checkpoint", "SIGNATURE_INVALID");
        }),
        new("the operator himself rewrites history and signs it", (log, ledger, random) =>
        {
            int size = 1 + random.Next(log.Entries.Count);
            V1.Checkpoint earlier = log.CheckpointBy(ledger.Key, size);
            Rewrite(log, random.Next(size));
            log.Sign(ledger.Key);
            return new Expected("since", "SINCE_ROOT", earlier);
        }),
        new("a value is another one", (log, _, random) =>
        {
            V1.CommittedValue value = AValue(log, random, out int i);
            value.Value += "0";
            return At(i, "VALUE_CHANGED");
        }),
        new("a salt is another one", (log, _, random) =>
        {
            V1.CommittedValue value = AValue(log, random, out int i);
            value.Salt = ByteString.CopyFrom(RandomNumberGenerator.GetBytes(value.Salt.Length));
            return At(i, "VALUE_CHANGED");
        }),
        new("a value is taken away without an erasure", (log, _, random) =>
        {
            V1.CommittedValue value = AValue(log, random, out int i, isErasedLater: false);
            log.Entries[i].Values.Remove(value);
            return At(i, "VALUE_MISSING");
        }),
        new("a value stands where there is none", (log, _, random) =>
        {
            V1.CommittedValue value = AValue(log, random, out int i);
            log.Entries[i].Values.Add(new V1.CommittedValue { Place = "/command", Salt = value.Salt, Value = value.Value });
            return At(i, "VALUE_UNKNOWN");
        }),
        new("an entry has another revision, all of it signed anew", (log, ledger, random) =>
        {
            int i = random.Next(log.Entries.Count);
            log.Change(i, content => content["revision"] = $"{long.Parse(content["revision"]!.GetValue<string>()) + 1 + random.Next(3)}");
            log.Rehash(i);
            log.Sign(ledger.Key);
            return At(i, "REVISION_ORDER");
        }),
        new("an entry is dated back, all of it signed anew", (log, ledger, random) =>
        {
            int i = 1 + random.Next(log.Entries.Count - 1);
            log.Change(i, content => content["recordedAt"] = "2026-01-01T00:00:00Z");
            log.Rehash(i);
            log.Sign(ledger.Key);
            return At(i, "TIME_ORDER");
        }),
        new("an entry of another municipality, all of it signed anew", (log, ledger, random) =>
        {
            int i = 1 + random.Next(log.Entries.Count - 1);
            log.Change(i, content => content["municipality"] = "131016");
            log.Rehash(i);
            log.Sign(ledger.Key);
            return At(i, "MUNICIPALITY_DIFFERS");
        }),
        new("the checkpoint says another size than its note", (log, _, random) =>
        {
            log.Checkpoint!.Size -= 1 + random.Next(5);
            return new Expected("checkpoint", "CHECKPOINT_FORM");
        }),
        new("a line is spoilt", (log, _, random) =>
        {
            int i = random.Next(log.Entries.Count);
            log.Stray = (i, "{\"entry\":");
            return new Expected($"line {i + 1}", "LINE_FORM");
        }),
    ];

    private static Expected At(int index, string code) => new($"entry {index}", code);

    private static void Rewrite(ExportedLog log, int index)
    {
        log.Change(index, content => content[Member] = content[Member]!.GetValue<string>() + "x");
        log.Rehash(index);
    }

    private static void Cut(ExportedLog log, Random random)
    {
        int kept = log.Entries.Count - 1 - random.Next(log.Entries.Count / 2);
        log.Entries.RemoveRange(kept, log.Entries.Count - kept);
    }

    private static bool IsErasedWithin(ExportedLog log, int index, int end)
    {
        JsonNode? stream = log.Content(index)["case"];
        return stream is null || Enumerable.Range(index + 1, Math.Max(0, end - index - 1))
            .Any(later => IsErasure(log, later) && log.Content(later)["case"]!.GetValue<string>() == stream.GetValue<string>());
    }

    private static bool IsErasure(ExportedLog log, int index) =>
        log.Content(index)["command"]!.GetValue<string>() == "EraseValues" && log.Content(index)["outcome"]!.GetValue<string>() == "Done";

    private static (int First, int Second) Two(ExportedLog log, Random random)
    {
        int i = random.Next(log.Entries.Count - 1);
        return (i, i + 1 + random.Next(log.Entries.Count - i - 1));
    }

    private static V1.CommittedValue AValue(ExportedLog log, Random random, out int index, bool? isErasedLater = null)
    {
        int i;
        do
            i = random.Next(log.Entries.Count);
        while (log.Entries[i].Values.Count == 0 || (isErasedLater is { } later && IsErasedWithin(log, i, log.Entries.Count) != later));
        index = i;
        return log.Entries[i].Values[random.Next(log.Entries[i].Values.Count)];
    }
}
