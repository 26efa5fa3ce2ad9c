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
    private readonly Edition _edition;

    private CompiledEdition(Edition edition, Terms terms, OfficeCalendar office)
    {
        _edition = edition;
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
            compiled.Add(new CompiledEdition(edition, terms, office));
        }

        return [.. compiled];
    }

    /// <summary>Whether the terms leave a day to an officer because the source does not state them for it.</summary>
    public bool LeavesOpen(LocalDate day) => IsEarly(day) && ReferenceEquals(Terms.InForce!.EarlierDays, EarlierDays.NeedsReview);

    public void ReportEarlyDay<TSink>(LocalDate day, ref TSink sink)
        where TSink : struct, IFindingSink
    {
        if (!IsEarly(day))
            return;

        bool decided = !LeavesOpen(day);
        sink.Report(null, decided ? FindingStatus.Noted : FindingStatus.NeedsReview,
            decided ? FindingReason.BeforeStated : FindingReason.BeforeStatedForReview,
            Figure.Of("stated_from", Terms.InForce!.StatedFrom));
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
        IEnumerable<Reading> ofRules = findings.SelectMany(finding => finding.Rule?.Readings ?? []);
        IEnumerable<Reading> ofDay = IsEarly(day) ? [Terms.InForce!.Reading] : [];
        return [.. ofRules.Concat(ofDay).Distinct().Where(reading => !_edition.Settles(reading))];
    }

    private bool IsEarly(LocalDate day) => Terms.InForce is { } inForce && day < inForce.StatedFrom;

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
        Terms.Cancellations[careType]?.Charge is not { } late || NoticeDeadline.TryFind(day, late.Deadline, Office, out _);
}
