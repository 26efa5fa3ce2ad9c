using NodaTime;
using TottoriCare.Bookings;
using TottoriCare.Calendars;
using TottoriCare.Cancellations;
using TottoriCare.Caps;
using TottoriCare.Care;
using TottoriCare.Decisions;
using TottoriCare.Eligibility;
using TottoriCare.Grants;
using TottoriCare.Rulebooks;
using TottoriCare.Rules;

namespace TottoriCare;

/// <summary>条例・要綱: a rulebook with a calendar, ready to decide.</summary>
/// <remarks>
/// Pure and immutable: build one for a rulebook and keep it. <c>Decide…</c> gives the answer with its reasons; <c>Judge…</c>
/// gives the same answer without them and allocates nothing. A day or an instant outside the calendar is a programming error:
/// ask <see cref="CheckDay"/> and <see cref="CheckInstant"/> where they come from outside.
/// </remarks>
public sealed class Ordinance
{
    private readonly DecisionBasis _basis;
    private readonly Instant _firstInstant;
    private readonly Instant _endOfCalendar;

    private Ordinance(Rulebook rulebook, HolidayCalendar holidays)
    {
        Rulebook = rulebook;
        Office = new OfficeCalendar(holidays, rulebook.Terms.ClosingDays ?? ClosingDays.None);
        FirstDay = FirstDecidableDay();
        _firstInstant = JapanTime.At(Office.FirstDay, LocalTime.Midnight);
        _endOfCalendar = JapanTime.At(LastDay.PlusDays(1), LocalTime.Midnight);
        _basis = new DecisionBasis(rulebook.Municipality, rulebook.MunicipalityName, rulebook.Digest, holidays.Digest);
    }

    /// <summary>規則集: the rulebook.</summary>
    public Rulebook Rulebook { get; }

    /// <summary>開庁日: the calendar of the office, national holidays and the rulebook's closing days together.</summary>
    public OfficeCalendar Office { get; }

    /// <summary>The first day that can be decided: the first for which the calendar holds a deadline.</summary>
    public LocalDate FirstDay { get; }

    /// <summary>The last day that can be decided: the calendar's last.</summary>
    public LocalDate LastDay => Office.LastDay;

    /// <summary>An ordinance of a rulebook and a calendar of national holidays.</summary>
    public static Ordinance Of(Rulebook rulebook, HolidayCalendar holidays) => new(rulebook, holidays);

    /// <summary>Whether a day can be decided; else the fault, with an empty path.</summary>
    public InputError? CheckDay(LocalDate day) => FirstDay <= day && day <= LastDay ? null : new InputError("", "DATE_OUTSIDE_CALENDAR",
        new LocalizedText(
            $"暦の範囲（{JapaneseDate.ToText(FirstDay, Language.Japanese)}から{JapaneseDate.ToText(LastDay, Language.Japanese)}まで）の日を指定してください。",
            $"Give a day within the calendar, {JapaneseDate.ToText(FirstDay, Language.English)} to {JapaneseDate.ToText(LastDay, Language.English)}."));

    /// <summary>Whether an instant, of a notice or of a booking's making, lies on a day of the calendar; else the fault, with an empty path.</summary>
    public InputError? CheckInstant(Instant instant) => _firstInstant <= instant && instant < _endOfCalendar ? null : new InputError(
        "", "INSTANT_OUTSIDE_CALENDAR", new LocalizedText(
            $"暦の範囲（{JapaneseDate.ToText(Office.FirstDay, Language.Japanese)}から{JapaneseDate.ToText(LastDay, Language.Japanese)}まで）の日時を指定してください。",
            $"Give an instant within the calendar, {JapaneseDate.ToText(Office.FirstDay, Language.English)} to {JapaneseDate.ToText(LastDay, Language.English)}."));

    /// <summary>対象者: decides whether a case may have a kind of care from a first to a last day.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A day is outside the calendar.</exception>
    /// <exception cref="ArgumentException">The last day is before the first.</exception>
    public EligibilityDecision DecideEligibility(CareCase careCase, CareType careType, LocalDate firstDay, LocalDate lastDay)
    {
        Require(firstDay);
        Require(lastDay);
        if (lastDay < firstDay)
            throw new ArgumentException("The last day is before the first.", nameof(lastDay));
        var findings = new FindingList();
        EligibilityRule.Test(careCase, careType, firstDay, lastDay, Rulebook.Terms, ref findings);
        NoteEarlyDay(firstDay, ref findings);
        (LocalDate First, LocalDate Last)? window =
            Rulebook.Terms.Windows[careType] is { } terms ? WindowRule.WindowOf(careCase, terms) : null;
        return new EligibilityDecision(
            Outcome.Of(findings.Worst), window?.First, window?.Last, _basis, findings.Findings, ReadingsFor(firstDay));
    }

