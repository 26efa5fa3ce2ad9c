namespace TottoriCare.Conformance;

/// <summary>命令: scores a system and reports.</summary>
public static class ConformanceCommand
{
    private const int Whole = 0;
    private const int SomeFailed = 1;
    private const int NotScored = 2;
    private const int Step = 100;

    /// <summary>Runs the command.</summary>
    /// <returns>0 where every scored case passed, 1 where some failed, 2 where the system can't be scored.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, TextWriter errors, CancellationToken stop = default)
    {
        CommandLine command = CommandLine.Read(arguments);
        if (command.WantsHelp)
        {
            await output.WriteLineAsync(CommandLine.Help);
            return Whole;
        }

        if (command.Fault is { } fault)
            return await RefuseAsync([fault], errors);
        if (!TryReadCases(command, out IReadOnlyList<ConformanceCase> cases, out IReadOnlyList<Words> faults))
            return await RefuseAsync(faults, errors);

        TextWriter progress = TextWriter.Synchronized(errors);
        using var target = new Target(command.Target!, command.Protocol, command.Timeout, command.Headers);
        (Score? score, Words? unscored) = await Scorer.ScoreAsync(cases, target, command.AtOnce, done => Tell(done, cases.Count, progress), stop);
        if (score is null)
            return await RefuseAsync([unscored!], errors);

        await output.WriteLineAsync(command.AsJson ? JsonReport.Of(score) : TextReport.Of(score, command.Language));
        if (score.Passed + score.Failed == 0)
            return await RefuseAsync([new("採点できるメソッドを、一つも提供していません。--target を確かめてください。", "It offers none of the methods that can be scored; check --target.")], errors);
        return score.IsWhole ? Whole : SomeFailed;
    }

    private static bool TryReadCases(CommandLine command, out IReadOnlyList<ConformanceCase> cases, out IReadOnlyList<Words> faults)
    {
        faults = [];
        try
        {
            if (command.CaseFile is { } path)
            {
                using StreamReader reader = File.OpenText(path);
                if (!CaseFile.TryRead(reader, out cases, out faults))
                    return false;
            }
            else
            {
                cases = CaseFile.Kept();
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            cases = [];
            faults = [new($"--cases のファイルを読めません（{fault.Message}）。", $"The file of --cases can't be read ({fault.Message}).")];
            return false;
        }

        string[] codes = [.. cases.Select(one => one.Rulebook).Distinct().Order(StringComparer.Ordinal)];
        if (command.Rulebook is { } code)
        {
            cases = [.. cases.Where(one => one.Rulebook == code)];
            if (cases.Count == 0)
                faults = [new($"規則集 {code} の事例はありません。あるのは {string.Join("、", codes)} です。", $"There is no case of the rulebook {code}, only of {string.Join(", ", codes)}.")];
        }

        return faults.Count == 0;
    }

    private static void Tell(int done, int all, TextWriter errors)
    {
        if (done % Step == 0 || done == all)
            errors.WriteLine($"{done} / {all}");
    }

    private static async Task<int> RefuseAsync(IEnumerable<Words> faults, TextWriter errors)
    {
        foreach (Words fault in faults)
            await errors.WriteLineAsync(fault.ToString());
        return NotScored;
    }
}
