using System.Collections;
using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Reflection;
using TottoriCare.Grpc.Access;
using TottoriCare.Grpc.Rulebooks;

namespace TottoriCare.Grpc.Hosting;

/// <summary>コマンドライン: what the arguments ask for: a host, the help text, the version, or a command of its own.</summary>
internal static class CommandLine
{
    /// <summary>The exit code where arguments or settings are faulty.</summary>
    public const int Faulty = 2;

    private const string Set = "--set";
    private const string SettingsFileOption = "--settings";

    /// <summary>使い方: the help text, in both languages.</summary>
    public static readonly string Help = $"""
        使い方: TottoriCare.Grpc [オプション]
                TottoriCare.Grpc {KeysCommand.Name} …      認証情報の管理（{KeysCommand.Name} --help）
          --grpc-port 番号       gRPC（HTTP/2）のポート。既定 {HostSettings.UsualGrpcPort}、0 は空きポート
          --http-port 番号       JSON（HTTP/1.1）のポート。既定 {HostSettings.UsualHttpPort}、0 は空きポート
          --listen アドレス       待ち受けるアドレス。既定 127.0.0.1。ほかの機器から届くアドレスには TLS が必要
          --keys ファイル          {KeysCommand.Name} create で作る、認証情報のファイル
          --rulebooks フォルダー   規則集（*.json）のフォルダー。同梱の規則集に加え、同じ団体コードのものは置き換える
          --holidays ファイル      内閣府の「国民の祝日・休日」の一覧（CSV）
          --reload-on ファイル     このファイルの更新時刻が変わると、規則集と祝日の一覧を読み直す（1秒ごとに確かめる）
          {SettingsFileOption} ファイル      設定ファイル（JSON）。環境変数 {SettingsSources.FileVariable} でも指定できる
          {Set} キー=値            そのほかの設定（例: {Set} Log:Format=json）。何度でも指定できる
          --version             版
          --help                この説明
        設定は、プログラムのフォルダーの {SettingsFile.UsualName}、{SettingsFileOption} のファイル、環境変数 {Setting.EnvironmentPrefix}…、コマンドラインの
        順に読み、後のものが優先します。すべての設定は OPERATIONS.md にあります。
        SIGHUP（Windows を除く）でも規則集と祝日を読み直します。Ctrl-C で終了します。

        Usage: TottoriCare.Grpc [options]
               TottoriCare.Grpc {KeysCommand.Name} …       manages credentials ({KeysCommand.Name} --help)
          --grpc-port N          port of gRPC (HTTP/2); {HostSettings.UsualGrpcPort} unless given, 0 for any free port
          --http-port N          port of JSON (HTTP/1.1); {HostSettings.UsualHttpPort} unless given, 0 for any free port
          --listen ADDRESS       the address to listen on; 127.0.0.1 unless given; one that others can reach takes TLS
          --keys FILE            the file of credentials, made by {KeysCommand.Name} create
          --rulebooks DIR        folder of rulebooks (*.json) beside the shipped ones; one of the same code replaces a shipped one
          --holidays FILE        the Cabinet Office's list of holidays (CSV)
          --reload-on FILE       reads rulebooks and holidays again when the time of this file changes (looked at every second)
          {SettingsFileOption} FILE        file of settings (JSON); also by the environment variable {SettingsSources.FileVariable}
          {Set} KEY=VALUE         any other setting, as in {Set} Log:Format=json; may be repeated
          --version              the version
          --help                 this text
        Settings are read from {SettingsFile.UsualName} in the program's folder, the file of {SettingsFileOption}, environment variables
        {Setting.EnvironmentPrefix}… and the command line; the last one counts. OPERATIONS.md lists them all.
        SIGHUP makes it read rulebooks and holidays again too, but not on Windows. Ctrl-C ends it.
        """;

    /// <summary>版: the name of the program and its version.</summary>
    public static readonly string Version =
        $"TottoriCare.Grpc {typeof(CommandLine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0]}";

    private static readonly Option<string[]> s_settings = Repeatable(SettingsFileOption);
    private static readonly Option<string[]> s_set = Repeatable(Set);

    private static readonly IReadOnlyList<(Setting Setting, Option<string[]> Option)> s_options =
        [.. HostSettings.WithOption.Select(setting => (setting, Repeatable(setting.Option!)))];

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
    /// <param name="arguments">The arguments.</param>
    /// <param name="environment">The environment variables.</param>
    /// <param name="programFolder">Where the program lies.</param>
    /// <param name="settings">The settings; none where there is a fault.</param>
    /// <returns>Every fault of the arguments, or else of the settings.</returns>
    public static IReadOnlyList<InputError> Read(
        IReadOnlyList<string> arguments, IDictionary environment, string programFolder, out HostSettings? settings) =>
        Read(Root(TextWriter.Null, TextWriter.Null).Parse(arguments, s_parsing), environment, programFolder, out settings);

    private static async Task<int> ServeAsync(ParseResult parsed, TextWriter output, TextWriter errors, CancellationToken stop)
    {
        IReadOnlyList<InputError> faults =
            Read(parsed, Environment.GetEnvironmentVariables(), AppContext.BaseDirectory, out HostSettings? settings);
        if (settings is not null)
            return await ServiceHost.ServeAsync(settings, output, errors, stop);
        await WriteAsync(errors, faults);
        return Faulty;
    }

