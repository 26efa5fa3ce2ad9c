using System.Collections;
using Microsoft.Extensions.Configuration.Memory;

namespace TottoriCare.Grpc.Hosting;

/// <summary>設定の出所: one place where settings are written: a file, the environment, the command line.</summary>
internal sealed class SettingsSource
{
    // What the tests of this product are told by the environment is no setting of the host that they start.
    private const string OfTests = Setting.EnvironmentPrefix + "TEST_";

    private readonly IConfigurationRoot _values;
    private readonly string? _folder;
    private readonly Func<string, string> _write;

    private SettingsSource(IConfigurationSource values, LocalizedText name, string? folder, Func<string, string> write)
    {
        _values = new ConfigurationBuilder().Add(values).Build();
        _folder = folder;
        _write = write;
        Name = name;
    }

    /// <summary>The source as a message names it: in Japanese before a key, in English after it.</summary>
    public LocalizedText Name { get; }

    /// <summary>Every key that the source gives a value to, or that it leaves empty.</summary>
    public IEnumerable<(string Key, bool IsEmptySection)> Keys =>
        _values.AsEnumerable().Where(pair => pair.Value is not null || !_values.GetSection(pair.Key).GetChildren().Any())
            .Select(pair => (pair.Key, pair.Value is null)).OrderBy(pair => pair.Key, StringComparer.OrdinalIgnoreCase);

    /// <summary>The settings of a file.</summary>
    /// <param name="values">Its content.</param>
    /// <param name="path">Where it is.</param>
    public static SettingsSource OfFile(IConfigurationSource values, string path) => new(
        values, new($"ファイル {path} の ", $"the file {path}"), Path.GetDirectoryName(Path.GetFullPath(path)), key => key);

    /// <summary>The settings of environment variables.</summary>
    /// <param name="variables">All variables; those that don't begin with the prefix are not looked at.</param>
    /// <param name="passedOver">A variable that says something else than a setting.</param>
    public static SettingsSource OfEnvironment(IDictionary variables, string passedOver)
    {
        Dictionary<string, string> named = variables.Cast<DictionaryEntry>()
            .Select(variable => ((string)variable.Key, (string?)variable.Value ?? ""))
            .Where(variable => variable.Item1.StartsWith(Setting.EnvironmentPrefix, StringComparison.OrdinalIgnoreCase)
                && !variable.Item1.StartsWith(OfTests, StringComparison.OrdinalIgnoreCase)
                && !variable.Item1.Equals(passedOver, StringComparison.OrdinalIgnoreCase))
            .GroupBy(variable => variable.Item1[Setting.EnvironmentPrefix.Length..].Replace("__", ":", StringComparison.Ordinal), StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.First().Item2, StringComparer.OrdinalIgnoreCase);
        return new SettingsSource(
            InMemory(named), new("環境変数の ", "the environment"), folder: null,
            key => Setting.EnvironmentPrefix + key.ToUpperInvariant().Replace(":", "__", StringComparison.Ordinal));
    }

    /// <summary>The settings of the command line.</summary>
    /// <param name="values">Values by key.</param>
    /// <param name="options">The option that gave a key; <c>--set</c> for all others.</param>
    public static SettingsSource OfCommandLine(IReadOnlyDictionary<string, string> values, IReadOnlyDictionary<string, string> options) => new(
        InMemory(values), new("コマンドラインの ", "the command line"), folder: null,
        key => options.TryGetValue(key, out string? option) ? option : $"--set {key}");

    /// <summary>The text of a key; none where the source does not name it, and empty where it names it without a value.</summary>
    public string? Find(string key) =>
        _values.Providers.Single().TryGet(key, out string? value) ? value ?? "" : _values.GetSection(key).GetChildren().Any() ? "" : null;

    /// <summary>A key as this source writes it.</summary>
    public string Write(string key) => _write(key);

    /// <summary>A path that this source names: in a file a relative one begins at the file, else where the program was started.</summary>
    public string Resolve(string path) => _folder is null || path.Length == 0 ? path : Path.Combine(_folder, path);

    private static MemoryConfigurationSource InMemory(IReadOnlyDictionary<string, string> values) =>
        new() { InitialData = values.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value)) };
}
