using System.Diagnostics;
using TottoriCare.Fuzz;
using TottoriCare.Fuzz.Running;
using TottoriCare.Fuzz.Serving;
using TottoriCare.Fuzz.Targets;

if (args is [FaultyHost.Command, .. string[] rest])
{
    await FaultyHost.RunAsync(rest);
    return 0;
}

CommandLine command = CommandLine.Read(args, Random.Shared.Next());
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

var clock = Stopwatch.StartNew();
using HostProcess host = HostProcess.Start("TottoriCare.Grpc.dll", "--rulebooks", "rulebooks");
var run = new FuzzRun(host, ServedTargets.Product, command.Settings, Console.Out);
run.Run();
FuzzReport.Write(Console.Out, run, command.Settings, clock.Elapsed);
return run.Verdicts.Failures.Count == 0 ? 0 : 1;