    private static IReadOnlyList<InputError> Read(
        ParseResult parsed, IDictionary environment, string programFolder, out HostSettings? settings)
    {
        settings = null;
        List<InputError> faults = [];
        faults.AddRange(parsed.UnmatchedTokens.Select(Unknown));

        var (values, options) = (new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase), new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase));
        foreach ((Setting setting, Option<string[]> option) in s_options)
        {
            options.Add(setting.Key, setting.Option!);
            if (TryReadOnce(parsed, option, setting.Form, setting.Example, faults, out string? value))
                values.Add(setting.Key, value!);
        }

        TryReadOnce(parsed, s_settings, new("ファイル", "a file"), "settings.json", faults, out string? file);
        ReadPairs(parsed, values, faults);
        if (faults.Count > 0)
            return faults;

        IReadOnlyList<SettingsSource> sources =
            SettingsSources.Gather(file, environment, programFolder, SettingsSource.OfCommandLine(values, options), faults);
        if (faults.Count == 0 && !HostSettings.TryRead(sources, out settings, out IReadOnlyList<InputError> found))
            return found;
        return faults;
    }

    private static bool TryReadOnce(
        ParseResult parsed, Option<string[]> option, LocalizedText form, string example, List<InputError> faults, out string? value)
    {
        value = null;
        if (parsed.GetResult(option) is not { } result)
            return false;
        string name = option.Name;
        value = result.Tokens is [{ Value: var only }] ? only : null;
        if (result.IdentifierTokenCount > 1)
            faults.Add(Fault(name, "OPTION_TWICE", $"{name} が二度あります。一つにしてください。", $"{name} is given twice; keep one."));
        else if (string.IsNullOrEmpty(value) || value.StartsWith("--", StringComparison.Ordinal))
            // The next option in place of a value is a value forgotten.
            faults.Add(Fault(name, "OPTION_WITHOUT_VALUE", $"{name} には{form.Ja}を指定してください（例: {name} {example}）。", $"{name} takes {form.En}, as in {name} {example}."));
        else
            return true;
        return false;
    }

    private static void ReadPairs(ParseResult parsed, Dictionary<string, string> values, List<InputError> faults)
    {
        if (parsed.GetResult(s_set) is not { } result)
            return;
        string[] pairs = [.. result.Tokens.Select(token => token.Value)];
        if (pairs.Length < result.IdentifierTokenCount || pairs.Any(pair => pair.IndexOf('=', StringComparison.Ordinal) < 1))
            faults.Add(Fault(Set, "OPTION_WITHOUT_VALUE", $"{Set} には「キー=値」を指定してください（例: {Set} Log:Format=json）。", $"{Set} takes KEY=VALUE, as in {Set} Log:Format=json."));
        foreach (string[] pair in pairs.Select(pair => pair.Split('=', 2)).Where(pair => pair.Length == 2))
        {
            if (!values.TryAdd(pair[0], pair[1]))
                faults.Add(Fault(pair[0], "OPTION_TWICE", $"{pair[0]} が二度あります。一つにしてください。", $"{pair[0]} is given twice; keep one."));
        }
    }

    private static RootCommand Root(TextWriter output, TextWriter errors)
    {
        var root = new RootCommand("産後ケアの規則による判定 / Postpartum care decided by rule") { TreatUnmatchedTokensAsErrors = false };
        foreach (Option option in root.Options)
        {
            option.Action = option switch
            {
                HelpOption { Action: HelpAction usual } => new Said(Help, usual),
                VersionOption => new Said(Version, ofCommands: null),
                _ => option.Action,
            };
        }

        // Every fault of the host's own arguments is said by itself, in both languages and all at once; so none may be one of the parser.
        root.SetAction((parsed, stop) => ServeAsync(parsed, output, errors, stop));
        root.Options.Add(s_settings);
        root.Options.Add(s_set);
        foreach ((_, Option<string[]> option) in s_options)
            root.Options.Add(option);
        root.Subcommands.Add(KeysCommand.Create(TimeProvider.System));
        return root;
    }

    private static Option<string[]> Repeatable(string name) => new(name) { Arity = ArgumentArity.ZeroOrMore };

    // What is no option may be a value that went astray, and a secret one.
    private static InputError Unknown(string token) => token.Split('=')[0] is ['-', ..] name
        ? Fault(
            name, "OPTION_UNKNOWN",
            $"{name} というオプションはありません。--help で使い方を確かめてください。", $"There is no option {name}; --help tells those that there are.")
        : Fault(
            "", "ARGUMENT_UNKNOWN",
            "どのオプションにも属さない引数があります。--help で使い方を確かめてください。", "An argument belongs to no option; --help tells those that there are.");

    private static InputError Fault(string name, string code, string ja, string en) => new(name, code, new LocalizedText(ja, en));

    // The parser of arguments speaks English alone.
    private static InputError OfCommand(ParseError error) => new(
        "", "ARGUMENTS_INVALID", new LocalizedText($"引数に誤りがあります。--help で使い方を確かめてください（{error.Message}）。", $"{error.Message} --help tells how it is used."));

    private static Task WriteAsync(TextWriter errors, IReadOnlyList<InputError> faults) => errors.WriteLineAsync(new Refusal(
        new($"設定に誤りがあるため、起動しません（{faults.Count}件）。", $"The settings are faulty, so the service does not start (faults: {faults.Count})."),
        faults).ToString());

    // Help and version as this product words them; the commands of their own keep the usual help.
    private sealed class Said(string words, HelpAction? ofCommands) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            if (ofCommands is not null && parseResult.CommandResult.Command is not RootCommand)
                return ofCommands.Invoke(parseResult);
            parseResult.InvocationConfiguration.Output.WriteLine(words);
            return 0;
        }
    }
}
