using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using TottoriCare.Rulebooks;

namespace TottoriCare.Domain.Tests.Rulebooks.Words;

public class RulebookDiffProperties
{
    // A pool of rulebooks each of which differs from a shipped one in a single leaf, anywhere in the file.
    private static readonly (string Path, Rulebook Before, Rulebook After)[] s_mutants =
    [
        .. (from code in Gen.Elements(Tottori.CityCode, Tottori.PrefectureCode)
            from pick in Gen.Choose(0, 1_000_000)
            select (code, pick)).Sample(150).Select(drawn => Mutant(drawn.code, drawn.pick)).OfType<(string Path, Rulebook Before, Rulebook After)>(),
    ];

    private static readonly Gen<(Rulebook Before, Rulebook After)> s_pairs = Gen.Frequency(
        (1, from one in Gen.Elements(AllRulebooks.All.ToArray()) from other in Gen.Elements(AllRulebooks.All.ToArray()) select (one, other)),
        (1, from one in Gen.Elements(s_mutants) from other in Gen.Elements(s_mutants) select (one.After, other.After)));

    [Fact]
    public void A_single_change_anywhere_is_told_as_one_at_its_path()
    {
        s_mutants.Length.ShouldBeGreaterThan(60);
        foreach ((string path, Rulebook before, Rulebook after) in s_mutants)
        {
            RulebookChange change = RulebookDiff.Between(before, after).ShouldHaveSingleItem(path);

            // A text is one thing in two languages, and a list of codes is one thing.
            $"{change.Path}.".ShouldBeOneOf($"{path}.", $"{ParentOf(path)}.");
            (change.Before, change.After).ShouldNotBe((null, null));
            change.Before.ShouldNotBe(change.After);
        }
    }

    [Fact]
    public void Backwards_what_was_added_is_removed_and_what_was_before_is_after() => Property.Holds(s_pairs, pair =>
    {
        IReadOnlyList<RulebookChange> forwards = RulebookDiff.Between(pair.Before, pair.After);
        IReadOnlyList<RulebookChange> backwards = RulebookDiff.Between(pair.After, pair.Before);

        backwards.Select(change => (change.Path, change.Kind, change.Before, change.After)).ShouldBe(
            forwards.Select(change => (change.Path, Mirrored(change.Kind), change.After, change.Before)));
    });

    [Fact]
    public void Every_leaf_that_differs_lies_at_or_below_a_change_and_every_change_at_or_above_one() => Property.Holds(s_pairs, pair =>
    {
        HashSet<string> before = [.. Leaves(pair.Before)];
        HashSet<string> after = [.. Leaves(pair.After)];
        string[] different = [.. before.Concat(after).Where(leaf => before.Contains(leaf) != after.Contains(leaf)).Select(leaf => leaf[..leaf.IndexOf('\n')])];
        HashSet<string> empty = [.. before.Concat(after).Where(leaf => leaf.EndsWith("\n{}", StringComparison.Ordinal) || leaf.EndsWith('\n')).Select(leaf => leaf[..leaf.IndexOf('\n')])];
        HashSet<string> told = [.. RulebookDiff.Between(pair.Before, pair.After).Select(change => change.Path)];

        HashSet<string> above = [.. told.SelectMany(Ancestors)];
        different.Where(path => !Ancestors(path).Any(told.Contains) && !(empty.Contains(path) && above.Contains(path))).ShouldBeEmpty();
        HashSet<string> justified = [.. different.SelectMany(Ancestors)];
        told.Where(path => !justified.Contains(path)).ShouldBeEmpty();
    });

    private static RulebookChangeKind Mirrored(RulebookChangeKind kind) =>
        kind == RulebookChangeKind.Added ? RulebookChangeKind.Removed : kind == RulebookChangeKind.Removed ? RulebookChangeKind.Added : kind;

    // Each leaf with its value. A list of texts is a leaf whose order means nothing, a list of numbers one whose order does. An empty object or list is one too: what
    // it is given is told one by one below it.
    private static IEnumerable<string> Leaves(Rulebook rulebook) => Leaves(JsonNode.Parse(rulebook.ToJson()), "$");

    private static IEnumerable<string> Leaves(JsonNode? node, string path) => node switch
    {
        JsonObject { Count: > 0 } block => block.SelectMany(entry => Leaves(entry.Value, $"{path}.{entry.Key}")),
        JsonArray list when list.Any(item => item is JsonObject) => list.SelectMany((item, index) => Leaves(item, $"{path}[{index}]")),
        JsonArray list => [$"{path}\n{string.Join(',', InOrder(list))}"],
        _ => [$"{path}\n{node?.ToJsonString() ?? "null"}"],
    };

    private static IEnumerable<string> InOrder(JsonArray list) => list.All(item => item!.GetValueKind() == JsonValueKind.String)
        ? list.Select(item => item!.ToJsonString()).Order(StringComparer.Ordinal)
        : list.Select(item => item!.ToJsonString());

    private static IEnumerable<string> Ancestors(string path)
    {
        // Keys may hold dots and brackets, so every beginning of the path is one that a change may have.
        for (int end = path.Length; end > 0; end--)
        {
            if (end == path.Length || path[end] is '.' or '[')
                yield return path[..end];
        }
    }

    private static string ParentOf(string path) => path[..Math.Max(path.LastIndexOf('.'), path.LastIndexOf('['))];

    private static (string Path, Rulebook Before, Rulebook After)? Mutant(string code, int pick)
    {
        RulebookDraft draft = RulebookDraft.Of(code);
        Rulebook before = draft.Read();
        (string Path, JsonValue Value)[] leaves =
            [.. JsonEdits.LeavesOfTerms(draft.Root).Select(leaf => ($"$.{leaf.Path}", leaf.Value)), .. Words(draft.Root, "$")];
        (string path, JsonValue value) = leaves[pick % leaves.Length];
        JsonNode[] others = path.EndsWith(".ja", StringComparison.Ordinal) || path.EndsWith(".en", StringComparison.Ordinal)
            ? [JsonValue.Create($"{value.GetValue<string>()} (changed)")]
            : [.. OtherValues.Of(value)];
        if (others.Length == 0)
            return null;

        draft.Set(path[2..], others[pick / leaves.Length % others.Length].ToJsonString());
        return Rulebook.TryParse(draft.ToBytes(), out Rulebook? after, out _) && after.Digest != before.Digest ? (WithBrackets(path), before, after) : null;
    }

    // Every text of the file in one of its languages.
    private static IEnumerable<(string Path, JsonValue Value)> Words(JsonNode? node, string path) => node switch
    {
        JsonObject block => block.SelectMany(entry => entry is { Key: "ja" or "en", Value: JsonValue text }
            ? [($"{path}.{entry.Key}", text)]
            : Words(entry.Value, $"{path}.{entry.Key}")),
        JsonArray list => list.SelectMany((item, index) => Words(item, $"{path}.{index}")),
        _ => [],
    };

    private static string WithBrackets(string path) => Regex.Replace(path, @"\.([0-9]+)(?=\.|$)", "[$1]");
}
