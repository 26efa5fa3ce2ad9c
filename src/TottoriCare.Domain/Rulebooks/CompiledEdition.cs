using NodaTime;
using TottoriCare.Calendars;
using TottoriCare.Cancellations;
using TottoriCare.Care;
using TottoriCare.Decisions;
using TottoriCare.Rules;

namespace TottoriCare.Rulebooks;

/// <summary>適用する版: an edition of a rulebook, possibly under an alternative reading, with the calendar of its office.</summary>
internal sealed class CompiledEdition
{
    private const int MostReadingsOnStack = 128;
    private const int UsualReadings = 24;

    private readonly Reading[] _readings;
    private readonly int? _openReadingOfEarlyDay;

    // By the places of the rulebook's rules, the places among its readings of those that are open.
    private readonly int[][] _openReadings;


    private CompiledEdition(Rulebook rulebook, Edition edition, Terms terms, OfficeCalendar office)
    {
        _readings = [.. rulebook.Readings];
        _openReadings = [.. rulebook.Rules.Select(rule => PlacesOfOpen(rule.Readings, edition))];
        _openReadingOfEarlyDay = terms.InForce is { } inForce ? PlacesOfOpen([inForce.Reading], edition).Cast<int?>().SingleOrDefault() : null;
        Terms = terms;
        Office = office;
        FirstDay = FirstDecidableDay();
        LastDay = LastDecidableDay();
    }

    public Terms Terms { get; }

    public OfficeCalendar Office { get; }

    /// <summary>The first day for which the calendar holds a deadline: the earliest days of a calendar may lack one.</summary>
    public LocalDate FirstDay { get; }

    /// <summary>The last day for which the calendar holds a deadline: one that moves forward may leave the calendar's last days.</summary>
    public LocalDate LastDay { get; }

    /// <summary>Every edition of a rulebook, in its order; editions with the same closing days share a calendar.</summary>
    /// <param name="rulebook">The rulebook.</param>
    /// <param name="holidays">The national holidays.</param>
    /// <param name="alternative">The alternative reading; none for the rulebook's own readings.</param>
    /// <param name="others">Editions whose calendars may be shared.</param>
    public static CompiledEdition[] AllOf(
        Rulebook rulebook, HolidayCalendar holidays, Alternative? alternative, IReadOnlyList<CompiledEdition> others)
    {
        var offices = new Dictionary<ClosingDays, OfficeCalendar>();
        foreach (CompiledEdition other in others)
            offices[other.Office.ClosingDays] = other.Office;

        var compiled = new List<CompiledEdition>();
        foreach (Edition edition in rulebook.Editions.All)
        {
            Terms terms = alternative is null ? edition.Terms : edition.Under(alternative);
            ClosingDays closing = terms.ClosingDays ?? ClosingDays.None;
            if (!offices.TryGetValue(closing, out OfficeCalendar? office))
                offices.Add(closing, office = new OfficeCalendar(holidays, closing));
            compiled.Add(new CompiledEdition(rulebook, edition, terms, office));
        }

        return [.. compiled];
    }

    public void ReportEarlyDay<TSink>(int dayNumber, ref TSink sink)
        where TSink : struct, IFindingSink
    {
        if (!IsEarly(dayNumber))
            return;

        bool forReview = ReferenceEquals(Terms.InForce!.EarlierDays, EarlierDays.NeedsReview);
        sink.Report(null, forReview ? FindingStatus.NeedsReview : FindingStatus.Noted,
            forReview ? FindingReason.BeforeStatedForReview : FindingReason.BeforeStated)?.With(Figure.Of("stated_from", Terms.InForce.StatedFrom));
    }

    /// <summary>The terms of giving up a booking; none, with a finding, where the rulebook does not state what they need.</summary>
    public CancellationTerms? CancellationTermsFor<TSink>(CareType careType, ref TSink sink)
        where TSink : struct, IFindingSink
    {
        CancellationTerms? terms = Terms.Cancellations[careType];
        if (terms is null)
        {
            sink.ReportNotStated(Matter.Cancellations);
            return null;
        }

        if (terms.Charge is { Deadline.NeedsClosingDays: true } && Terms.ClosingDays is null)
        {
            sink.ReportNotStated(Matter.ClosingDays);
            return null;
        }

        return terms;
    }

    /// <summary>The open readings that findings on a day rest on, each once; those that an amendment has settled are open no more.</summary>
    public IReadOnlyList<Reading> ReadingsFor(IReadOnlyList<Finding> findings, LocalDate day)
    {
        var open = new List<Reading>(UsualReadings);
        Span<bool> isTaken = stackalloc bool[MostReadingsOnStack];
        isTaken = _readings.Length <= isTaken.Length ? isTaken : new bool[_readings.Length];
        Rule? last = null;
        for (int i = 0; i < findings.Count; i++)
        {
            // A rule often has several findings one after the other.
            if (findings[i].Rule is not { } rule || ReferenceEquals(rule, last))
                continue;

            last = rule;
            foreach (int place in _openReadings[rule.Place])
            {
                if (isTaken[place])
                    continue;
                isTaken[place] = true;
                open.Add(_readings[place]);
            }
        }

        if (_openReadingOfEarlyDay is { } ofDay && !isTaken[ofDay] && IsEarly(DayNumber.Of(day)))
            open.Add(_readings[ofDay]);
        return open;
    }

    private int[] PlacesOfOpen(IReadOnlyList<Reading> readings, Edition edition) =>
        [.. readings.Where(reading => !edition.Settles(reading)).Select(reading => Array.IndexOf(_readings, reading))];

    private bool IsEarly(int dayNumber) => Terms.InForce is { } inForce && inForce.IsBefore(dayNumber);

    private LocalDate FirstDecidableDay()
    {
        LocalDate day = Office.FirstDay;
        while (day <= Office.LastDay && !CareType.List.All(type => HasDeadline(type, day)))
            day = day.PlusDays(1);
        return day;
    }

    private LocalDate LastDecidableDay()
    {
        LocalDate day = Office.LastDay;
        while (day >= FirstDay && !CareType.List.All(type => HasDeadline(type, day)))
            day = day.PlusDays(-1);
        return day;
    }

    private bool HasDeadline(CareType careType, LocalDate day) =>
        Terms.Cancellations[careType]?.Charge is not { } late || NoticeDeadline.TryFind(DayNumber.Of(day), late.Deadline, Office, out _);
}
