using System.Reflection;
using TottoriCare.Calendars;
using TottoriCare.Oracles.Naive;
using TottoriCare.Rulebooks;
using TottoriCare.Rules;

namespace TottoriCare.Oracles.Comparing;

/// <summary>場面: a rulebook under its own readings or under one alternative, ready for both deciders.</summary>
public sealed class Setting
{
    private Setting(string code, string? reading, Alternative? alternative, ReadOnlyMemory<byte> json, Ordinance engine)
    {
        Code = code;
        Reading = reading;
        Alternative = alternative;
        Json = json;
        Engine = new EngineDecider(engine);
        Naive = NaiveRulebook.Of(json, reading, alternative?.Name);
    }

    public string Code { get; }

    public string? Reading { get; }

    public Alternative? Alternative { get; }

    public ReadOnlyMemory<byte> Json { get; }

    internal EngineDecider Engine { get; }

    internal NaiveRulebook Naive { get; }

    public bool IsPlain => Alternative is null;

    public string Name => Alternative is null ? Code : $"{Code} {Reading} {Alternative.Name}";

    /// <summary>Every rulebook that is shipped or that tries the format, each under its own readings and under every alternative.</summary>
    public static IReadOnlyList<Setting> All { get; } = [.. RulebookFiles.All.SelectMany(file => Of(file.Code, file.Json))];

    public static Setting Plain(string code) => All.First(setting => setting.Code == code && setting.IsPlain);

    /// <summary>A rulebook that is no file, under its own readings.</summary>
    public static Setting Plain(string code, ReadOnlyMemory<byte> json) => Of(code, json).First();

    /// <summary>The same question put to a rulebook whose engine and whose interpreter read different files.</summary>
    public Setting WithNaive(ReadOnlyMemory<byte> json) => new(Code, null, null, json, Engine.Ordinance);

    private static IEnumerable<Setting> Of(string code, ReadOnlyMemory<byte> json)
    {
        if (!Rulebook.TryParse(json, out Rulebook? rulebook, out IReadOnlyList<InputError> errors))
            throw new InvalidOperationException($"{code}: {string.Join("; ", errors)}");
        var own = Ordinance.Of(rulebook, HolidayCalendar.FromLaw());
        yield return new Setting(code, null, null, json, own);
        foreach (Reading reading in rulebook.Readings)
        {
            foreach (Alternative alternative in reading.Alternatives.Where(alternative => alternative.IsModelled))
                yield return new Setting(code, reading.Id, alternative, json, own.Under(alternative));
        }
    }
}

/// <summary>規則集の原文: the files of rulebooks, byte for byte, from the assemblies that carry them.</summary>
internal static class RulebookFiles
{
    public static IReadOnlyList<(string Code, ReadOnlyMemory<byte> Json)> All { get; } =
    [
        .. ShippedRulebooks.Codes.Select(code => (code.Value, Read(typeof(ShippedRulebooks).Assembly, $"TottoriCare.Rulebooks.{code.Value}.json"))),
        .. FixtureNames.Select(name => (name[FixtureFolder.Length..^".json".Length], Read(typeof(RulebookFiles).Assembly, name))),
    ];

    private const string FixtureFolder = "Fixtures/";

    private static IEnumerable<string> FixtureNames => typeof(RulebookFiles).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(FixtureFolder, StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private static ReadOnlyMemory<byte> Read(Assembly assembly, string name)
    {
        using Stream file = assembly.GetManifestResourceStream(name) ?? throw new FileNotFoundException(name);
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return bytes.ToArray();
    }
}
