using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using TottoriCare.Calendars;
using TottoriCare.Rulebooks;

namespace TottoriCare.Specs.Mutants;

/// <summary>変異の実行: every mutation of some rulebooks, and what became of it.</summary>
/// <param name="Broken">What a row shows of a rulebook as it is; its changes are then not tried.</param>
/// <param name="Refused">Those that the reader of rulebooks refuses.</param>
/// <param name="Noticed">Those that a spec shows, each with the first row that does.</param>
/// <param name="Survivors">Those that no spec shows.</param>
internal sealed record MutantRun(
    IReadOnlyList<string> Broken, IReadOnlyCollection<Mutation> Refused,
    IReadOnlyDictionary<Mutation, string> Noticed, IReadOnlyList<Mutation> Survivors)
{
    /// <summary>Runs the specs below a folder under every mutation of the shipped rulebooks.</summary>
    public static async Task<MutantRun> OfAsync(string root)
    {
        var holidays = HolidayCalendar.FromLaw();
        var broken = new List<string>();
        var refused = new ConcurrentBag<Mutation>();
        var noticed = new ConcurrentDictionary<Mutation, string>();
        var survivors = new ConcurrentBag<Mutation>();
        foreach (MunicipalityCode code in ShippedRulebooks.Codes)
        {
            JsonNode shipped = FileOf(code);
            Rulebook rulebook = ShippedRulebooks.Find(code)!;
            SpecWatch specs = SpecWatch.Of(root, rulebook);
            if (await specs.NoticeAsync(Ordinance.Of(rulebook, holidays)) is { } shown)
            {
                broken.Add(shown);
                continue;
            }

            await Parallel.ForEachAsync(RulebookMutations.Of(shipped), new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, async (mutation, _) =>
            {
                if (mutation.ApplyTo(shipped) is not { } mutant)
                    refused.Add(mutation);
                else if (await specs.NoticeAsync(Ordinance.Of(mutant, holidays)) is { } row)
                    noticed[mutation] = row;
                else
                    survivors.Add(mutation);
            });
        }

        return new MutantRun(broken, refused, noticed, [.. survivors.OrderBy(one => one.ToString(), StringComparer.Ordinal)]);
    }

    // As it is written: in the canonical form the alternatives of a reading stand in another order.
    private static JsonNode FileOf(MunicipalityCode code)
    {
        using Stream file = typeof(ShippedRulebooks).Assembly.GetManifestResourceStream($"TottoriCare.Rulebooks.{code.Value}.json")!;
        return JsonNode.Parse(file)!;
    }
}
