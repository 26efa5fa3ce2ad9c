using TottoriCare.Domain.Tests.Fixtures;
using TottoriCare.Rulebooks;

namespace TottoriCare.Domain.Tests.Rulebooks.Words;

/// <summary>Every shipped rulebook and every fixture, by code.</summary>
internal static class AllRulebooks
{
    private static readonly Dictionary<string, Rulebook> s_byCode =
        ShippedRulebooks.Codes.Select(code => ShippedRulebooks.Find(code)!).Concat(FixtureTests.Codes.Select(Fixture))
            .ToDictionary(rulebook => rulebook.Municipality.Value);

    public static IReadOnlyList<Rulebook> All { get; } = [.. s_byCode.Values];

    public static TheoryData<string> Codes => new(s_byCode.Keys);

    public static Rulebook Of(string code) => s_byCode[code];

    private static Rulebook Fixture(string code) =>
        Rulebook.TryParse(FixtureFiles.Bytes($"{code}.json"), out Rulebook? rulebook, out IReadOnlyList<InputError> errors)
            ? rulebook
            : throw new FormatException(string.Join('\n', errors));
}
