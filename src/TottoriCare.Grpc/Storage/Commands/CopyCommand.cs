using System.CommandLine;

namespace TottoriCare.Grpc.Storage;

/// <summary>copy コマンド: takes a ledger into another database, of either engine.</summary>
internal static class CopyCommand
{
    public static Command Create()
    {
        var storage = new Option<StorageEngine>("--to-storage")
        {
            Description = "写す先（sqlite、postgres） / where to: sqlite or postgres", Required = true,
        };
        storage.AcceptOnlyFromAmong("sqlite", "postgres");
        var folder = new Option<string>("--to-data") { Description = "写す先のフォルダー / the folder to copy to" };
        var connection = new Option<string>("--to-connection") { Description = "写す先の PostgreSQL の接続文字列 / the connection string of the PostgreSQL to copy to" };

        Command command = LedgerCommand.Create(
            "copy", new("止めた台帳を別のデータベースに写し、確かめる", "takes the ledger, once no host serves it, into another database, and checks it"),
            (engine, parsed, console) => Run(
                engine, new StorageSettings(parsed.GetValue(storage), parsed.GetValue(folder), parsed.GetValue(connection)), console));
        command.Options.Add(storage);
        command.Options.Add(folder);
        command.Options.Add(connection);
        command.Validators.Add(result =>
        {
            bool isMissing = result.GetValue(storage) == StorageEngine.Postgres ? result.GetValue(connection) is null : result.GetValue(folder) is null;
            if (isMissing)
                result.AddError(result.GetValue(storage) == StorageEngine.Postgres ? "Give --to-connection." : "Give --to-data.");
        });
        return command;
    }

    // What a host still wrote to the old database after its copy would be missing from the new one.
    private static int Run(IStorageEngine source, StorageSettings to, LedgerCommand.Console console)
    {
        source.OpenWriter().Dispose();
        return LedgerCommand.Run(
            to,
            target =>
            {
                console.Print(LedgerCopy.Run(source, target, console.Progress));
                return console.Done(new(
                    "写し、確かめました。以後は写した先で運用してください。元の台帳は控えとして残しています。",
                    "Copied and checked. Serve the new one from now on; the old one is left as it was."));
            },
            console);
    }
}
