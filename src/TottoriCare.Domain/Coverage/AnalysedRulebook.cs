using System.Text.Json;
using NodaTime;
using TottoriCare.Calendars;
using TottoriCare.Care;
using TottoriCare.Rulebooks;
using TottoriCare.Rulebooks.Reader;

namespace TottoriCare.Coverage;

/// <summary>A rulebook's JSON as the analysis sees it: its classes, and its terms in each period between amendments.</summary>
internal sealed class AnalysedRulebook
{
    // The reader refuses more; a file that is refused for a gap before that was counted must not cost more either.
    private const int MostPeriods = 256;

    public AnalysedRulebook(Block file)
    {
        Classes = [.. (file.Find("classes")?.AsBlock().Entries ?? []).Select(entry => new AnalysedClass(entry.Key, entry.Value.AsLocalizedText()))];
        ExampleDay = (file.Find("sources")?.AsBlock().Entries ?? []).Select(source => source.Value.AsBlock().Find("seen")?.AsDate() ?? default)
            .DefaultIfEmpty().Max();
        Amendments = [.. (file.Find("amendments")?.AsBlock().Entries ?? []).Select(entry => Amendment(entry.Key, entry.Value.AsBlock())).OfType<DatedChange>()];
        Periods = [.. PeriodsOf(file.Find("terms")?.AsPatch() ?? default)];
    }

    /// <summary>The classes, in the rulebook's order.</summary>
    public IReadOnlyList<AnalysedClass> Classes { get; }

    /// <summary>The day of an example where the terms set none: the last on which a source was read.</summary>
    public LocalDate ExampleDay { get; }

    public IReadOnlyList<DatedChange> Amendments { get; }

    /// <summary>Every period that some dates lie in; the first is the one without any amendment.</summary>
    public IReadOnlyList<AnalysedPeriod> Periods { get; }

    private static DatedChange? Amendment(string id, Block block) =>
        block.Find("change")?.AsPatch() is { } patch && block.Find("chosen_by")?.AsOneOf<ChosenBy>() is { } chosenBy && block.Find("from") is { } from
            ? new DatedChange(id, chosenBy, from.AsDate(), patch)
            : null;

    // As the editions of the reader: of each kind of date the first so many amendments are in force, independently of the others.
    private IEnumerable<AnalysedPeriod> PeriodsOf(JsonElement terms)
    {
        IEnumerable<(Region Days, DatedChange[] InForce)> periods = [(Region.Everything, [])];
        foreach (IGrouping<ChosenBy, DatedChange> kind in Amendments.GroupBy(one => one.ChosenBy).OrderBy(kind => kind.Key.Value))
        {
            DatedChange[] changes = [.. kind.OrderBy(change => change.From)];
            CaseAxis axis = CaseAxis.Of(kind.Key);
            periods = periods.SelectMany(period => Enumerable.Range(0, changes.Length + 1).Select(count => (
                period.Days.With(axis, new Interval(
                    count == 0 ? long.MinValue : DayNumber.Of(changes[count - 1].From),
                    count == changes.Length ? long.MaxValue : DayNumber.Of(changes[count].From) - 1)),
                period.InForce.Concat(changes.Take(count)).ToArray())));
        }

        return periods.Take(MostPeriods).Where(period => !period.Days.IsEmpty)
            .Select(period => Period(terms, period.Days, [.. period.InForce.OrderBy(change => change.From)]));
    }

    private static AnalysedPeriod Period(JsonElement terms, Region days, DatedChange[] inForce)
    {
        JsonElement amended = inForce.Aggregate(terms, (before, change) => MergePatch.Apply(before, change.Patch, isWhole: true, out _));
        return new AnalysedPeriod(Block.Of(amended, "$.terms", []), days, inForce);
    }
}

/// <summary>A household class as the rulebook declares it.</summary>
internal sealed record AnalysedClass(string Code, LocalizedText Title);

/// <summary>An amendment as far as the analysis needs it.</summary>
internal sealed record DatedChange(string Id, ChosenBy ChosenBy, LocalDate From, JsonElement Patch)
{
    public string Path => $"$.amendments.{Id}.change";
}

/// <summary>The terms of a period between amendments.</summary>
/// <param name="Terms">The terms as amended; their paths are those of the unamended ones.</param>
/// <param name="Days">On each axis of days from which day to which.</param>
/// <param name="InForce">The amendments in force, earliest first.</param>
internal sealed record AnalysedPeriod(Block Terms, Region Days, IReadOnlyList<DatedChange> InForce)
{
    /// <summary>The block of a matter; none where the terms leave it out or say that it is not stated.</summary>
    public Block? Stated(Matter matter) =>
        Terms.Find(matter.Code) is { } place && !place.IsText(TermsReader.NotStatedText) ? place.AsBlock() : null;

    /// <summary>The kinds of care that are offered; where the terms leave that open, those that any block names.</summary>
    public IReadOnlyList<CareType> CareAsked => Stated(Matter.Care) is { } care
        ? TypesOf(care.Find("offered"))
        : [.. Matter.List.Select(Stated).OfType<Block>().SelectMany(matter => matter.Entries)
            .Where(entry => entry.Value.IsObject).SelectMany(entry => TypesOf(entry.Value.AsBlock().Find("care"))).Distinct()];

    /// <summary>Whether a stay and a visit may meet on one day: not where only one of them is offered.</summary>
    public bool AsksForStaysAndVisits => Stated(Matter.Care) is null || (CareAsked.Any(type => type.IsOvernight) && CareAsked.Any(type => !type.IsOvernight));

    /// <summary>The kinds of care in a list, as often as they stand there.</summary>
    public static IReadOnlyList<CareType> TypesOf(Place? place) =>
        [.. (place?.AsList(fewest: 0) ?? []).Select(type => type.AsOneOf<CareType>()).OfType<CareType>()];
}
