using NodaTime;
using TottoriCare.Calendars;
using TottoriCare.Decisions;

namespace TottoriCare.Cancellations;

/// <summary>キャンセル料: what a user owes for giving up a booking.</summary>
/// <remarks>Pure. TC-30 … TC-33; readings C1–C20. Nothing is charged once notice is in time, whatever else is said.</remarks>
internal static class CancellationRule
{
    public static CancellationVerdict Assess<TSink>(
        Cancellation cancellation, CancellationTerms terms, OfficeCalendar office, ref TSink sink)
        where TSink : struct, IFindingSink
    {
        if (terms.Charge is not { } late)                                                              // TC-30
        {
            sink.Report(terms.Rule, FindingStatus.Met, FindingReason.CareTypeNotCharged)?.With(
                Figure.Of("care_type", cancellation.Booking.CareType));
            return new CancellationVerdict(CancellationOutcome.NotCharged, Yen.Zero);
        }

        sink.Report(terms.Rule, FindingStatus.Noted, FindingReason.CareTypeCharged)?.With(
            Figure.Of("care_type", cancellation.Booking.CareType));
        NoticeDeadline deadline = DeadlineRule.Find(cancellation.Booking.Days.First, late.Deadline, office, ref sink);  // TC-31
        Instant? notice = late.Deadline.NoticeTaken.Of(cancellation.Notice);
        if (notice is { } received && DeadlineRule.IsMet(received, deadline, late.Deadline, ref sink))
            return new CancellationVerdict(CancellationOutcome.NotCharged, Yen.Zero, deadline);
        if (notice is null)
            DeadlineRule.ReportNoNotice(deadline, late.Deadline, ref sink);

        return TreatmentOf(cancellation, deadline, late, ref sink) switch
        {
            { } treatment when ReferenceEquals(treatment, ChangeTreatment.NoCharge) =>
                new CancellationVerdict(CancellationOutcome.NotCharged, Yen.Zero, deadline),
            { } treatment when ReferenceEquals(treatment, ChangeTreatment.NeedsReview) =>
                new CancellationVerdict(CancellationOutcome.NeedsReview, Yen.Zero, deadline),
            _ => Charge(cancellation, notice, deadline, late, office, ref sink),
        };
    }

    // A change, a shortening and a booking made after its own deadline may each be treated apart (C10, C11).
    private static ChangeTreatment TreatmentOf<TSink>(
        Cancellation cancellation, in NoticeDeadline deadline, LateCancellationTerms terms, ref TSink sink)
        where TSink : struct, IFindingSink
    {
        if (ReferenceEquals(cancellation.Kind, CancellationKind.DateChanged))
        {
            sink.Report(terms.Deadline.Rule, StatusOf(terms.ChangeOfDate), FindingReason.DateChangedLate)?.With(
                Figure.Of("treatment", terms.ChangeOfDate));
            return terms.ChangeOfDate;
        }

        if (ReferenceEquals(cancellation.Kind, CancellationKind.Shortened))
        {
            sink.Report(terms.Deadline.Rule, StatusOf(terms.Shortening), FindingReason.ShortenedLate)?.With(
                Figure.Of("treatment", terms.Shortening));
            return terms.Shortening;
        }

        if (cancellation.BookedAt is { } bookedAt && !DeadlineRule.IsInTime(bookedAt, deadline, terms.Deadline))
        {
            sink.Report(terms.Deadline.Rule, StatusOf(terms.BookedAfterDeadline), FindingReason.BookedAfterDeadline)?.With(
                Figure.Of("booked_at", bookedAt), Figure.Of("treatment", terms.BookedAfterDeadline));
            return terms.BookedAfterDeadline;
        }

        return ChangeTreatment.AsCancellation;
    }

    private static CancellationVerdict Charge<TSink>(
        Cancellation cancellation, Instant? notice, in NoticeDeadline deadline, LateCancellationTerms terms, OfficeCalendar office, ref TSink sink)
        where TSink : struct, IFindingSink
    {
        if (terms.Amounts is not { } amounts)
        {
            sink.Report(terms.Deadline.Rule, FindingStatus.Noted, FindingReason.LateWithoutCharge);
            return new CancellationVerdict(CancellationOutcome.NotCharged, Yen.Zero, deadline);
        }

        int lateDays = ReferenceEquals(amounts.Per, ChargeUnit.LateDay)
            ? DeadlineRule.LateDays(cancellation.Booking.Days, notice, terms.Deadline, office) : 0;
        if (amounts.ChargeFor(cancellation, lateDays) is not { } charge)                               // TC-32
        {
            bool classMissing = cancellation.HouseholdClass.IsUnknown && amounts.UnknownTreatedAs is null && amounts.DependsOnClass;
            sink.Report(amounts.Rule, FindingStatus.NeedsReview,
                classMissing ? FindingReason.ClassUnknown : FindingReason.ChargeAmountNotSaid)?.With(
                Figure.Of("basis", amounts.Basis));
            return new CancellationVerdict(CancellationOutcome.NeedsReview, Yen.Zero, deadline);
        }

        if (charge == Yen.Zero)
        {
            sink.Report(amounts.Rule, FindingStatus.Met, FindingReason.ClassExempt)?.With(
                Figure.Of("class", cancellation.HouseholdClass));
            return new CancellationVerdict(
                amounts.ZeroIsRecorded ? CancellationOutcome.Exempt : CancellationOutcome.NotCharged, Yen.Zero, deadline);
        }

        YearMonth? billedIn = terms.Billing?.MonthFor(                                                 // TC-33
            cancellation.Booking.FirstDay, cancellation.Booking.LastDay, notice);
        sink.Report(amounts.Rule, FindingStatus.NotMet,
            amounts.Flat is not null ? FindingReason.FlatAmountCharged
            : ReferenceEquals(amounts.Basis, ChargeBasis.HouseholdClass) ? FindingReason.ClassCharged
            : FindingReason.BasisCharged)?.With(
                [
                    Figure.Of("class", cancellation.HouseholdClass),
                    Figure.Of("basis", amounts.Basis),
                    Figure.Of("per", amounts.Per),
                    .. Figure.OfAny("amount", amounts.AmountFor(cancellation.HouseholdClass)),
                    Figure.Of("charge", charge),
                ]);
        if (terms.Billing is { } billing)
            sink.Report(billing.Rule, FindingStatus.Noted, FindingReason.BilledIn)?.With(Figure.Of("month", billedIn!.Value));

        return new CancellationVerdict(CancellationOutcome.Charged, charge, deadline, billedIn);
    }

    private static FindingStatus StatusOf(ChangeTreatment treatment) =>
        ReferenceEquals(treatment, ChangeTreatment.NeedsReview) ? FindingStatus.NeedsReview
        : ReferenceEquals(treatment, ChangeTreatment.NoCharge) ? FindingStatus.Met
        : FindingStatus.Noted;
}
