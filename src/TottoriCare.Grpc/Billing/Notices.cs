using Google.Protobuf.WellKnownTypes;
using NodaTime;
using TottoriCare.Calendars;
using TottoriCare.Grpc.Contract;
using TottoriCare.Grpc.Ledger;
using TottoriCare.Grpc.Storage;

namespace TottoriCare.Grpc.Billing;

/// <summary>納付書の作成: what the open charges of a month come to, case by case.</summary>
internal static class Notices
{
    /// <summary>The notices of a month, in the order of the first charge of each case.</summary>
    /// <param name="charges">Every charge that the month bills, in the order of posting.</param>
    /// <param name="caseOf">The cases.</param>
    /// <param name="month">The month, and by when it is to be paid.</param>
    /// <param name="occasion">When it is closed, and by which request.</param>
    public static IReadOnlyList<V1.PaymentNotice> Of(
        IReadOnlyList<OpenCharge> charges, Func<Guid, V1.LedgerCase> caseOf, V1.BillingMonth month, Occasion occasion) =>
        [.. charges.GroupBy(charge => charge.CaseId).Select(ofCase => NoticeOf(ofCase, caseOf(ofCase.Key), month, occasion))];

    /// <summary>The notice as it is seen on a day: one that is not paid by its due day is overdue.</summary>
    public static V1.PaymentNotice On(this V1.PaymentNotice notice, LocalDate today)
    {
        if (notice.State == V1.NoticeState.Issued && string.CompareOrdinal(notice.DueDay, today.ToWire()) < 0)
            notice.State = V1.NoticeState.Overdue;
        return notice;
    }

    /// <summary>The day in Japan.</summary>
    public static LocalDate DayOf(Instant instant) => JapanTime.In(instant).Date;

    private static V1.PaymentNotice NoticeOf(IGrouping<Guid, OpenCharge> charges, V1.LedgerCase kept, V1.BillingMonth month, Occasion occasion)
    {
        long total = charges.Sum(charge => charge.AmountYen);
        return new V1.PaymentNotice
        {
            NoticeId = StreamIds.Of(occasion.RequestId, charges.Key).ToString(),
            CaseId = kept.CaseId,
            SubjectId = kept.SubjectId,
            Month = month.Month,
            DueDay = month.DueDay,
            State = total > 0 ? V1.NoticeState.Issued : total < 0 ? V1.NoticeState.Refund : V1.NoticeState.NothingDue,
            Charges = { charges.Where(charge => charge.AmountYen != 0).Select(charge => LineOf(charge, kept)) },
            ZeroCharges = { charges.Where(charge => charge.AmountYen == 0).Select(charge => LineOf(charge, kept)) },
            TotalYen = total,
            IssuedAt = Timestamp.FromDateTimeOffset(occasion.RecordedAt.ToDateTimeOffset()),
        };
    }

    private static V1.BilledCharge LineOf(OpenCharge charge, V1.LedgerCase kept)
    {
        V1.LedgerBooking booking = kept.Bookings.Single(booking => booking.BookingId == charge.BookingId.ToString());
        return new V1.BilledCharge
        {
            BookingId = booking.BookingId,
            CareType = booking.Use.Booking.CareType,
            FirstDay = booking.Use.Booking.FirstDay,
            LastDay = booking.Use.Booking.LastDay,
            AmountYen = charge.AmountYen,
            LogIndex = charge.LogIndex,
            Outcome = booking.Charge.Outcome,
            BilledIn = charge.BilledIn,
            Ground = booking.Postings.Single(posting => posting.LogIndex == charge.LogIndex).Ground?.Clone(),
        };
    }
}
