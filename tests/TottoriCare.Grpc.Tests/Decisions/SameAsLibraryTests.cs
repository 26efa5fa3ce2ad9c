using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using TottoriCare.Bookings;
using TottoriCare.Cancellations;
using TottoriCare.Caps;
using TottoriCare.Care;
using TottoriCare.Eligibility;
using TottoriCare.Fees;
using TottoriCare.Grants;
using TottoriCare.Grpc.Tests.Hosting;
using TottoriCare.Shares;
using Property = TottoriCare.Domain.Tests.Property;

namespace TottoriCare.Grpc.Tests.Decisions;

/// <summary>For facts that make sense either protocol says what the library says: answer, amounts, findings, figures, readings.</summary>
public sealed class SameAsLibraryTests(RunningHost host) : IClassFixture<RunningHost>
{
    private static readonly Gen<Protocol> s_protocols = Gen.Elements(Enum.GetValues<Protocol>());
    private static readonly Gen<Ordinance> s_ordinances = Gen.Frequency(
        (4, Gen.Constant(Library.City)), (3, Gen.Constant(Library.Town)), (1, Gen.Constant(Library.Prefecture)));

    [Fact]
    public void A_booking_is_decided_over_the_wire_as_in_the_library() => Property.Holds(
        from ordinance in s_ordinances
        from asking in Facts.AskingsOf(ordinance)
        from protocol in s_protocols
        select (asking.Case, asking.Booking, asking.History, ordinance, protocol),
        it =>
        {
            BookingDecision decision = it.ordinance.DecideBooking(it.Case, it.Booking, it.History);

            V1.DecideBookingResponse response = Call<V1.DecideBookingResponse>(it.protocol, new V1.DecideBookingRequest
            {
                MunicipalityCode = it.ordinance.Rulebook.Municipality.Value,
                CareCase = it.Case.Wire(),
                Booking = it.Booking.Wire(),
                History = { it.History.Wire() },
            });

            Said.CodeOf(response.Outcome).ShouldBe(decision.Outcome.Code);
            (response.HasUserFeeYen ? new Yen(response.UserFeeYen) : (Yen?)null).ShouldBe(decision.UserFee);
            Said.By(response.Reasons).ShouldBe(Said.By(decision));
        });

    [Fact]
    public void Eligibility_is_decided_over_the_wire_as_in_the_library() => Property.Holds(
        from ordinance in s_ordinances
        from asking in Facts.AskingsOf(ordinance)
        from protocol in s_protocols
        select (asking.Case, asking.Booking, ordinance, protocol),
        it =>
        {
            EligibilityDecision decision =
                it.ordinance.DecideEligibility(it.Case, it.Booking.CareType, it.Booking.FirstDay, it.Booking.LastDay);

            V1.DecideEligibilityResponse response = Call<V1.DecideEligibilityResponse>(it.protocol, new V1.DecideEligibilityRequest
            {
                MunicipalityCode = it.ordinance.Rulebook.Municipality.Value,
                CareCase = it.Case.Wire(),
                CareType = it.Booking.CareType.Wire(),
                FirstDay = it.Booking.FirstDay.Wire(),
                LastDay = it.Booking.LastDay.Wire(),
            });

            Said.CodeOf(response.Outcome).ShouldBe(decision.Outcome.Code);
            response.Window?.FirstDay.ShouldBe(decision.WindowFirst?.Wire());
            response.Window?.LastDay.ShouldBe(decision.WindowLast?.Wire());
            (response.Window is null).ShouldBe(decision.WindowFirst is null);
            Said.By(response.Reasons).ShouldBe(Said.By(decision));
        });

    [Fact]
    public void A_fee_is_assessed_over_the_wire_as_in_the_library() => Property.Holds(
        from ordinance in s_ordinances
        from asking in Facts.AskingsOf(ordinance)
        from protocol in s_protocols
        select (asking.Case, asking.Booking, asking.History, ordinance, protocol),
        it =>
        {
            FeeDecision decision = it.ordinance.AssessFee(it.Case, it.Booking, it.History);

            V1.AssessFeeResponse response = Call<V1.AssessFeeResponse>(it.protocol, new V1.AssessFeeRequest
            {
                MunicipalityCode = it.ordinance.Rulebook.Municipality.Value,
                CareCase = it.Case.Wire(),
                Booking = it.Booking.Wire(),
                History = { it.History.Wire() },
            });

            Said.CodeOf(response.Outcome).ShouldBe(decision.Outcome.Code);
            (response.HasFeeYen ? new Yen(response.FeeYen) : (Yen?)null).ShouldBe(decision.Fee);
            Said.By(response.Reasons).ShouldBe(Said.By(decision));
        });