    /// <summary>予約: decides whether a case may book a use, by every rule at once.</summary>
    /// <param name="careCase">What is known of the birth and the mother.</param>
    /// <param name="booking">The use that is asked for.</param>
    /// <param name="history">Every other use of the case, past and booked.</param>
    /// <exception cref="ArgumentOutOfRangeException">A day of the booking is outside the calendar.</exception>
    public BookingDecision DecideBooking(CareCase careCase, Booking booking, UsageHistory history)
    {
        var findings = new FindingList();
        BookingVerdict verdict = Judge(careCase, booking, history, ref findings);
        NoteEarlyDay(booking.FirstDay, ref findings);
        return new BookingDecision(verdict, _basis, findings.Findings, ReadingsFor(booking.FirstDay));
    }

    /// <summary>予約: the plain answer of <see cref="DecideBooking"/>; allocates nothing.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A day of the booking is outside the calendar.</exception>
    public BookingVerdict JudgeBooking(CareCase careCase, Booking booking, UsageHistory history)
    {
        var outcome = default(OutcomeOnly);
        return Judge(careCase, booking, history, ref outcome);
    }

    /// <summary>利用残数: what every pool holds for a case on a day.</summary>
    /// <param name="careCase">What is known of the birth.</param>
    /// <param name="history">Every use of the case.</param>
    /// <param name="day">The day that is asked about; it chooses the fiscal year where a cap is counted by one.</param>
    /// <exception cref="ArgumentOutOfRangeException">The day is outside the calendar.</exception>
    public QuotaDecision GetQuota(CareCase careCase, UsageHistory history, LocalDate day)
    {
        Require(day);
        var findings = new FindingList();
        IReadOnlyList<PoolQuota>? quotas = null;
        if (Rulebook.Terms.Pools is { } pools)
            quotas = [.. pools.Select(pool => PoolRule.QuotaOf(careCase, history, day, pool))];
        else
            findings.ReportNotStated(Matter.Pools);
        foreach (PoolQuota quota in quotas ?? [])
            PoolRule.Note(quota, ref findings);
        NoteEarlyDay(day, ref findings);
        return new QuotaDecision(quotas, _basis, findings.Findings, ReadingsFor(day));
    }

    /// <summary>連絡期限: until when a use of a kind of care that begins on a day can be given up without a charge.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The day is outside the calendar.</exception>
    public DeadlineDecision GetDeadline(CareType careType, LocalDate firstDay)
    {
        Require(firstDay);
        var findings = new FindingList();
        NoticeDeadline? deadline = null;
        if (CancellationTermsFor(careType, ref findings) is not { } terms)
        {
            // The finding says that the matter is not stated.
        }
        else if (terms.Charge is { } late)
        {
            deadline = DeadlineRule.Find(firstDay, late.Deadline, Office, ref findings);
        }
        else
        {
            findings.Report(terms.Rule, FindingStatus.Noted, FindingReason.CareTypeNotCharged,
                Figure.Of("care_type", careType.Code, careType.Title));
        }

        NoteEarlyDay(firstDay, ref findings);
        return new DeadlineDecision(
            deadline,
            deadline is { } found ? Office.ClosedDaysBetween(found.Day, found.NominalDay) : [],
            deadline is { } projected && Office.RestsOnProjection(projected.Day, projected.NominalDay),
            _basis, findings.Findings, ReadingsFor(firstDay));
    }

    /// <summary>キャンセル料: what is owed for a booking that was given up or changed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The first day of the booking, or an instant, is outside the calendar.</exception>
    /// <exception cref="ArgumentException">The rulebook does not declare the household class.</exception>
    public CancellationDecision AssessCancellation(Cancellation cancellation)
    {
        var findings = new FindingList();
        CancellationVerdict verdict = Judge(cancellation, ref findings);
        NoteEarlyDay(cancellation.Booking.FirstDay, ref findings);
        return new CancellationDecision(verdict, _basis, findings.Findings, ReadingsFor(cancellation.Booking.FirstDay));
    }

