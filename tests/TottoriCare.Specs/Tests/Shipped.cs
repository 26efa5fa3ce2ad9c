using TottoriCare.Calendars;
using TottoriCare.Rulebooks;
using TottoriCare.Specs.Commands;
using TottoriCare.Specs.Running;

namespace TottoriCare.Specs.Tests;

/// <summary>The specs of this project under the shipped rulebooks, run once for all tests.</summary>
internal static class Shipped
{
    private static readonly HolidayCalendar s_holidays = HolidayCalendar.FromLaw();
    private static readonly Ordinance[] s_ordinances = [.. SpecCommand.Shipped.Select(OrdinanceOf)];
    private static readonly Lazy<Task<SpecRun>> s_run = new(() => SpecRun.OfAsync(SpecCommand.SpecsOfThisProject, s_ordinances));

    private static readonly Lazy<Task<Dictionary<string, CaseResult>>> s_results =
        new(async () => (await RunAsync()).Results.ToDictionary(result => result.Case.ToString()));

    public static IReadOnlyList<Ordinance> Ordinances => s_ordinances;

    public static Task<SpecRun> RunAsync() => s_run.Value;

    /// <summary>What became of each row, by its place and name.</summary>
    public static Task<Dictionary<string, CaseResult>> ResultsAsync() => s_results.Value;

    public static Rulebook City => SpecCommand.Shipped.Single(rulebook => rulebook.Municipality.Value == "312011");

    public static Rulebook Prefecture => SpecCommand.Shipped.Single(rulebook => rulebook.Municipality.Value == "310000");

    public static Ordinance OrdinanceOf(Rulebook rulebook) => Ordinance.Of(rulebook, s_holidays);
}
