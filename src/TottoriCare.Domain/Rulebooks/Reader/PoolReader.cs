using TottoriCare.Caps;
using TottoriCare.Care;

namespace TottoriCare.Rulebooks.Reader;

/// <summary>Reads the caps. A pool that lies within another draws from that one too.</summary>
internal sealed class PoolReader(TermsReader terms)
{
    private const int MostNightsOrUses = 1_000;
    private const int MostWeight = 100;

    public IReadOnlyList<PoolTerms> Read(Place place)
    {
        var pools = new Dictionary<string, PoolTerms>(StringComparer.Ordinal);
        var within = new Dictionary<string, Place>(StringComparer.Ordinal);
        foreach (KeyValuePair<string, Place> entry in place.AsBlock().FewEntries)
        {
            if (entry.Value.IsText(TermsReader.NotStatedText))
            {
                entry.Value.Expected("上限のブロックの全体（分からない上限は、この名前を取り除いて「not_modelled」にquotaとして）",
                    "the whole block of the pool, or remove this name and declare the cap that is not known under \"not_modelled\", as \"quota\"");
                continue;
            }

            Block block = entry.Value.AsBlock();
            if (block.Find("within") is { } parent)
                within.Add(entry.Key, parent);
            pools.Add(entry.Key, Pool(entry.Key, block));
        }

        foreach (KeyValuePair<string, Place> child in within)
            AddToParents(pools[child.Key].Draws, child.Key, pools, within);
        return [.. pools.Values];
    }

    // Walks up from a pool and gives each pool above it the draws that it does not have itself.
    private static void AddToParents(
        IReadOnlyList<PoolDraw> draws, string name, Dictionary<string, PoolTerms> pools, Dictionary<string, Place> within)
    {
        var passed = new HashSet<string>(StringComparer.Ordinal) { name };
        while (within.TryGetValue(name, out Place place))
        {
            string parent = place.AsText();
            if (!pools.TryGetValue(parent, out PoolTerms? above))
            {
                place.Fault("REFERENCE_UNKNOWN", $"上限「{parent}」はありません。綴りを確かめてください。", $"There is no pool \"{parent}\"; check its spelling.");
                return;
            }

            if (!passed.Add(parent))
            {
                place.Fault("POOL_WITHIN_ITSELF", "この上限は自分自身に含まれています。", "This pool lies within itself.");
                return;
            }

            pools[parent] = above with { Draws = [.. above.Draws, .. draws.Where(draw => above.DrawOf(draw.CareType) is null)] };
            name = parent;
        }
    }

    private PoolTerms Pool(string name, Block block)
    {
        Place? late = block.Require("late_cancellation_counts");
        var pool = new PoolTerms(
            name,
            block.Require("title")?.AsLocalizedText() ?? new LocalizedText("", ""),
            terms.Rule(block),
            Draws(block),
            block.Require("cap")?.AsInteger(0, MostNightsOrUses) ?? 0,
            block.Require("per")?.AsOneOf<CapPeriod>()!,
            block.Require("multiple_birth") is { } multiple ? MultipleBirthOf(multiple) : MultipleBirth.None,
            block.Require("infants_counted")?.AsOneOf<InfantsCounted>()!,
            late?.AsOneOf<LateCancellationCounts>()!,
            block.Require("booked_nights_count")?.AsBoolean() ?? false,
            block.Find("exhausted_by_stay_of_nights") is { } nights ? new Nights(nights.AsInteger(1, MostNightsOrUses) ?? 1) : null,
            block.Require("beyond_cap")?.AsOneOf<BeyondCap>()!,
            block.Require("granted_elsewhere")?.AsOneOf<ElsewhereUse>()!);
        block.NothingElse();
        return pool;
    }

    // One unit for all kinds of care, or for each kind a unit, with a weight where it counts more than once.
    private static IReadOnlyList<PoolDraw> Draws(Block block)
    {
        IReadOnlyList<CareType> types = TermsReader.CareTypes(block.Require("care"));
        if (block.Require("count") is not { } count)
            return [];
        if (!count.IsObject)
        {
            CountUnit unit = TermsReader.UnitOf(count, types)!;
            return [.. types.Distinct().Select(type => new PoolDraw(type, unit, 1))];
        }

        Block units = count.AsBlock();
        List<PoolDraw> draws = [.. types.Distinct().Select(type => units.Require(type.Code) is { } place ? Draw(type, place) : new PoolDraw(type, CountUnit.Use, 1))];
        units.NothingElse();
        return draws;
    }

    private static PoolDraw Draw(CareType type, Place place)
    {
        if (!place.IsObject)
            return new PoolDraw(type, TermsReader.UnitOf(place, [type])!, 1);

        Block block = place.AsBlock();
        var draw = new PoolDraw(type, TermsReader.UnitOf(block.Require("unit"), [type])!, block.Require("weight")?.AsInteger(1, MostWeight) ?? 1);
        block.NothingElse();
        return draw;
    }

    private static MultipleBirth MultipleBirthOf(Place place)
    {
        if (place.IsText("none"))
            return MultipleBirth.None;
        if (place.IsText("times_infants"))
            return MultipleBirth.TimesInfants;
        if (place.IsText(TermsReader.NotStatedText))
            return MultipleBirth.NotStated;
        if (!place.IsObject)
        {
            place.Expected("none、times_infants、not_stated、又はオブジェクト（{ … }）", "none, times_infants, not_stated, or an object, { … }");
            return MultipleBirth.None;
        }

        Block block = place.AsBlock();
        MultipleBirth? multiple =
            block.Find("per_further_infant") is { } more ? MultipleBirth.PerFurtherInfant(more.AsInteger(1, MostNightsOrUses) ?? 1)
            : block.Find("caps_from_two_infants") is { } table
                ? MultipleBirth.ByTable([.. table.AsList(fewest: 1).Select(cap => cap.AsInteger(0, MostNightsOrUses) ?? 0).DefaultIfEmpty()])
            : null;
        if (multiple is null)
            place.Fault("FORM_MISSING", "per_further_infant か caps_from_two_infants を書いてください。", "Give per_further_infant or caps_from_two_infants.");
        else
            block.NothingElse();
        return multiple ?? MultipleBirth.None;
    }
}
