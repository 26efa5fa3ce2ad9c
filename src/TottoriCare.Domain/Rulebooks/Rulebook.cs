using System.Diagnostics.CodeAnalysis;
using TottoriCare.Care;
using TottoriCare.Rules;

namespace TottoriCare.Rulebooks;

/// <summary>規則集: the rules of one municipality or prefecture as data, checked whole when it was read.</summary>
/// <remarks>Immutable. Two rulebooks of the same content have the same <see cref="Digest"/>, whatever their layout and comments.</remarks>
public sealed class Rulebook
{
    private readonly Dictionary<string, Rule> _rules;
    private readonly Dictionary<string, Reading> _readings;
    private readonly Dictionary<string, HouseholdClass> _classes;
    private readonly string _canonicalJson;

    internal Rulebook(
        MunicipalityCode municipality,
        LocalizedText municipalityName,
        IReadOnlyList<Source> sources,
        IReadOnlyList<Rule> rules,
        IReadOnlyList<Reading> readings,
        IReadOnlyList<HouseholdClass> classes,
        IReadOnlyList<Amendment> amendments,
        Editions editions,
        string canonicalJson)
    {
        Municipality = municipality;
        MunicipalityName = municipalityName;
        Sources = sources;
        Rules = rules;
        Readings = readings;
        Classes = classes;
        Amendments = amendments;
        Editions = editions;
        Digest = ContentDigest.Of(System.Text.Encoding.UTF8.GetBytes(canonicalJson));
        _canonicalJson = canonicalJson;
        _rules = rules.ToDictionary(rule => rule.Id);
        _readings = readings.ToDictionary(reading => reading.Id);
        _classes = classes.ToDictionary(household => household.Code);
    }

    /// <summary>全国地方公共団体コード.</summary>
    public MunicipalityCode Municipality { get; }

    /// <summary>The name of the municipality or prefecture.</summary>
    public LocalizedText MunicipalityName { get; }

    /// <summary>出典: the documents that the rules are read from.</summary>
    public IReadOnlyList<Source> Sources { get; }

    /// <summary>規定: every rule, in the rulebook's order.</summary>
    public IReadOnlyList<Rule> Rules { get; }

    /// <summary>解釈: every open reading, in the rulebook's order.</summary>
    public IReadOnlyList<Reading> Readings { get; }

    /// <summary>世帯区分: the classes that the rulebook declares; <see cref="HouseholdClass.Unknown"/> is legal beside them.</summary>
    public IReadOnlyList<HouseholdClass> Classes { get; }

    /// <summary>改正: the amendments, in the rulebook's order.</summary>
    public IReadOnlyList<Amendment> Amendments { get; }

    /// <summary>条件: the typed terms before any amendment.</summary>
    public Terms Terms => Editions.All[0].Terms;

    /// <summary>版: the typed terms with every set of amendments that can be in force.</summary>
    public Editions Editions { get; }

    /// <summary>The digest of the content: <c>sha256:</c> and 64 hexadecimal digits over its canonical JSON (RFC 8785).</summary>
    public string Digest { get; }

    /// <summary>Reads and checks a rulebook.</summary>
    /// <param name="json">The file: JSON in UTF-8, comments allowed.</param>
    /// <param name="rulebook">The rulebook, if there is no fault.</param>
    /// <param name="errors">Else every fault, each with its JSON path and the mend.</param>
    public static bool TryParse(
        ReadOnlyMemory<byte> json, [NotNullWhen(true)] out Rulebook? rulebook, out IReadOnlyList<InputError> errors) =>
        Reader.RulebookReader.TryRead(json, out rulebook, out errors);

    /// <summary>The rulebook as canonical JSON (RFC 8785); reading it again gives an equal rulebook.</summary>
    public string ToJson() => _canonicalJson;

    /// <summary>The rule of an id; none where the rulebook has no such rule.</summary>
    public Rule? FindRule(string id) => _rules.TryGetValue(id, out Rule? rule) ? rule : null;

    /// <summary>The reading of an id; none where the rulebook has no such reading.</summary>
    public Reading? FindReading(string id) => _readings.TryGetValue(id, out Reading? reading) ? reading : null;

    /// <summary>The household class of a code, <c>unknown</c> included; none where the rulebook does not declare it.</summary>
    public HouseholdClass? FindClass(string code) =>
        code == HouseholdClass.Unknown.Code ? HouseholdClass.Unknown
        : _classes.TryGetValue(code, out HouseholdClass? household) ? household
        : null;

    /// <summary>Whether the rulebook knows a class: one of its own, one of the same code, or <c>unknown</c>.</summary>
    internal bool Declares(HouseholdClass household) =>
        household.IsUnknown
        || (household.Index < Classes.Count && ReferenceEquals(Classes[household.Index], household))
        || _classes.ContainsKey(household.Code);

    /// <inheritdoc/>
    public override string ToString() => $"{Municipality} {MunicipalityName}";
}
