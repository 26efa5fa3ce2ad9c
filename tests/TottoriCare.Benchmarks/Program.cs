using TottoriCare.Benchmarks;

CommandLine command = CommandLine.Read(args);
if (command.WantsHelp)
{
    Console.WriteLine(CommandLine.Help);
    return 0;
}

if (command.Fault is { } fault)
{
    Console.Error.WriteLine(fault.Ja);
    Console.Error.WriteLine(fault.En);
    return 2;
}

var report = new Report(Console.Out, command.Effort);
command.Benchmark!.Run(command.Effort, report);
return report.Close() ? 0 : 1;
