using NodaTime;
using TottoriCare.Bookings;
using TottoriCare.Calendars;
using TottoriCare.Cancellations;
using TottoriCare.Caps;
using TottoriCare.Care;
using TottoriCare.Decisions;
using TottoriCare.Eligibility;
using TottoriCare.Fees;
using TottoriCare.Grants;
using TottoriCare.Rulebooks;
using TottoriCare.Rules;
using TottoriCare.Shares;

namespace TottoriCare;

/// <summary>条例・要綱: a rulebook with a calendar, ready to decide.</summary>
/// <remarks>
/// Pure and immutable: build one for a rulebook and keep it. <c>Decide…</c> gives the answer with its reasons; <c>Judge…</c>
/// gives the same answer without them and allocates nothing. A day or an instant outside the calendar is a programming error:
/// ask <see cref="CheckDay"/> and <see cref="CheckInstant"/> where they come from outside.
/// </remarks>
public sealed class Ordinance
{
    private static readonly Matter[] s_cancellationMatters = [Matter.InForce, Matter.Cancellations, Matter.ClosingDays, Matter.NotModelled];
    private static readonly Matter[] s_grantMatters = [Matter.InForce, Matter.Grant];
    private static readonly Matter[] s_shareMatters = [Matter.InForce, Matter.Shares];

    private readonly CompiledEdition[] _editions;
    private readonly bool _isAmended;
    private readonly DecisionBasis _basis;
    private readonly DaySpan _days;
    private readonly Instant _firstInstant;
    private readonly Instant _endOfCalendar;

    private Ordinance(Rulebook rulebook, HolidayCalendar holidays, Alternative? alternative, CompiledEdition[] others)
    {
        Rulebook = rulebook;
        Holidays = holidays;
        Alternative = alternative;
        _editions = CompiledEdition.AllOf(rulebook, holidays, alternative, others);
        _isAmended = rulebook.Amendments.Count > 0;
        FirstDay = _editions.Max(edition => edition.FirstDay);
        LastDay = _editions.Min(edition => edition.LastDay);
        _days = DaySpan.Of(FirstDay, LastDay);
        _firstInstant = JapanTime.At(holidays.FirstDay, LocalTime.Midnight);
        _endOfCalendar = JapanTime.At(holidays.LastDay.PlusDays(1), LocalTime.Midnight);
        _basis = new DecisionBasis(rulebook.Municipality, rulebook.MunicipalityName, rulebook.Digest, holidays.Digest);
    }

    /// <summary>規則集: the rulebook.</summary>
    public Rulebook Rulebook { get; }

    /// <summary>祝日: the calendar of national holidays.</summary>
    public HolidayCalendar Holidays { get; }

    /// <summary>別の解釈: the alternative reading by which this ordinance decides; none for the rulebook's own readings.</summary>
    public Alternative? Alternative { get; }

    /// <summary>The first day that can be decided: the first for which the calendar holds a deadline.</summary>
    public LocalDate FirstDay { get; }

    /// <summary>The last day that can be decided: the last for which the calendar holds a deadline.</summary>
    public LocalDate LastDay { get; }

    /// <summary>An ordinance of a rulebook and a calendar of national holidays.</summary>
    public static Ordinance Of(Rulebook rulebook, HolidayCalendar holidays) => new(rulebook, holidays, null, []);

    /// <summary>The same ordinance under another answer to one of its open readings.</summary>
    /// <exception cref="ArgumentException">The alternative is not one of the rulebook's, or not modelled.</exception>
    public Ordinance Under(Alternative alternative) =>
        alternative.IsModelled && Rulebook.Readings.Any(reading => reading.Alternatives.Contains(alternative))
            ? new Ordinance(Rulebook, Holidays, alternative, _editions)
            : throw new ArgumentException("The alternative is not one of this rulebook's, or not modelled.", nameof(alternative));

    /// <summary>開庁日: the calendar of the office on a day: national holidays and the closing days in force together.</summary>
    public OfficeCalendar OfficeOn(LocalDate day) => EditionFor(null, day).Office;

