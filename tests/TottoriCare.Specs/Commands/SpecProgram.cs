using TottoriCare.Calendars;
using TottoriCare.Specs.Mutants;
using TottoriCare.Specs.Reading;
using TottoriCare.Specs.Report;
using TottoriCare.Specs.Running;

namespace TottoriCare.Specs.Commands;

/// <summary>仕様のプログラム: runs the specs and says what came of it.</summary>
internal static class SpecProgram
{
    private const int FaultyArguments = 2;

    /// <returns>The exit code: 0 where everything holds, 1 where it does not, 2 where the arguments are faulty.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, TextWriter errors)
    {
        SpecCommand command = SpecCommand.Read(arguments);
        if (command.WantsHelp)
        {
            await output.WriteLineAsync(SpecCommand.Help);
            return 0;
        }

        if (command.Fault is { } fault)
        {
            await errors.WriteLineAsync($"{fault.Ja}\n{fault.En}");
            return FaultyArguments;
        }

        if (command.Mutates)
            return await MutantProgram.RunAsync(command.Folder, output);

        var holidays = HolidayCalendar.FromLaw();
        SpecRun run = await SpecRun.OfAsync(command.Folder, [.. command.Rulebooks.Select(rulebook => Ordinance.Of(rulebook, holidays))]);
        await TellAsync(run, output);
        if (command.Report is { } file)
        {
            string path = Directory.Exists(file) ? Path.Combine(file, "specs.html") : file;
            await File.WriteAllTextAsync(path, HtmlReport.Of(run, Revision.Of(command.Folder)));
            await output.WriteLineAsync($"報告を書きました / report written: {path}");
        }

        return run.Holds ? 0 : 1;
    }

    private static async Task TellAsync(SpecRun run, TextWriter output)
    {
        foreach (SpecFault fault in run.Faults)
            await output.WriteLineAsync($"{fault.Place}: 書き方の誤り / faulty spec {fault.Code}\n    {fault.Message.Ja}\n    {fault.Message.En}");
        foreach (WrongCell wrong in run.Wrong)
            await output.WriteLineAsync(wrong.ToString());
        foreach (Coverage.RuleCoverage one in run.Coverage)
        {
            foreach (string id in one.RulesWithout.Select(rule => rule.Id).Concat(one.ReadingsWithout.Select(reading => reading.Id)))
                await output.WriteLineAsync($"{one.Rulebook.MunicipalityName.Ja}: {id} を確かめる例がありません / no case tests {id}");
        }

        // A spec that can't be read has not passed.
        await output.WriteLineAsync($"figure spec-cases {run.Folders.Sum(folder => folder.Cases.Count)}");
        foreach (SpecFolder folder in run.Folders)
            await output.WriteLineAsync($"figure spec-cases-{folder.Ordinance.Rulebook.Municipality} {folder.Cases.Count}");
        await output.WriteLineAsync($"figure spec-failed {run.CasesFailed + run.Faults.Count}");
        await output.WriteLineAsync($"figure rules-without-spec {run.RulesWithout}");
        await output.WriteLineAsync($"figure readings-without-spec {run.ReadingsWithout}");
    }
}
