using System.Text.Json;
using NodaTime;
using TottoriCare.Care;
using TottoriCare.Rules;

namespace TottoriCare.Rulebooks.Reader;

/// <summary>Compiles every edition of a rulebook, and every edition under every alternative reading; each is checked whole.</summary>
internal sealed class EditionReader(
    IReadOnlyDictionary<string, Rule> rules,
    IReadOnlyDictionary<string, HouseholdClass> classes,
    IReadOnlyDictionary<string, Source> sources,
    IReadOnlyDictionary<string, Reading> readings,
    List<InputError> faults)
{
    private const int MostEditions = 256;

    private readonly List<(Amendment Amendment, Place Place, JsonElement Patch)> _amendments = [];

    // By the path of a removal within its change: whether any edition has what it removes.
    private readonly Dictionary<string, bool> _removals = new(StringComparer.Ordinal);

    /// <summary>Reads the amendments and compiles the editions; nothing where any part of them has a fault.</summary>
    public (IReadOnlyList<Amendment> Amendments, Editions? Editions) Read(
        Place terms, Place? amendments, IReadOnlyList<AlternativeChange> alternatives)
    {
        foreach (KeyValuePair<string, Place> entry in amendments?.AsBlock().Entries ?? [])
            ReadAmendment(entry.Key, entry.Value);

        // A patch of something that can't be read would only repeat its faults.
        Terms(terms);
        if (faults.Count > 0)
            return ([], null);

        RefuseSameLeafOnSameDay();
        (ChosenBy ChosenBy, (Amendment Amendment, Place Place, JsonElement Patch)[] Changes)[] kinds =
        [
            .. _amendments.GroupBy(entry => entry.Amendment.ChosenBy).OrderBy(kind => kind.Key.Value)
                .Select(kind => (kind.Key, kind.OrderBy(entry => entry.Amendment.From).ToArray())),
        ];
        int count = kinds.Aggregate(1, (product, kind) => Math.Min(MostEditions + 1, product * (kind.Changes.Length + 1)));
        if (count > MostEditions)
        {
            amendments?.Fault("TOO_MANY_EDITIONS", $"改正の組合せは{MostEditions}通りまでです。", $"Amendments combine to at most {MostEditions} editions.");
            return ([], null);
        }

        Edition[] editions = [.. Enumerable.Range(0, count).Select(index => Compile(terms, InForce(index, kinds), alternatives))];
        RefuseIdleRemovals();
        return (
            [.. _amendments.Select(entry => entry.Amendment)],
            new Editions(editions, [.. kinds.Select(kind => (kind.ChosenBy, kind.Changes.Select(change => change.Amendment.From).ToArray()))]));
    }

    private void ReadAmendment(string id, Place place)
    {
        Block block = place.AsBlock();
        Place? change = block.Require("change");
        JsonElement? patch = change?.AsPatch();
        var amendment = new Amendment(
            id,
            block.Require("text")?.AsLocalizedText() ?? new LocalizedText("", ""),
            (block.Require("source") is { } source ? RuleReader.Known(source, sources, "出典", "source") : null)!,
            block.Require("locator")?.AsLocalizedText() ?? new LocalizedText("", ""),
            block.Require("from")?.AsDate() ?? default,
            block.Require("chosen_by")?.AsOneOf<ChosenBy>()!,
            [.. (block.Find("settles")?.AsList(fewest: 1) ?? []).Select(reading => RuleReader.Known(reading, readings, "解釈", "reading")!)],
            patch is { } written ? CanonicalJson.Write(written) : "")
        {
            Matters = patch is { } changed ? [.. Matter.List.Where(matter => changed.TryGetProperty(matter.Code, out _))] : [],
        };
        block.NothingElse();
        if (patch is { } applied)
            _amendments.Add((amendment, change!.Value, applied));
    }

    // Of two changes on one day neither is the later: which of them holds would be a guess.
    private void RefuseSameLeafOnSameDay()
    {
        foreach (var day in _amendments.GroupBy(entry => (entry.Amendment.ChosenBy, entry.Amendment.From)))
        {
            var seen = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach ((Amendment amendment, Place place, JsonElement patch) in day)
            {
                foreach (string leaf in MergePatch.Leaves(patch))
                {
                    if (seen.TryGetValue(leaf, out string? other))
                    {
                        place.Fault("CHANGED_TWICE", $"「{other}」も同じ日に「{leaf}」を改めています。1つにまとめてください。",
                            $"\"{other}\" changes \"{leaf}\" on the same day; make them one.");
                    }

                    seen[leaf] = amendment.Id;
                }
            }
        }
    }

    // What is removed and never was there is misspelt.
    private void RefuseIdleRemovals()
    {
        foreach (KeyValuePair<string, bool> removal in _removals.Where(removal => !removal.Value))
        {
            faults.Add(new InputError(removal.Key, "NOTHING_TO_REMOVE", new LocalizedText(
                "nullで取り除くものがありません。綴りを確かめるか、取り除いてください。",
                "There is nothing here that null could remove; check its spelling or leave it out.")));
        }
    }

    private void NoteRemovals(string changePath, JsonElement patch, Place target)
    {
        foreach ((string path, bool isThere) in target.RemovalsBy(patch))
        {
            string removal = changePath + path;
            _removals[removal] = isThere || (_removals.TryGetValue(removal, out bool before) && before);
        }
    }

    private static List<(Amendment Amendment, Place Place, JsonElement Patch)> InForce(
        int index, (ChosenBy ChosenBy, (Amendment Amendment, Place Place, JsonElement Patch)[] Changes)[] kinds)
    {
        var inForce = new List<(Amendment Amendment, Place Place, JsonElement Patch)>();
        for (int kind = kinds.Length - 1; kind >= 0; kind--)
        {
            int length = kinds[kind].Changes.Length + 1;
            inForce.AddRange(kinds[kind].Changes.Take(index % length));
            index /= length;
        }

        return [.. inForce.OrderBy(entry => entry.Amendment.From)];
    }

    private Edition Compile(
        Place terms, List<(Amendment Amendment, Place Place, JsonElement Patch)> inForce, IReadOnlyList<AlternativeChange> alternatives)
    {
        Place amended = terms;
        foreach ((_, Place place, JsonElement patch) in inForce)
        {
            NoteRemovals(place.Path, patch, amended);
            amended = amended.Patched([patch], place.Path);
        }

        Terms compiled = Terms(amended);
        var underAlternatives = new Dictionary<Alternative, Terms>();
        foreach (AlternativeChange alternative in alternatives)
        {
            bool settled = inForce.Any(entry => entry.Amendment.Settles.Contains(alternative.Reading));
            underAlternatives.Add(alternative.Alternative, settled
                ? compiled
                : Under(alternative, amended, compiled));
        }

        return new Edition([.. inForce.Select(entry => entry.Amendment)], compiled, underAlternatives);
    }

    private Terms Under(AlternativeChange alternative, Place amended, Terms compiled)
    {
        NoteRemovals(alternative.Path, alternative.Patch, amended);
        HashSet<string> changed = [.. alternative.Patch.EnumerateObject().Select(property => property.Name)];
        return new TermsReader(rules, readings, classes)
            .Read(amended.Patched([alternative.Patch], alternative.Path), compiled, changed);
    }

    private Terms Terms(Place place) => new TermsReader(rules, readings, classes).Read(place);
}

/// <summary>One alternative answer of a reading with its change of the terms.</summary>
/// <param name="Reading">The reading.</param>
/// <param name="Alternative">The alternative.</param>
/// <param name="Patch">Its change.</param>
/// <param name="Path">Where the change stands, for the faults of what it makes of the terms.</param>
internal sealed record AlternativeChange(Reading Reading, Alternative Alternative, JsonElement Patch, string Path);