    /// <summary>キャンセル料: the plain answer of <see cref="AssessCancellation"/>; allocates nothing.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The first day of the booking, or an instant, is outside the calendar.</exception>
    /// <exception cref="ArgumentException">The rulebook does not declare the household class.</exception>
    public CancellationVerdict JudgeCancellation(Cancellation cancellation)
    {
        var outcome = default(OutcomeOnly);
        return Judge(cancellation, ref outcome);
    }

    /// <summary>施設整備助成: how much a facility is granted.</summary>
    public GrantDecision DecideGrant(GrantApplication application)
    {
        var findings = new FindingList();
        GrantVerdict verdict;
        if (Rulebook.Terms.Grant is { } terms)
        {
            verdict = GrantRule.Decide(application, terms, ref findings);
        }
        else
        {
            findings.ReportNotStated(Matter.Grant);
            verdict = new GrantVerdict(Outcome.NeedsReview, Yen.Zero, Yen.Zero, Yen.Zero, Yen.Zero);
        }

        return new GrantDecision(verdict, _basis, findings.Findings, []);
    }

    private BookingVerdict Judge<TSink>(CareCase careCase, Booking booking, UsageHistory history, ref TSink sink)
        where TSink : struct, IFindingSink
    {
        Require(booking.FirstDay);
        Require(booking.LastDay);
        return BookingRule.Decide(careCase, booking, history, Rulebook.Terms, ref sink);
    }

    private CancellationVerdict Judge<TSink>(Cancellation cancellation, ref TSink sink)
        where TSink : struct, IFindingSink
    {
        Require(cancellation.Booking.FirstDay);
        Require(cancellation.Notice?.Sent);
        Require(cancellation.Notice?.ReceivedByMunicipality);
        Require(cancellation.Notice?.ReceivedByFacility);
        Require(cancellation.BookedAt);
        if (Rulebook.FindClass(cancellation.HouseholdClass.Code) is null)
        {
            throw new ArgumentException(
                $"The rulebook does not declare the household class {cancellation.HouseholdClass}.", nameof(cancellation));
        }

        return CancellationTermsFor(cancellation.Booking.CareType, ref sink) is { } terms
            ? CancellationRule.Assess(cancellation, terms, Office, ref sink)
            : new CancellationVerdict(CancellationOutcome.NeedsReview, Yen.Zero);
    }

    private CancellationTerms? CancellationTermsFor<TSink>(CareType careType, ref TSink sink)
        where TSink : struct, IFindingSink
    {
        CancellationTerms? terms = Rulebook.Terms.Cancellations[careType];
        bool closingDaysMissing = Rulebook.Terms.ClosingDays is null
            && terms?.Charge is { } late && !ReferenceEquals(late.Deadline.OnClosedDay, OnClosedDay.Stay);
        if (terms is null || closingDaysMissing)
            sink.ReportNotStated(closingDaysMissing ? Matter.ClosingDays : Matter.Cancellations);
        return closingDaysMissing ? null : terms;
    }

    private void NoteEarlyDay(LocalDate day, ref FindingList findings)
    {
        if (Rulebook.InForce is { } inForce && day < inForce.StatedFrom)
        {
            findings.Report(null, FindingStatus.Noted, FindingReason.BeforeStated,
                Figure.Of("stated_from", inForce.StatedFrom), Figure.Of("reading", inForce.Reading.Id, inForce.Reading.Question));
        }
    }

    private IReadOnlyList<Reading> ReadingsFor(LocalDate day) =>
        Rulebook.InForce is { } inForce && day < inForce.StatedFrom ? [inForce.Reading] : [];

    private void Require(LocalDate day)
    {
        if (day < FirstDay || day > LastDay)
            throw new ArgumentOutOfRangeException(nameof(day), day, $"The calendar covers {FirstDay} to {LastDay}.");
    }

    private void Require(Instant? instant)
    {
        if (instant < _firstInstant || instant >= _endOfCalendar)
            throw new ArgumentOutOfRangeException(nameof(instant), instant, $"The calendar covers {Office.FirstDay} to {LastDay}.");
    }

    // The calendar must hold the deadline of every kind of care, so the earliest days may lack one.
    private LocalDate FirstDecidableDay()
    {
        LocalDate day = Office.FirstDay;
        while (!CareType.List.All(type => HasDeadline(type, day)))
            day = day.PlusDays(1);
        return day;
    }

    private bool HasDeadline(CareType careType, LocalDate day) =>
        Rulebook.Terms.Cancellations[careType]?.Charge is not { } late
        || NoticeDeadline.TryFind(day, late.Deadline, Office, out _);
}
