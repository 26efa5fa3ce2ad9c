using System.CommandLine;
using TottoriCare.Grpc.Hosting;

namespace TottoriCare.Grpc.Storage;

/// <summary>台帳の保守のコマンド: what an operator does with a ledger beside serving it.</summary>
internal static class LedgerCommands
{
    /// <summary>Each of them, to be added to the command of the program.</summary>
    public static IEnumerable<Command> All() =>
    [
        LedgerCommand.Create("migrate", new("台帳をこの版の形にする", "brings the ledger to the form of this version"), Migrate),
        OfFile("backup", new("動いている台帳をファイルに写し、確かめる", "writes the ledger into a file while it is served, and checks it"), Backup),
        OfFile("restore", new("バックアップを空の台帳に戻す", "brings a backup back into an empty ledger"), Restore),
        LedgerCommand.Create("check", new("台帳をすべて読み、誤りを示す", "reads the whole ledger and names every fault"), Check),
        CopyCommand.Create(),
    ];

    private static Command OfFile(string name, LocalizedText what, Func<IStorageEngine, string, LedgerCommand.Console, int> run)
    {
        var file = new Argument<string>("file") { Description = "バックアップのファイル / the file of the backup" };
        Command command = LedgerCommand.Create(name, what, (engine, parsed, console) => run(engine, parsed.GetRequiredValue(file), console));
        command.Arguments.Add(file);
        return command;
    }

    private static int Migrate(IStorageEngine engine, ParseResult parsed, LedgerCommand.Console console)
    {
        IReadOnlyList<int> done = Migrator.Migrate(engine);
        return console.Done(done.Count == 0
            ? new("台帳はすでにこの版の形です。", "The ledger has the form of this version already.")
            : new($"移行 {string.Join("、", done)} を行いました。", $"Ran migration {string.Join(", ", done)}."));
    }

    private static int Backup(IStorageEngine engine, string file, LedgerCommand.Console console)
    {
        console.Print(LedgerBackup.Write(engine, file, console.Progress));
        return console.Done(new($"{file} に書き、確かめました。", $"Written to {file} and checked."));
    }

    private static int Restore(IStorageEngine engine, string file, LedgerCommand.Console console)
    {
        console.Print(LedgerBackup.Restore(file, engine, console.Progress));
        return console.Done(new($"{file} から戻し、確かめました。", $"Brought back from {file} and checked."));
    }

    private static int Check(IStorageEngine engine, ParseResult parsed, LedgerCommand.Console console)
    {
        IReadOnlyList<InputError> faults = LedgerCheck.Run(engine, console.Progress);
        if (faults.Count > 0)
            return console.Refuse(new($"台帳に誤りがあります（{faults.Count}件）。", $"The ledger has faults ({faults.Count})."), faults);
        using System.Data.Common.DbConnection connection = engine.OpenReader();
        console.Print(LogRoots.Read(connection));
        return console.Done(new("誤りはありません。", "There is no fault."));
    }
}
