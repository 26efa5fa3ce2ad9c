using System.Collections;
using System.CommandLine;
using TottoriCare.Grpc.Storage;

namespace TottoriCare.Grpc.Hosting;

/// <summary>引数: the options of the host itself, and the settings that they give and name.</summary>
internal static class Arguments
{
    /// <summary>The option that sets any key.</summary>
    public const string SetName = "--set";

    /// <summary>The option that names a file of settings.</summary>
    public const string SettingsFileName = "--settings";

    private static readonly Option<string[]> s_settings = Repeatable(SettingsFileName);
    private static readonly Option<string[]> s_set = Repeatable(SetName);

    private static readonly IReadOnlyList<(Setting Setting, Option<string[]> Option)> s_options =
        [.. HostSettings.WithOption.Select(setting => (setting, Repeatable(setting.Option!)))];

    /// <summary>Every option.</summary>
    public static IEnumerable<Option> Options => s_options.Select(option => option.Option).Append(s_settings).Append(s_set);

    /// <summary>Those of them that say which ledger is meant, for commands of their own.</summary>
    public static IEnumerable<Option> OfStorage => s_options
        .Where(option => StorageSettings.WithOption.Contains(option.Setting)).Select(Option (option) => option.Option).Append(s_settings).Append(s_set);

    /// <summary>Reads the settings of the arguments and of everything that they outweigh.</summary>
    /// <param name="parsed">The arguments.</param>
    /// <param name="environment">The environment variables.</param>
    /// <param name="programFolder">Where the program lies.</param>
    /// <param name="settings">The settings; none where there is a fault.</param>
    /// <returns>Every fault of the arguments, or else of the settings.</returns>
    public static IReadOnlyList<InputError> Read(
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
            faults.Add(Fault(SetName, "OPTION_WITHOUT_VALUE", $"{SetName} には「キー=値」を指定してください（例: {SetName} Log:Format=json）。", $"{SetName} takes KEY=VALUE, as in {SetName} Log:Format=json."));
        foreach (string[] pair in pairs.Select(pair => pair.Split('=', 2)).Where(pair => pair.Length == 2))
        {
            if (!values.TryAdd(pair[0], pair[1]))
                faults.Add(Fault(pair[0], "OPTION_TWICE", $"{pair[0]} が二度あります。一つにしてください。", $"{pair[0]} is given twice; keep one."));
        }
    }

    // What is no option may be a value that went astray, and a secret one.
    private static InputError Unknown(string token) => token.Split('=')[0] is ['-', ..] name
        ? Fault(
            name, "OPTION_UNKNOWN",
            $"{name} というオプションはありません。--help で使い方を確かめてください。", $"There is no option {name}; --help tells those that there are.")
        : Fault(
            "", "ARGUMENT_UNKNOWN",
            "どのオプションにも属さない引数があります。--help で使い方を確かめてください。", "An argument belongs to no option; --help tells those that there are.");

    // As often as it likes: what is said too often or without a value is told in this product's own words.
    private static Option<string[]> Repeatable(string name) => new(name) { Arity = ArgumentArity.ZeroOrMore };

    private static InputError Fault(string name, string code, string ja, string en) => new(name, code, new LocalizedText(ja, en));
}
