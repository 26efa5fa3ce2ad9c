using System.CommandLine;
using System.Data.Common;
using TottoriCare.Grpc.Hosting;
using TottoriCare.Grpc.Rulebooks;

namespace TottoriCare.Grpc.Storage;

/// <summary>台帳の保守のコマンドの形: finds the ledger by the settings of the host, and tells in both languages what came of it.</summary>
/// <remarks>Exit codes: 0 done, 1 it can't be done or a fault was found, 2 the arguments or settings are faulty. The roots of the logs go to the output, sentences to the errors.</remarks>
internal static class LedgerCommand
{
    private const int CannotBeDone = 1;
    private const int FaultyArguments = 2;

    /// <summary>A command that is run on the ledger that its arguments and the settings name.</summary>
    public static Command Create(string name, LocalizedText what, Func<IStorageEngine, ParseResult, Console, int> run)
    {
        var command = new Command(name, $"{what.Ja} / {what.En}");
        foreach (Option option in Arguments.OfStorage)
            command.Options.Add(option);
        command.SetAction(parsed =>
        {
            var console = new Console(parsed.InvocationConfiguration);
            IReadOnlyList<InputError> faults =
                Arguments.Read(parsed, Environment.GetEnvironmentVariables(), AppContext.BaseDirectory, out HostSettings? settings);
            if (settings is null)
            {
                return console.Refuse(new(
                    $"設定に誤りがあるため、実行しません（{faults.Count}件）。", $"The settings are faulty, so nothing is done (faults: {faults.Count})."), faults, FaultyArguments);
            }

            if (settings.Storage.Engine == StorageEngine.None)
            {
                return console.Refuse(new(
                    "設定に台帳がありません。--storage sqlite 又は --storage postgres を指定してください。",
                    "The settings name no ledger: give --storage sqlite or --storage postgres."), [], FaultyArguments);
            }

            return Run(settings.Storage, engine => run(engine, parsed, console), console);
        });
        return command;
    }

    /// <summary>Opens the database of settings and works with it.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(StorageSettings settings, Func<IStorageEngine, int> work, Console console)
    {
        try
        {
            using IStorageEngine engine = settings.OpenEngine();
            try
            {
                return work(engine);
            }
            catch (DbException failure)
            {
                return console.Refuse(engine.Explain(failure), []);
            }
        }
        catch (StorageFault fault)
        {
            return console.Refuse(fault.Text, []);
        }
    }

    /// <summary>画面: where a command tells what it does.</summary>
    internal sealed class Console(InvocationConfiguration of)
    {
        /// <summary>How far long work has come.</summary>
        public Progress Progress { get; } = new(of.Error);

        /// <summary>Prints the root of every log: municipality, number of entries, root.</summary>
        public void Print(IEnumerable<LogRoot> roots)
        {
            foreach (LogRoot root in roots)
                of.Output.WriteLine(root);
        }

        /// <summary>Says that all is done.</summary>
        public int Done(LocalizedText sentence)
        {
            of.Error.WriteLine(Refusal.Printable($"{sentence.Ja}\n{sentence.En}"));
            return 0;
        }

        /// <summary>Says why not.</summary>
        public int Refuse(LocalizedText headline, IReadOnlyList<InputError> faults, int exitCode = CannotBeDone)
        {
            of.Error.WriteLine(new Refusal(headline, faults).ToString());
            return exitCode;
        }
    }
}