    [Fact]
    public void A_quota_is_told_over_the_wire_as_in_the_library() => Property.Holds(
        from ordinance in s_ordinances
        from careCase in Facts.CasesOf(ordinance)
        from history in Facts.Histories
        from day in Facts.Day
        from protocol in s_protocols
        select (careCase, history, day, ordinance, protocol),
        it =>
        {
            QuotaDecision decision = it.ordinance.GetQuota(it.careCase, it.history, it.day);

            V1.GetQuotaResponse response = Call<V1.GetQuotaResponse>(it.protocol, new V1.GetQuotaRequest
            {
                MunicipalityCode = it.ordinance.Rulebook.Municipality.Value,
                CareCase = it.careCase.Wire(),
                History = { it.history.Wire() },
                Day = it.day.Wire(),
            });

            response.IsStated.ShouldBe(decision.IsStated);
            response.Pools.Select(pool => (pool.Name, pool.RuleId, Said.CodeOf(pool.Unit), Said.CodeOf(pool.Per)))
                .ShouldBe(decision.Pools.Select(quota => (quota.Pool.Name, quota.Pool.Rule.Id, quota.Pool.Unit.Code, quota.Pool.Per.Code)));
            response.Pools.Select(pool => (pool.Cap, pool.Used, pool.Booked, pool.Remaining))
                .ShouldBe(decision.Pools.Select(quota => (quota.Cap, quota.Used, quota.Booked, quota.Remaining)));
            response.Pools.SelectMany(pool => pool.CareTypes).Select(Said.CodeOf)
                .ShouldBe(decision.Pools.SelectMany(quota => quota.Pool.Draws).Select(draw => draw.CareType.Code));
            Said.By(response.Reasons).ShouldBe(Said.By(decision));
        });

    [Fact]
    public void A_deadline_is_told_over_the_wire_as_in_the_library() => Property.Holds(
        from day in Gen.Choose(0, Period.DaysBetween(Library.City.FirstDay, Library.City.LastDay)).Select(Library.City.FirstDay.PlusDays)
        from careType in Facts.CareTypes
        from ordinance in s_ordinances
        from protocol in s_protocols
        select (day, careType, ordinance, protocol),
        it =>
        {
            DeadlineDecision decision = it.ordinance.GetDeadline(it.careType, it.day);

            V1.GetDeadlineResponse response = Call<V1.GetDeadlineResponse>(it.protocol, new V1.GetDeadlineRequest
            {
                MunicipalityCode = it.ordinance.Rulebook.Municipality.Value,
                CareType = it.careType.Wire(),
                FirstDay = it.day.Wire(),
            });

            ShouldBe(response.Deadline, decision.Deadline);
            response.RestsOnProjection.ShouldBe(decision.RestsOnProjection);
            response.SkippedDays.Select(closed => (closed.Day, closed.Reason.Ja, closed.Reason.En)).ShouldBe(
                decision.SkippedDays.Select(closed =>
                    (closed.Day.Wire(), closed.ReasonText(Language.Japanese), closed.ReasonText(Language.English))));
            Said.By(response.Reasons).ShouldBe(Said.By(decision));
        });

