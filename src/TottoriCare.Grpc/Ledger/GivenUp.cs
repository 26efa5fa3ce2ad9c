using TottoriCare.Cancellations;
using TottoriCare.Care;
using TottoriCare.Grpc.Contract;
using TottoriCare.Grpc.Decisions;
using TottoriCare.Remedies;

namespace TottoriCare.Grpc.Ledger;

/// <summary>取りやめ: what is owed for a booking of a case that is given up or moved, by the facts that hold on its first day.</summary>
internal static class GivenUp
{
    /// <summary>Decides what is owed for a booking as it was given up, or is to be.</summary>
    public static V1.AssessCancellationResponse Assess(
        V1.LedgerBooking booking, V1.DecisionOptions? options, CaseRecord record, Occasion occasion)
    {
        V1.CareCase facts = record.FactsOn(booking.Use.Booking.FirstDay);
        var question = new V1.AssessCancellationRequest
        {
            Booking = booking.Use.Booking,
            HouseholdClass = facts.HouseholdClass.Length == 0 ? HouseholdClass.Unknown.Code : facts.HouseholdClass,
            Kind = booking.GivenUpAs,
            Notice = booking.Notice,
            BookedAt = booking.BookedAt,
            Infants = facts.Infants,
        };
        if (booking.HasUserFeeYen)
            question.PlannedFeeYen = booking.UserFeeYen;
        if (booking.HasFacilityAmountYen)
            question.FacilityAmountYen = booking.FacilityAmountYen;

        var reader = new RequestReader(occasion.Served);
        Cancellation? cancellation = reader.ReadCancellation(question);
        if (reader.IsFaulty || cancellation is null)
            throw reader.ToFault();
        return new Question<CancellationDecision>(occasion.Served, options)
        {
            Decide = ordinance => ordinance.AssessCancellation(cancellation),
            Days = [cancellation.Booking.FirstDay],
            WhyNot = ordinance => WhyNot.Of(ordinance, cancellation),
        }.Answer(Replies.ToWire);
    }

    /// <summary>Gives a booking up: decides what is owed, writes it into the booking, and posts it.</summary>
    /// <param name="booking">The booking; changed in place.</param>
    /// <param name="kind">Whether it is given up or moved.</param>
    /// <param name="notice">The notice.</param>
    /// <param name="facilityAmountYen">What the facility charges; none where it is not known.</param>
    /// <param name="options">How the decision is wanted.</param>
    /// <param name="record">The case before the command.</param>
    /// <param name="occasion">When and by what it is decided.</param>
    public static V1.AssessCancellationResponse Close(
        V1.LedgerBooking booking, V1.CancellationKind kind, V1.Notice notice, long? facilityAmountYen, V1.DecisionOptions? options,
        CaseRecord record, Occasion occasion)
    {
        booking.GivenUpAs = kind;
        booking.Notice = notice.Clone();
        if (facilityAmountYen is { } amount)
            booking.FacilityAmountYen = amount;
        V1.AssessCancellationResponse assessed = Assess(booking, options, record, occasion);
        booking.Use.State = notice.Status == V1.NoticeStatus.None ? V1.UseState.NoShow
            : assessed.Outcome == V1.CancellationOutcome.NotCharged ? V1.UseState.CancelledInTime
            : V1.UseState.CancelledLate;
        Charge(booking, assessed, occasion.LogIndex);
        return assessed;
    }

    /// <summary>Writes what is owed into a booking, and posts what was not posted yet.</summary>
    /// <returns>What was posted, in yen; 0 where there is no difference, and where an officer has yet to decide.</returns>
    public static long Charge(V1.LedgerBooking booking, V1.AssessCancellationResponse assessed, long logIndex)
    {
        booking.Charge = new V1.CancellationCharge { Outcome = assessed.Outcome, BilledIn = assessed.BilledIn };
        if (!assessed.HasChargeYen)
            return 0;
        booking.Charge.ChargeYen = assessed.ChargeYen;
        long difference = assessed.ChargeYen - booking.Postings.Sum(posting => posting.AmountYen);

        // A charge of 0 is on record too (reading C16): posted once, without a month of its own.
        if (difference != 0 || (assessed.Outcome == V1.CancellationOutcome.Exempt && booking.Postings.Count == 0))
        {
            // What is given back belongs to the month in which it was charged.
            string billedIn = assessed.BilledIn.Length > 0 ? assessed.BilledIn : booking.Postings.LastOrDefault()?.BilledIn ?? "";
            booking.Postings.Add(new V1.ChargePosting
            {
                AmountYen = difference, BilledIn = billedIn, LogIndex = logIndex, Ground = (assessed.Reasons?.Explanation ?? assessed.Reasons?.Headline)?.Clone(),
            });
        }

        return difference;
    }
}
