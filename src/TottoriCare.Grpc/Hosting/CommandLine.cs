using System.Collections;
using System.CommandLine;
using System.CommandLine.Parsing;
using TottoriCare.Grpc.Access;
using TottoriCare.Grpc.Audit;
using TottoriCare.Grpc.Audit.Verifying;
using TottoriCare.Grpc.Rulebooks;
using TottoriCare.Grpc.Storage;

namespace TottoriCare.Grpc.Hosting;

/// <summary>コマンドライン: what the arguments ask for: a host, the help text, the version, or a command of its own.</summary>
internal static class CommandLine
{
    /// <summary>The exit code where arguments or settings are faulty.</summary>
    public const int Faulty = 2;

    private static readonly ParserConfiguration s_parsing = new() { ResponseFileTokenReplacer = null };

    /// <summary>Runs the program.</summary>
    /// <returns>The exit code: 0 after a graceful end, 1 where it can't do what it is asked for, 2 where arguments or settings are faulty.</returns>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments, TextWriter output, TextWriter errors, CancellationToken stop = default)
    {
        ParseResult parsed = Root(output, errors).Parse(arguments, s_parsing);
        if (parsed.Errors.Count > 0 && parsed.Action is not { ClearsParseErrors: true })
        {
            await WriteAsync(errors, [.. parsed.Errors.Select(OfCommand)]);
            return Faulty;
        }

        return await parsed.InvokeAsync(
            new InvocationConfiguration { Output = output, Error = errors, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null },
            stop);
    }

    /// <summary>Reads the settings that the arguments give and name.</summary>
    /// <inheritdoc cref="Arguments.Read(ParseResult, IDictionary, string, out HostSettings?)"/>
    public static IReadOnlyList<InputError> Read(
        IReadOnlyList<string> arguments, IDictionary environment, string programFolder, out HostSettings? settings) =>
        Arguments.Read(Root(TextWriter.Null, TextWriter.Null).Parse(arguments, s_parsing), environment, programFolder, out settings);

    private static async Task<int> ServeAsync(ParseResult parsed, TextWriter output, TextWriter errors, CancellationToken stop)
    {
        IReadOnlyList<InputError> faults =
            Arguments.Read(parsed, Environment.GetEnvironmentVariables(), AppContext.BaseDirectory, out HostSettings? settings);
        if (settings is not null)
            return await ServiceHost.ServeAsync(settings, output, errors, stop);
        await WriteAsync(errors, faults);
        return Faulty;
    }

    private static RootCommand Root(TextWriter output, TextWriter errors)
    {
        var root = new RootCommand("産後ケアの規則による判定 / Postpartum care decided by rule") { TreatUnmatchedTokensAsErrors = false };
        Usage.Word(root);

        // Every fault of the host's own arguments is said by itself, in both languages and all at once; so none may be one of the parser.
        root.SetAction((parsed, stop) => ServeAsync(parsed, output, errors, stop));
        foreach (Option option in Arguments.Options)
            root.Options.Add(option);
        foreach (Command command in LedgerCommands.All())
            root.Subcommands.Add(command);
        root.Subcommands.Add(KeysCommand.Create(TimeProvider.System));
        root.Subcommands.Add(VerifyCommand.Create());
        root.Subcommands.Add(ExportCommand.Create());
        root.Subcommands.Add(ExportCommand.CreateKey());
        return root;
    }

    // The parser of arguments speaks English alone.
    private static InputError OfCommand(ParseError error) => new(
        "", "ARGUMENTS_INVALID", new LocalizedText($"引数に誤りがあります。--help で使い方を確かめてください（{error.Message}）。", $"{error.Message} --help tells how it is used."));

    private static Task WriteAsync(TextWriter errors, IReadOnlyList<InputError> faults) => errors.WriteLineAsync(new Refusal(
        new($"設定に誤りがあるため、起動しません（{faults.Count}件）。", $"The settings are faulty, so the service does not start (faults: {faults.Count})."),
        faults).ToString());
}