    [Fact]
    public void A_cancellation_is_assessed_over_the_wire_as_in_the_library() => Property.Holds(
        from ordinance in s_ordinances
        from cancellation in Facts.Cancellations(ordinance)
        from protocol in s_protocols
        select (cancellation, ordinance, protocol),
        it =>
        {
            CancellationDecision decision = it.ordinance.AssessCancellation(it.cancellation);

            V1.AssessCancellationResponse response = Call<V1.AssessCancellationResponse>(
                it.protocol, it.cancellation.Wire(it.ordinance.Rulebook.Municipality.Value));

            Said.CodeOf(response.Outcome).ShouldBe(decision.Outcome.Code);
            response.HasChargeYen.ShouldBe(decision.Outcome != CancellationOutcome.NeedsReview);
            response.ChargeYen.ShouldBe(decision.Charge.Amount);
            response.BilledIn.ShouldBe(decision.BilledIn is { } month ? $"{month.Year:0000}-{month.Month:00}" : "");
            ShouldBe(response.Deadline, decision.Deadline);
            Said.By(response.Reasons).ShouldBe(Said.By(decision));
        });

    [Fact]
    public void A_grant_is_decided_over_the_wire_as_in_the_library() => Property.Holds(
        from application in Facts.Applications
        from ordinance in Gen.Elements(Library.Prefecture, Library.City)
        from protocol in s_protocols
        select (application, ordinance, protocol),
        it =>
        {
            GrantDecision decision = it.ordinance.DecideGrant(it.application);

            V1.DecideGrantResponse response = Call<V1.DecideGrantResponse>(it.protocol, new V1.DecideGrantRequest
            {
                MunicipalityCode = it.ordinance.Rulebook.Municipality.Value,
                Application = it.application.Wire(),
            });

            Said.CodeOf(response.Outcome).ShouldBe(decision.Outcome.Code);
            new GrantVerdict(
                decision.Outcome, new Yen(response.GrantYen), new Yen(response.EligibleCostYen), new Yen(response.CapYen),
                new Yen(response.RemainingCapYen)).ShouldBe(decision.Verdict);
            Said.By(response.Reasons).ShouldBe(Said.By(decision));
        });

    [Fact]
    public void A_cost_is_divided_over_the_wire_as_in_the_library() => Property.Holds(
        from cost in Gen.Elements(SharedCost.List.OrderBy(one => one.Value).ToArray())
        from year in Gen.Choose(2018, 2030)
        from yen in Gen.OneOf(Gen.Choose(0, 20), Gen.Choose(0, 1_000_000_000))
        from ordinance in Gen.Frequency((5, Gen.Constant(Library.Prefecture)), (1, Gen.Constant(Library.City)))
        from protocol in s_protocols
        select (cost, year, yen, ordinance, protocol),
        it =>
        {
            ShareDecision decision = it.ordinance.DivideCost(it.cost, new FiscalYear(it.year), new Yen(it.yen));

            V1.DivideCostResponse response = Call<V1.DivideCostResponse>(it.protocol, new V1.DivideCostRequest
            {
                MunicipalityCode = it.ordinance.Rulebook.Municipality.Value,
                Cost = (V1.SharedCost)it.cost.Value,
                FiscalYear = it.year,
                TotalYen = it.yen,
            });

            Said.CodeOf(response.Outcome).ShouldBe(decision.Outcome.Code);
            response.OddYen.ShouldBe(decision.OddYen.Amount);
            response.Shares.Select(share => new CostShare(
                CostBearer.FromValue((int)share.Bearer), new Yen(share.WholeYen), share.Numerator, share.Denominator,
                share.HasAmountYen ? new Yen(share.AmountYen) : null)).ShouldBe(decision.Shares);
            Said.By(response.Reasons).ShouldBe(Said.By(decision));
        });

    private static void ShouldBe(V1.NoticeDeadline? wire, NoticeDeadline? deadline)
    {
        (wire is null).ShouldBe(deadline is null);
        if (wire is null || deadline is not { } expected)
            return;
        wire.Day.ShouldBe(expected.Day.Wire());
        wire.NominalDay.ShouldBe(expected.NominalDay.Wire());
        wire.At.ShouldBe(expected.At.Wire());
        DateTimeOffset.Parse(wire.AtText).ShouldBe(expected.At.ToDateTimeOffset());
        wire.AtText.ShouldEndWith("+09:00");
    }

    private TResponse Call<TResponse>(Protocol protocol, Google.Protobuf.IMessage request)
        where TResponse : class, Google.Protobuf.IMessage<TResponse>, new() =>
        host.CallAsync<TResponse>(protocol, request).GetAwaiter().GetResult().Value;
}
