using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using TottoriCare.Domain.Tests.Rulebooks;

namespace TottoriCare.Domain.Tests.Architecture;

/// <summary>What the ordinance fixes in figures stands in its rulebook, not in the code.</summary>
/// <remarks>
/// A figure below <see cref="Distinctive"/>, such as 6 or 7, is also many other things in code, so no scan can tell. That
/// these too are read from the rulebook is shown by <c>MutationTests</c>: each of them, changed there, changes a decision.
/// </remarks>
public sealed partial class NoAmountInCodeTests : IDisposable
{
    private const long Distinctive = 100;

    private readonly AssemblyScan _scan = new(typeof(Ordinance).Assembly);

    public void Dispose() => _scan.Dispose();

    [Fact]
    public void No_number_of_a_shipped_rulebook_stands_in_the_code()
    {
        HashSet<long> numbers =
            [.. Terms().Where(value => value.TryGetValue(out long number) && number >= Distinctive).Select(value => value.GetValue<long>())];
        numbers.ShouldBe([1800, 900, 240, 3_000_000, 2021, 2023, 2024, 2025], ignoreOrder: true);

        _scan.Instructions().Where(found => found.Operand is long number && numbers.Contains(number))
            .Select(found => $"{found.Operand} in {found.Place}").ShouldBeEmpty();
    }

    [Fact]
    public void No_clock_time_day_or_period_of_a_shipped_rulebook_stands_in_the_code()
    {
        HashSet<string> texts =
            [.. Terms().Where(value => value.TryGetValue(out string? text) && TimeDayOrPeriod().IsMatch(text)).Select(value => value.GetValue<string>())];
        texts.ShouldBe(["P1Y", "09:00", "17:00", "12:00", "12-29", "01-03"], ignoreOrder: true);

        _scan.Instructions().Where(found => found.Operand is string text && texts.Contains(text))
            .Select(found => $"{found.Operand} in {found.Place}").ShouldBeEmpty();
    }

    [Fact]
    public void The_code_makes_no_clock_time_of_its_own() => _scan.ForeignMembers()
        .Where(member => OwnTime().IsMatch(member)).ShouldBeEmpty();

    [Fact]
    public void The_code_names_no_municipality() => _scan.Instructions()
        .Where(found => found.Operand is string text && Regex.IsMatch(text, "鳥取|Tottori [CP]|31[0-9]{4}"))
        .Select(found => $"{found.Operand} in {found.Place}").ShouldBeEmpty();

    private static IEnumerable<JsonValue> Terms() => new[] { Tottori.CityCode, Tottori.PrefectureCode }
        .SelectMany(code => JsonEdits.LeavesOfTerms(RulebookDraft.Of(code).Root)).Select(leaf => leaf.Value);

    [GeneratedRegex(@"^([0-9]{2}[:-][0-9]{2}|P[0-9]+[DWMY])$")]
    private static partial Regex TimeDayOrPeriod();

    [GeneratedRegex("^NodaTime[.]LocalTime::([.]ctor|get_Noon|FromHour|FromMinute|FromSecond)")]
    private static partial Regex OwnTime();
}
