using NodaTime;
using TottoriCare.Bookings;
using TottoriCare.Cancellations;
using TottoriCare.Caps;
using TottoriCare.Care;
using TottoriCare.Eligibility;
using TottoriCare.Fees;
using TottoriCare.Grants;
using TottoriCare.Grpc.Contract;
using TottoriCare.Grpc.Rulebooks;
using TottoriCare.Remedies;
using TottoriCare.Shares;

namespace TottoriCare.Grpc.Decisions;

/// <summary>判定: answers each question of the contract by one book: reads facts, puts them to the ordinance and maps its answer.</summary>
/// <remarks>
/// Keeps nothing. A refusal by rule is an answer; a request that makes no sense is a fault with every faulty field. Whoever asks
/// many questions of one caller asks them of one decider, so that a reload does not change the book between two of them.
/// </remarks>
internal sealed class Decider(OrdinanceBook book)
{
    public V1.DecideEligibilityResponse DecideEligibility(V1.DecideEligibilityRequest request)
    {
        RequestReader reader = book.Read(request.MunicipalityCode);
        CareCase? careCase = reader.ReadCareCase(request.CareCase, "care_case");
        CareType? careType = reader.ReadCareType(request.CareType, "care_type");
        (LocalDate First, LocalDate Last)? days = reader.ReadDays(request.FirstDay, request.LastDay);
        if (reader.IsFaulty || careCase is null || careType is null || days is not { } asked)
            throw reader.ToFault();
        return new Question<EligibilityDecision>(reader.Served, request.Options)
        {
            Decide = ordinance => ordinance.DecideEligibility(careCase, careType, asked.First, asked.Last),
            Days = [asked.First, asked.Last],
        }.Answer(Replies.ToWire);
    }

    public V1.DecideBookingResponse DecideBooking(V1.DecideBookingRequest request)
    {
        UseFacts facts = UseFacts.Read(book, request.MunicipalityCode, request.CareCase, request.Booking, request.History);
        return new Question<BookingDecision>(facts.Served, request.Options)
        {
            Decide = ordinance => ordinance.DecideBooking(facts.CareCase, facts.Booking, facts.History),
            Days = facts.Days,
            WhyNot = ordinance => WhyNot.Of(ordinance, facts.CareCase, facts.Booking, facts.History),
        }.Answer(Replies.ToWire);
    }

    public V1.AssessFeeResponse AssessFee(V1.AssessFeeRequest request)
    {
        UseFacts facts = UseFacts.Read(book, request.MunicipalityCode, request.CareCase, request.Booking, request.History);
        return new Question<FeeDecision>(facts.Served, request.Options)
        {
            Decide = ordinance => ordinance.AssessFee(facts.CareCase, facts.Booking, facts.History),
            Days = facts.Days,
        }.Answer(Replies.ToWire);
    }

    public V1.GetQuotaResponse GetQuota(V1.GetQuotaRequest request)
    {
        RequestReader reader = book.Read(request.MunicipalityCode);
        CareCase? careCase = reader.ReadCareCase(request.CareCase, "care_case");
        UsageHistory? history = reader.ReadHistory(request.History, "history");
        LocalDate? day = reader.ReadDay(request.Day, "day");
        if (reader.IsFaulty || careCase is null || history is null || day is not { } asked)
            throw reader.ToFault();
        return new Question<QuotaDecision>(reader.Served, request.Options)
        {
            Decide = ordinance => ordinance.GetQuota(careCase, history, asked),
            Days = [asked],
        }.Answer(Replies.ToWire);
    }

    public V1.GetDeadlineResponse GetDeadline(V1.GetDeadlineRequest request)
    {
        RequestReader reader = book.Read(request.MunicipalityCode);
        CareType? careType = reader.ReadCareType(request.CareType, "care_type");
        LocalDate? firstDay = reader.ReadDay(request.FirstDay, "first_day");
        if (reader.IsFaulty || careType is null || firstDay is not { } asked)
            throw reader.ToFault();
        return new Question<DeadlineDecision>(reader.Served, request.Options)
        {
            Decide = ordinance => ordinance.GetDeadline(careType, asked),
            Days = [asked],
        }.Answer(Replies.ToWire);
    }

    public V1.AssessCancellationResponse AssessCancellation(V1.AssessCancellationRequest request)
    {
        RequestReader reader = book.Read(request.MunicipalityCode);
        Cancellation? cancellation = reader.ReadCancellation(request);
        if (reader.IsFaulty || cancellation is null)
            throw reader.ToFault();
        return new Question<CancellationDecision>(reader.Served, request.Options)
        {
            Decide = ordinance => ordinance.AssessCancellation(cancellation),
            Days = [cancellation.Booking.FirstDay],
            WhyNot = ordinance => WhyNot.Of(ordinance, cancellation),
        }.Answer(Replies.ToWire);
    }

    public V1.DecideGrantResponse DecideGrant(V1.DecideGrantRequest request)
    {
        RequestReader reader = book.Read(request.MunicipalityCode);
        GrantApplication? application = reader.ReadApplication(request.Application, "application");
        if (reader.IsFaulty || application is null)
            throw reader.ToFault();
        return new Question<GrantDecision>(reader.Served, request.Options)
        {
            Decide = ordinance => ordinance.DecideGrant(application),
        }.Answer(Replies.ToWire);
    }

    public V1.DivideCostResponse DivideCost(V1.DivideCostRequest request)
    {
        RequestReader reader = book.Read(request.MunicipalityCode);
        SharedCost? cost = reader.ReadCoded<V1.SharedCost, SharedCost>(request.Cost, "cost");
        FiscalYear? year = reader.ReadFiscalYear(request.FiscalYear, "fiscal_year");
        if (!request.HasTotalYen)
            reader.Faults.AddMissing("total_yen", "合計額", "the total");
        Yen? total = reader.ReadYenIfGiven(request.HasTotalYen, request.TotalYen, "total_yen");
        if (reader.IsFaulty || cost is null || year is not { } asked || total is not { } divided)
            throw reader.ToFault();
        return new Question<ShareDecision>(reader.Served, request.Options)
        {
            Decide = ordinance => ordinance.DivideCost(cost, asked, divided),
        }.Answer(Replies.ToWire);
    }
}