    /// <summary>Whether a day can be decided; else the fault, with an empty path.</summary>
    public InputError? CheckDay(LocalDate day) => FirstDay <= day && day <= LastDay ? null : new InputError("", "DATE_OUTSIDE_CALENDAR",
        new LocalizedText(
            $"暦の範囲（{JapaneseDate.ToText(FirstDay, Language.Japanese)}から{JapaneseDate.ToText(LastDay, Language.Japanese)}まで）の日を指定してください。",
            $"Give a day within the calendar, {JapaneseDate.ToText(FirstDay, Language.English)} to {JapaneseDate.ToText(LastDay, Language.English)}."));

    /// <summary>Whether an instant, of a notice or of a booking's making, lies on a day of the calendar; else the fault, with an empty path.</summary>
    public InputError? CheckInstant(Instant instant) => _firstInstant <= instant && instant < _endOfCalendar ? null : new InputError(
        "", "INSTANT_OUTSIDE_CALENDAR", new LocalizedText(
            $"暦の範囲（{JapaneseDate.ToText(Holidays.FirstDay, Language.Japanese)}から{JapaneseDate.ToText(Holidays.LastDay, Language.Japanese)}まで）の日時を指定してください。",
            $"Give an instant within the calendar, {JapaneseDate.ToText(Holidays.FirstDay, Language.English)} to {JapaneseDate.ToText(Holidays.LastDay, Language.English)}."));

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
        var days = DaySpan.Of(firstDay, lastDay);
        CompiledEdition edition = Open(careCase, firstDay, days.First, ref findings);
        EligibilityRule.Test(careCase, careType, days, edition.Terms, ref findings);
        UnmodelledRule.Test(DecisionKind.Eligibility, careType, edition.Terms, ref findings);
        (LocalDate First, LocalDate Last)? window =
            edition.Terms.Windows[careType] is { } terms ? WindowRule.WindowOf(careCase, terms) : null;
        return new EligibilityDecision(
            Outcome.Of(findings.Worst), window?.First, window?.Last, Reasons(edition, firstDay, findings));
    }

    /// <summary>予約: decides whether a case may book a use, by every rule at once.</summary>
    /// <param name="careCase">What is known of the birth and the mother.</param>
    /// <param name="booking">The use that is asked for.</param>
    /// <param name="history">Every other use of the case, past and booked.</param>
    /// <exception cref="ArgumentOutOfRangeException">A day of the booking is outside the calendar.</exception>
    public BookingDecision DecideBooking(CareCase careCase, Booking booking, UsageHistory history)
    {
        var findings = new FindingList();
        BookingVerdict verdict = Judge(careCase, booking, history, ref findings, out CompiledEdition edition);
        return new BookingDecision(verdict, Reasons(edition, booking.FirstDay, findings));
    }

    /// <summary>予約: the plain answer of <see cref="DecideBooking"/>; allocates nothing.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A day of the booking is outside the calendar.</exception>
    public BookingVerdict JudgeBooking(CareCase careCase, Booking booking, UsageHistory history)
    {
        var outcome = default(OutcomeOnly);
        return Judge(careCase, booking, history, ref outcome, out _);
    }

    /// <summary>Whether a visit is refused on its day whatever its clock times.</summary>
    internal bool RefusesDayOf(CareCase careCase, Booking visit, UsageHistory history)
    {
        var dayOnly = default(ApartFromClockTimes);
        return Judge(careCase, visit, history, ref dayOnly, out _).Outcome == Outcome.Refused;
    }

    /// <summary>Whether a visit is refused for its hours. With <see cref="RefusesDayOf"/> it makes up the whole refusal.</summary>
    internal bool RefusesHoursOf(CareCase careCase, Booking visit, UsageHistory history)
    {
        var outcome = default(OutcomeOnly);
        CompiledEdition edition = EditionFor(careCase, visit.FirstDay);
        BookingRule.TestHours(careCase, visit, history, edition.Terms, edition.Office, ref outcome);
        return outcome.Worst == FindingStatus.NotMet;
    }

    /// <summary>利用料: what a user pays for a booking; for review where a fact or a figure is missing, and for a use at full cost.</summary>
    /// <param name="careCase">Whose class and infants count.</param>
    /// <param name="booking">The booking.</param>
    /// <param name="history">Every other use of the case, for a price by n-th use and for a cap beyond which a use is at full cost.</param>
    /// <exception cref="ArgumentOutOfRangeException">A day of the booking is outside the calendar.</exception>
    public FeeDecision AssessFee(CareCase careCase, Booking booking, UsageHistory history)
    {
        Require(booking.Days);
        var findings = new FindingList();
        CompiledEdition edition = Open(careCase, booking.FirstDay, booking.Days.First, ref findings);
        UnmodelledRule.Test(DecisionKind.Fee, booking.CareType, edition.Terms, ref findings);
        Yen? fee = null;
        if (edition.Terms.Fees[booking.CareType] is not { } terms)
        {
            findings.ReportNotStated(Matter.Fees);
        }
        else if (FullCostRule.Covers(careCase, booking, history, edition.Terms, ref findings))
        {
            fee = FeeRule.Fee(
                careCase, booking, history, edition.Terms, terms, FeesOfEachUnit(careCase, booking, edition), FindingStatus.NeedsReview, ref findings);
        }

        bool leftOpen = findings.Worst == FindingStatus.NeedsReview;
        return new FeeDecision(leftOpen ? null : fee, Reasons(edition, booking.FirstDay, findings));
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
        CompiledEdition edition = Open(careCase, day, DayNumber.Of(day), ref findings);
        IReadOnlyList<PoolQuota>? quotas = null;
        if (edition.Terms.Pools is { } pools)
            quotas = [.. pools.Select(pool => PoolRule.QuotaOf(careCase, history, day, pool))];
        else
            findings.ReportNotStated(Matter.Pools);
        foreach (PoolQuota quota in quotas ?? [])
            PoolRule.Note(careCase, history, day, quota, ref findings);
        UnmodelledRule.Test(DecisionKind.Quota, null, edition.Terms, ref findings);
        return new QuotaDecision(quotas, Reasons(edition, day, findings));
    }

    /// <summary>連絡期限: until when a use of a kind of care that begins on a day can be given up without a charge.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The day is outside the calendar.</exception>
    public DeadlineDecision GetDeadline(CareType careType, LocalDate firstDay)
    {
        Require(firstDay);
        var findings = new FindingList();
        int firstDayNumber = DayNumber.Of(firstDay);
        CompiledEdition edition = Open(null, firstDay, firstDayNumber, ref findings, s_cancellationMatters);
        UnmodelledRule.Test(DecisionKind.Deadline, careType, edition.Terms, ref findings);
        NoticeDeadline? deadline = null;
        CancellationTerms? terms = edition.CancellationTermsFor(careType, ref findings);
        if (terms?.Charge is { } late)
        {
            deadline = DeadlineRule.Find(firstDayNumber, late.Deadline, edition.Office, ref findings);
        }
        else if (terms is not null)
        {
            findings.Report(terms.Rule, FindingStatus.Noted, FindingReason.CareTypeNotCharged)?.With(
                Figure.Of("care_type", careType));
        }

        return new DeadlineDecision(
            deadline,
            deadline is { } found ? edition.Office.ClosedDaysBetween(found.Day, found.NominalDay) : [],
            deadline is { } projected && edition.Office.RestsOnProjection(projected.Day, projected.NominalDay),
            Reasons(edition, firstDay, findings));
    }

    /// <summary>キャンセル料: what is owed for a booking that was given up or changed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The first day of the booking, or an instant, is outside the calendar.</exception>
    /// <exception cref="ArgumentException">The rulebook does not declare the household class.</exception>
    public CancellationDecision AssessCancellation(Cancellation cancellation)
    {
        var findings = new FindingList();
        CancellationVerdict verdict = Judge(cancellation, ref findings, out CompiledEdition edition);
        return new CancellationDecision(verdict, Reasons(edition, cancellation.Booking.FirstDay, findings));
    }

    /// <summary>キャンセル料: the plain answer of <see cref="AssessCancellation"/>; allocates nothing.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The first day of the booking, or an instant, is outside the calendar.</exception>
    /// <exception cref="ArgumentException">The rulebook does not declare the household class.</exception>
    public CancellationVerdict JudgeCancellation(Cancellation cancellation)
    {
        var outcome = default(OutcomeOnly);
        return Judge(cancellation, ref outcome, out _);
    }

    /// <summary>施設整備助成: how much a facility is granted.</summary>
    public GrantDecision DecideGrant(GrantApplication application)
    {
        var findings = new FindingList();
        CompiledEdition edition = OpenFor(application.FiscalYear, ref findings, s_grantMatters);
        GrantVerdict verdict;
        if (edition.Terms.Grant is { } terms)
        {
            verdict = GrantRule.Decide(application, terms, ref findings);
        }
        else
        {
            findings.ReportNotStated(Matter.Grant);
            verdict = new GrantVerdict(Outcome.NeedsReview, Yen.Zero, Yen.Zero, Yen.Zero, Yen.Zero);
        }

        return new GrantDecision(verdict, Reasons(edition, application.FiscalYear.FirstDay, findings));
    }

    /// <summary>費用分担: who bears how much of a cost of one fiscal year.</summary>
    /// <param name="cost">What is divided.</param>
    /// <param name="fiscalYear">The year of the cost; its first day chooses the version of the rulebook.</param>
    /// <param name="total">The cost, 0 or more: a month's or a year's total, because shares are not computed on single uses (reading F7).</param>
    /// <exception cref="ArgumentOutOfRangeException">The total is negative.</exception>
    public ShareDecision DivideCost(SharedCost cost, FiscalYear fiscalYear, Yen total)
    {
        if (total < Yen.Zero)
            throw new ArgumentOutOfRangeException(nameof(total), total, "A cost is not negative.");
        var findings = new FindingList();
        CompiledEdition edition = OpenFor(fiscalYear, ref findings, s_shareMatters);
        IReadOnlyList<CostShare> shares = ShareRule.Divide(cost, fiscalYear, total, edition.Terms.Shares, ref findings);
        return new ShareDecision(total, shares, Reasons(edition, fiscalYear.FirstDay, findings));
    }

    private static RuleDates DatesOf(CareCase? careCase, LocalDate use) =>
        new(use, careCase?.DeliveryDay, careCase?.ApplicationDay, careCase?.ApprovalDay);

    private BookingVerdict Judge<TSink>(
        CareCase careCase, Booking booking, UsageHistory history, ref TSink sink, out CompiledEdition edition)
        where TSink : struct, IFindingSink
    {
        Require(booking.Days);
        edition = Open(careCase, booking.FirstDay, booking.Days.First, ref sink);
        return BookingRule.Decide(careCase, booking, history, edition.Terms, edition.Office, FeesOfEachUnit(careCase, booking, edition), ref sink);
    }

    private CancellationVerdict Judge<TSink>(Cancellation cancellation, ref TSink sink, out CompiledEdition edition)
        where TSink : struct, IFindingSink
    {
        Require(cancellation.Booking.Days.First);
        if (cancellation.Notice is { } notice)
            Require(notice.Earliest, notice.Latest);
        if (cancellation.BookedAt is { } bookedAt)
            Require(bookedAt, bookedAt);
        if (!Rulebook.Declares(cancellation.HouseholdClass))
        {
            throw new ArgumentException(
                $"The rulebook does not declare the household class {cancellation.HouseholdClass}.", nameof(cancellation));
        }

        edition = Open(null, cancellation.Booking.FirstDay, cancellation.Booking.Days.First, ref sink, s_cancellationMatters);
        bool leftOpen = sink.Worst == FindingStatus.NeedsReview;
        bool notModelled = UnmodelledRule.Test(DecisionKind.Cancellation, cancellation.Booking.CareType, edition.Terms, ref sink);
        CancellationVerdict verdict = edition.CancellationTermsFor(cancellation.Booking.CareType, ref sink) is { } terms
            ? CancellationRule.Assess(cancellation, terms, edition.Office, ref sink)
            : new CancellationVerdict(CancellationOutcome.NeedsReview, Yen.Zero);

        // What the version or the day leaves open outweighs a charge, but never makes one of nothing. What the terms can't say
        // outweighs both: a charge may be all of it.
        return notModelled || (leftOpen && verdict.Outcome != CancellationOutcome.NotCharged)
            ? verdict with { Outcome = CancellationOutcome.NeedsReview, Charge = Yen.Zero, BilledIn = null }
            : verdict;
    }

    // The edition in force on the dates of a decision, and what is to be said of the choice; no matters stand for all of them.
    private CompiledEdition Open<TSink>(
        CareCase? careCase, LocalDate use, int useNumber, ref TSink sink, IReadOnlyList<Matter>? matters = null)
        where TSink : struct, IFindingSink
    {
        CompiledEdition edition = EditionFor(careCase, use);
        if (_isAmended && DateNotSaid(DatesOf(careCase, use), matters) is { } missing)
        {
            sink.Report(null, FindingStatus.NeedsReview, FindingReason.VersionDateNotSaid)?.With(
                Figure.Of("date", missing));
        }

        edition.ReportEarlyDay(useNumber, ref sink);
        return edition;
    }

    private CompiledEdition OpenFor(FiscalYear year, ref FindingList findings, IReadOnlyList<Matter> matters) =>
        Open(null, year.FirstDay, DayNumber.Of(year.FirstDay), ref findings, matters);

    // A date that is not known matters only where an amendment that is chosen by it changes what the decision reads.
    private ChosenBy? DateNotSaid(in RuleDates dates, IReadOnlyList<Matter>? matters)
    {
        for (int i = 0; i < Rulebook.Amendments.Count; i++)
        {
            Amendment amendment = Rulebook.Amendments[i];
            if (dates.By(amendment.ChosenBy) is null && (matters is null || amendment.Touches(matters)))
                return amendment.ChosenBy;
        }

        return null;
    }

    // The tariff of each unit's own day, where the booking may cross an amendment and the rulebook prices it day by day.
    private IReadOnlyList<FeeTerms?>? FeesOfEachUnit(CareCase careCase, Booking booking, CompiledEdition edition)
    {
        if (_editions.Length == 1 || edition.Terms.Fees[booking.CareType] is not { DayByDay: true } terms)
            return null;

        // A loop and no lambda: what a lambda captures would be allocated on the fast path too.
        var fees = new FeeTerms?[terms.Unit.Count(booking)];
        for (int unit = 0; unit < fees.Length; unit++)
            fees[unit] = EditionFor(careCase, booking.FirstDay.PlusDays(unit)).Terms.Fees[booking.CareType];
        return fees;
    }

    private CompiledEdition EditionFor(CareCase? careCase, LocalDate use) =>
        _isAmended ? _editions[Rulebook.Editions.IndexOn(DatesOf(careCase, use))] : _editions[0];

    private DecisionReasons Reasons(CompiledEdition edition, LocalDate day, FindingList findings) =>
        new(_basis, findings.Findings, edition.ReadingsFor(findings.Findings, day));

    private void Require(LocalDate day) => Require(DayNumber.Of(day));

    private void Require(DaySpan days)
    {
        Require(days.First);
        Require(days.Last);
    }

    private void Require(int dayNumber)
    {
        if (dayNumber < _days.First || dayNumber > _days.Last)
            throw OutsideCalendar("day", DayNumber.Day(dayNumber), FirstDay, LastDay);
    }

    private void Require(Instant earliest, Instant latest)
    {
        if (earliest < _firstInstant || latest >= _endOfCalendar)
            throw OutsideCalendar("instant", earliest < _firstInstant ? earliest : latest, Holidays.FirstDay, Holidays.LastDay);
    }

    private static ArgumentOutOfRangeException OutsideCalendar(string name, object value, LocalDate first, LocalDate last) =>
        new(name, value, $"The calendar covers {first} to {last}.");
}
