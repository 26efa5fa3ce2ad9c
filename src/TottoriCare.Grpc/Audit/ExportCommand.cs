using System.CommandLine;
using System.CommandLine.Help;
using Google.Protobuf;
using TottoriCare.Grpc.Access;
using TottoriCare.Grpc.Audit.Verifying;
using TottoriCare.Grpc.Hosting;
using TottoriCare.Grpc.Ledger;
using TottoriCare.Grpc.Log.Signing;
using TottoriCare.Grpc.Rulebooks;
using TottoriCare.Grpc.Storage;

namespace TottoriCare.Grpc.Audit;

/// <summary>export・log-key コマンド: writes the log of a municipality to a file, and shows by what key its head is signed.</summary>
/// <remarks>
/// For whoever may read the ledger's files; only reads, so a host may run meanwhile. Exit codes: 0 done, 1 it can't be done, 2 the
/// arguments or settings are faulty.
/// </remarks>
internal static class ExportCommand
{
    public const string Name = "export";
    public const string KeyName = "log-key";

    private const int CannotBeDone = 1;

    private static readonly JsonFormatter s_line = new(JsonFormatter.Settings.Default.WithFormatDefaultValues(true));

    private const string Help = $"""
        使い方: TottoriCare.Grpc {Name} ファイル --municipality コード [台帳の設定]
                TottoriCare.Grpc {KeyName} [台帳の設定]
          {Name} は団体の記録の全体をファイルに書き出し、{KeyName} は署名の公開鍵（PEM）を表示します。台帳の設定は
          --data、--storage、--connection、--settings、--set など、サービスと同じです。書き出したファイルには個人に関する値があります。

        Usage: TottoriCare.Grpc {Name} FILE --municipality CODE [settings of the ledger]
               TottoriCare.Grpc {KeyName} [settings of the ledger]
          {Name} writes the whole log of a municipality to a file; {KeyName} prints the public key of its signatures (PEM). The settings
          of the ledger are those of the service: --data, --storage, --connection, --settings, --set. The file holds values of persons.
        """;

    /// <summary>The command that writes a log, to be added to the one of the program.</summary>
    public static Command Create()
    {
        var file = new Argument<string>("file");
        var municipality = new Option<string>("--municipality") { Required = true };
        var command = new Command(Name, "記録の書出し / writes a log to a file") { file, municipality, new HelpOption { Action = new VerifyCommand.Said(Help) } };
        WithSettings(command, (settings, parsed) => Export(
            settings, parsed.GetRequiredValue(file), parsed.GetRequiredValue(municipality), parsed.InvocationConfiguration.Error));
        return command;
    }

    /// <summary>The command that prints the public key, likewise.</summary>
    public static Command CreateKey()
    {
        var command = new Command(KeyName, "記録の公開鍵 / the public key of the log") { new HelpOption { Action = new VerifyCommand.Said(Help) } };
        WithSettings(command, (settings, parsed) =>
        {
            using LogSigningKey key = LogSigningKey.Open(settings.Audit.KeyFileIn(settings.Storage), settings.Audit.LogName);
            parsed.InvocationConfiguration.Output.Write(key.Public.ToPem());
            return 0;
        });
        return command;
    }

    /// <summary>The parts of a log as lines of JSON.</summary>
    public static void Write(IEnumerable<V1.ExportLogResponse> parts, TextWriter output)
    {
        foreach (V1.ExportLogResponse part in parts)
        {
            s_line.Format(part, output);
            output.Write('\n');
        }
    }

    private static void WithSettings(Command command, Func<HostSettings, ParseResult, int> run)
    {
        foreach (Option option in Arguments.Options)
            command.Options.Add(option);
        command.SetAction(parsed =>
        {
            TextWriter errors = parsed.InvocationConfiguration.Error;
            IReadOnlyList<InputError> faults =
                Arguments.Read(parsed, Environment.GetEnvironmentVariables(), AppContext.BaseDirectory, out HostSettings? settings);
            try
            {
                if (settings is not null && settings.Storage.Engine != StorageEngine.None)
                    return run(settings, parsed);
                errors.WriteLine(new Refusal(new("台帳の設定に誤りがあるか、台帳がありません。", "The settings of the ledger are faulty, or there is no ledger."), faults));
                return CommandLine.Faulty;
            }
            catch (StorageFault fault)
            {
                errors.WriteLine(Refusal.Printable($"{fault.Text.Ja}\n{fault.Text.En}"));
                return CannotBeDone;
            }
        });
    }

    private static int Export(HostSettings settings, string file, string municipality, TextWriter errors)
    {
        if (!MunicipalityCode.TryParse(municipality, out MunicipalityCode? code, out InputError? error))
        {
            errors.WriteLine(new Refusal(new("書き出せません。", "It can't be written."), [error.Under("--municipality")]));
            return CommandLine.Faulty;
        }

        using IStorageEngine engine = settings.Storage.OpenEngine();
        using LogSigningKey key = LogSigningKey.Open(settings.Audit.KeyFileIn(settings.Storage), settings.Audit.LogName);
        using var log = new LogReader(engine, code);
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = FilePrivacy.OwnerOnly;
            using var output = new StreamWriter(file, options);
            Write(LogExport.PartsOf(log, code, log.Head().Size, key), output);
            return 0;
        }
        catch (Exception fault) when (BoundedFile.IsUnreadable(fault))
        {
            errors.WriteLine(new Refusal(new("書き出せません。", "It can't be written."), [new InputError("", "FILE_NOT_WRITABLE", new LocalizedText(
                "ファイルがすでにあるか、作れません。ほかの名を指定するか、フォルダーの権限と空きを確かめてください。",
                "The file exists already or can't be made: give another name, or check the folder's permissions and room."))]));
            return CannotBeDone;
        }
    }
}
