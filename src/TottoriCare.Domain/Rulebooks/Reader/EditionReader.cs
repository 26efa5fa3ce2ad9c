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

    // What all editions and alternatives may come to, as JSON: some work for each of them would else grow with their product.
    private const int MostBytes = 32 * 1024 * 1024;
    private const int LeastBytesOfOne = 1024;

    private readonly List<(Amendment Amendment, Place Place, JsonElement Patch)> _amendments = [];

    // By the path of a removal within its change: whether any edition has what it removes.
    private readonly Dictionary<string, bool> _removals = new(StringComparer.Ordinal);

    private long _bytes;

    /// <summary>Reads the amendments and compiles the editions; nothing where any part of them has a fault.</summary>
    public (IReadOnlyList<Amendment> Amendments, Editions? Editions) Read(
        Place terms, Place? amendments, IReadOnlyList<AlternativeChange> alternatives)
    {
        foreach (KeyValuePair<string, Place> entry in amendments?.AsBlock().Entries ?? [])
            ReadAmendment(entry.Key, entry.Value);

        // A patch of something that can't be read would only repeat its faults.
        Terms stated = new TermsReader(rules, readings, classes).Read(terms);
        if (faults.Count > 0)
            return ([], null);

        RefuseSameOnSameDay();
        AmendmentsOfKind[] kinds =
        [
            .. _amendments.GroupBy(entry => entry.Amendment.ChosenBy).OrderBy(kind => kind.Key.Value)
                .Select(kind => new AmendmentsOfKind(kind.Key, [.. kind.OrderBy(entry => entry.Amendment.From)])),
        ];
        int count = kinds.Aggregate(1, (product, kind) => Math.Min(MostEditions + 1, product * (kind.Changes.Length + 1)));
        if (count > MostEditions)
        {
            amendments?.Fault("TOO_MANY_EDITIONS", $"改正の組合せは{MostEditions}通りまでです。", $"Amendments combine to at most {MostEditions} editions.");
            return ([], null);
        }

        if (Compile(terms, stated, kinds, count, alternatives) is not { } editions)
        {
            terms.Fault("TOO_MANY_VARIANTS",
                "改正と別の解釈の組合せが大きすぎます。改正か、変更を伴う別の解釈を減らしてください。",
                "Amendments and alternative readings combine to too much; have fewer of them.");
            return ([], null);
        }

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
            [.. (block.Find("settles")?.AsList(fewest: 1) ?? []).Select(reading => RuleReader.Known(reading, readings, "解釈", "reading")!).Distinct()],
            patch is { } written ? CanonicalJson.Write(written) : "")
        {
            Matters = patch is { } changed ? [.. Matter.List.Where(matter => changed.TryGetProperty(matter.Code, out _))] : [],
        };
        block.NothingElse();
        if (patch is { } applied)
            _amendments.Add((amendment, change!.Value, applied));
    }

    private void RefuseSameOnSameDay()
    {
        foreach (var day in _amendments.GroupBy(entry => entry.Amendment.From))
        {
            var changes = new SameDayChanges();
            foreach ((Amendment amendment, Place place, JsonElement patch) in day)
            {
                foreach ((string path, string other) in changes.Add(amendment.Id, patch))
                {
                    place.Fault("CHANGED_TWICE", $"「{other}」も同じ日に「{path}」を改めています。1つにまとめてください。",
                        $"\"{other}\" changes \"{path}\" on the same day; make them one.");
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
            _bytes += path.Length;
            if (_bytes > MostBytes)
                return;

            string removal = changePath + path;
            _removals[removal] = isThere || (_removals.TryGetValue(removal, out bool before) && before);
        }
    }

    // Editions in their order, each made of the one that lacks its latest amendment; none where they come to too much.
    private Edition[]? Compile(
        Place terms, Terms stated, AmendmentsOfKind[] kinds, int count, IReadOnlyList<AlternativeChange> alternatives)
    {
        var amended = new Place[count];
        var editions = new Edition[count];
        for (int index = 0; index < count; index++)
        {
            (List<(Amendment Amendment, Place Place, JsonElement Patch)> inForce, int before) = InForce(index, kinds);
            amended[index] = terms;
            Terms compiled = stated;
            if (inForce.Count > 0)
            {
                (Amendment latest, Place place, JsonElement patch) = inForce[inForce.Count - 1];
                NoteRemovals(place.Path, patch, amended[before]);
                amended[index] = Patched(amended[before], patch, place.Path, isWhole: true);
                compiled = new TermsReader(rules, readings, classes)
                    .Read(amended[index], editions[before].Terms, [.. latest.Matters.Select(matter => matter.Code)]);
            }

            var underAlternatives = new Dictionary<Alternative, Terms>();
            HashSet<Reading> settled = [.. inForce.SelectMany(entry => entry.Amendment.Settles)];
            foreach (AlternativeChange alternative in alternatives)
            {
                underAlternatives.Add(alternative.Alternative,
                    settled.Contains(alternative.Reading) ? compiled : Under(alternative, amended[index], compiled));
                if (_bytes > MostBytes || faults.Count >= Place.MostFaults)
                    break;
            }

            if (_bytes > MostBytes)
                return null;
            editions[index] = new Edition([.. inForce.Select(entry => entry.Amendment)], compiled, underAlternatives);
            if (faults.Count >= Place.MostFaults)
                break;
        }

        return editions;
    }

    // The amendments in force in an edition, earliest first, and the edition that lacks the latest of them.
    private static (List<(Amendment Amendment, Place Place, JsonElement Patch)> InForce, int Before) InForce(
        int index, AmendmentsOfKind[] kinds)
    {
        var inForce = new List<(Amendment Amendment, Place Place, JsonElement Patch)>();
        var stepOf = new Dictionary<ChosenBy, int>();
        int rest = index;
        int step = 1;
        for (int kind = kinds.Length - 1; kind >= 0; kind--)
        {
            int length = kinds[kind].Changes.Length + 1;
            inForce.AddRange(kinds[kind].Changes.Take(rest % length));
            stepOf.Add(kinds[kind].ChosenBy, step);
            rest /= length;
            step *= length;
        }

        inForce = [.. inForce.OrderBy(entry => entry.Amendment.From)];
        return (inForce, inForce.Count == 0 ? index : index - stepOf[inForce[inForce.Count - 1].Amendment.ChosenBy]);
    }

    private Terms Under(AlternativeChange alternative, Place amended, Terms compiled)
    {
        NoteRemovals(alternative.Path, alternative.Patch, amended);
        HashSet<string> changed = [.. alternative.Patch.EnumerateObject().Select(property => property.Name)];
        return new TermsReader(rules, readings, classes)
            .Read(Patched(amended, alternative.Patch, alternative.Path, isWhole: false), compiled, changed);
    }

    private Place Patched(Place target, JsonElement patch, string changePath, bool isWhole)
    {
        Place patched = target.Patched(patch, changePath, isWhole, out long bytes);
        _bytes += Math.Max(LeastBytesOfOne, bytes);
        return patched;
    }

    private sealed record AmendmentsOfKind(ChosenBy ChosenBy, (Amendment Amendment, Place Place, JsonElement Patch)[] Changes);
}

/// <summary>One alternative answer of a reading with its change of the terms.</summary>
/// <param name="Reading">The reading.</param>
/// <param name="Alternative">The alternative.</param>
/// <param name="Patch">Its change.</param>
/// <param name="Path">Where the change stands, for the faults of what it makes of the terms.</param>
internal sealed record AlternativeChange(Reading Reading, Alternative Alternative, JsonElement Patch, string Path);
