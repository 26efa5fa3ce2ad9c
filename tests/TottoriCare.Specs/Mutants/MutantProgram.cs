using TottoriCare.Rulebooks;

namespace TottoriCare.Specs.Mutants;

/// <summary>変異のプログラム: changes the rulebooks one value at a time, and says which changes the specs show.</summary>
internal static class MutantProgram
{
    /// <returns>0 where every change is shown by a spec or listed as one that says the same, else 1.</returns>
    public static async Task<int> RunAsync(string folder, TextWriter output)
    {
        MutantRun run = await MutantRun.OfAsync(folder);
        HashSet<string> equivalent = [.. EquivalentMutants.Listed];
        string[] survivors = [.. run.Survivors.Select(one => one.ToString()).Where(one => !equivalent.Contains(one))];
        string[] stale = [.. equivalent.Except(run.Survivors.Select(one => one.ToString()))];

        foreach (string broken in run.Broken)
            await output.WriteLineAsync($"規則集を変えなくても合わない例がある / a row that the rulebook as it is does not fit: {broken}");
        foreach (string survivor in survivors)
            await output.WriteLineAsync($"どの例も違いを示さない / no row shows it: {survivor}");
        foreach (string listed in stale)
            await output.WriteLineAsync($"同じことを言う変異ではない / listed as one that says the same, and is not: {listed}");

        foreach (string municipality in ShippedRulebooks.Codes.Select(code => code.Value))
            await output.WriteLineAsync(Figure($"rulebook-mutants-killed-{municipality}", run.Noticed.Keys.Count(one => one.Municipality == municipality), survivors.Count(one => one.StartsWith(municipality, StringComparison.Ordinal))));
        await output.WriteLineAsync(Figure("rulebook-mutants-killed", run.Noticed.Count, survivors.Length));
        await output.WriteLineAsync(Figure("rulebook-mutants-killed-by-specs", run.Noticed.Count, survivors.Length));
        await output.WriteLineAsync($"figure rulebook-mutants-refused {run.Refused.Count}");
        await output.WriteLineAsync($"figure rulebook-mutants-equivalent {run.Survivors.Count - survivors.Length}");
        return run.Broken.Count == 0 && survivors.Length == 0 && stale.Length == 0 ? 0 : 1;
    }

    private static string Figure(string name, int noticed, int survivors) => $"figure {name} {noticed}/{noticed + survivors}";
}
