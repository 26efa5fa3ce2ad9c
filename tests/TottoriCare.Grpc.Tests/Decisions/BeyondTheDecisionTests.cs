using FsCheck;
using FsCheck.Fluent;
using Google.Protobuf;
using TottoriCare.Decisions;
using TottoriCare.Grpc.Tests.Hosting;
using TottoriCare.Remedies;
using Property = TottoriCare.Domain.Tests.Property;

namespace TottoriCare.Grpc.Tests.Decisions;

/// <summary>What the options ask beyond a decision is what the library says, and comes only when it is asked for.</summary>
public sealed class BeyondTheDecisionTests(RunningHost host) : IClassFixture<RunningHost>
{
    private static readonly V1.DecisionOptions s_both = new() { Sensitivity = true, WhyNot = true };
    private static readonly Gen<Protocol> s_protocols = Gen.Elements(Enum.GetValues<Protocol>());
    private static readonly Gen<Ordinance> s_ordinances = Gen.Elements(Library.City, Library.Town, Library.Prefecture);

    [Fact]
    public void A_booking_tells_other_readings_and_remedies_as_the_library_does() => Property.Holds(
        from ordinance in s_ordinances
        from asking in Facts.AskingsOf(ordinance).Where(asking => asking.Booking.CareType.IsOvernight)
        from protocol in s_protocols
        select (asking.Case, asking.Booking, asking.History, ordinance, protocol),
        it =>
        {
            V1.DecideBookingResponse response = Call<V1.DecideBookingResponse>(it.protocol, new V1.DecideBookingRequest
            {
                MunicipalityCode = it.ordinance.Rulebook.Municipality.Value,
                CareCase = it.Case.Wire(),
                Booking = it.Booking.Wire(),
                History = { it.History.Wire() },
                Options = s_both,
            });

            ShouldBe(response.Reasons, it.ordinance, ordinance => ordinance.DecideBooking(it.Case, it.Booking, it.History));
            Said.By(response.Reasons.Remedies).ShouldBe(Said.By(WhyNot.Of(it.ordinance, it.Case, it.Booking, it.History)));
        });

    [Fact]
    public void A_cancellation_tells_other_readings_and_remedies_as_the_library_does() => Property.Holds(
        from ordinance in s_ordinances
        from cancellation in Facts.Cancellations(ordinance)
        from protocol in s_protocols
        select (cancellation, ordinance, protocol),
        it =>
        {
            V1.AssessCancellationRequest request = it.cancellation.Wire(it.ordinance.Rulebook.Municipality.Value);
            request.Options = s_both;

            V1.AssessCancellationResponse response = Call<V1.AssessCancellationResponse>(it.protocol, request);

            ShouldBe(response.Reasons, it.ordinance, ordinance => ordinance.AssessCancellation(it.cancellation));
            Said.By(response.Reasons.Remedies).ShouldBe(Said.By(WhyNot.Of(it.ordinance, it.cancellation)));
        });

    [Fact]
    public async Task The_open_question_of_the_charge_is_told_with_its_figures()
    {
        V1.AssessCancellationResponse response = (await host.CallAsync<V1.AssessCancellationResponse>(
            Protocol.Json, Sound.Cancellation(it => it.Options = s_both))).Value;

        V1.Divergence perNight = response.Reasons.Divergences.Single(it => it is { ReadingId: "C1", AlternativeName: "per_night" });
        perNight.AlternativeText.Ja.ShouldContain("1泊");
        perNight.Headline.En.ShouldBe("the cancellation charge is 5,400 yen");
        V1.ChangedFigure charge = perNight.Changes.ShouldHaveSingleItem();
        (charge.Name, charge.Before.Number, charge.After.Number).ShouldBe(("charge", 1_800, 5_400));

        V1.Remedy remedy = response.Reasons.Remedies.ShouldHaveSingleItem();
        V1.Adjustment adjustment = remedy.Adjustments.ShouldHaveSingleItem();
        (adjustment.Dimension, adjustment.To.Value).ShouldBe((V1.Dimension.Notice, "2026-05-08T12:00:00+09:00"));
        remedy.Message.Ja.ShouldEndWith("。");
    }

    [Fact]
    public async Task A_refused_stay_tells_the_nights_that_would_be_allowed()
    {
        V1.DecideBookingResponse response = (await host.CallAsync<V1.DecideBookingResponse>(Protocol.Grpc, Sound.Booking(it =>
        {
            it.History.Clear();
            it.Booking.LastDay = "2026-05-18";
            it.Options = new V1.DecisionOptions { WhyNot = true };
        }))).Value;

        response.Outcome.ShouldBe(V1.Outcome.Refused);
        response.Reasons.Divergences.ShouldBeEmpty();
        V1.Adjustment adjustment = response.Reasons.Remedies.ShouldHaveSingleItem().Adjustments.ShouldHaveSingleItem();
        (adjustment.Dimension, adjustment.From.Number, adjustment.To.Number).ShouldBe((V1.Dimension.Nights, 7, 6));
    }

    [Fact]
    public async Task What_is_not_asked_for_is_not_told()
    {
        V1.AssessCancellationResponse response =
            (await host.CallAsync<V1.AssessCancellationResponse>(Protocol.Grpc, Sound.Cancellation())).Value;

        response.Reasons.Divergences.ShouldBeEmpty();
        response.Reasons.Remedies.ShouldBeEmpty();
    }

    public static TheoryData<string> Others => ["eligibility", "fee", "quota", "deadline", "grant", "cost"];

    [Theory]
    [MemberData(nameof(Others))]
    public async Task Every_other_method_tells_other_readings_and_accepts_to_be_asked_for_remedies(string what)
    {
        V1.Reasons reasons = what switch
        {
            "eligibility" => (await host.CallAsync<V1.DecideEligibilityResponse>(
                Protocol.Grpc, Sound.Eligibility(it => (it.Options, it.FirstDay, it.LastDay) = (s_both, "2027-04-10", "2027-04-10")))).Value.Reasons,
            "fee" => (await host.CallAsync<V1.AssessFeeResponse>(Protocol.Grpc, Sound.Fee(it => it.Options = s_both))).Value.Reasons,
            "quota" => (await host.CallAsync<V1.GetQuotaResponse>(Protocol.Grpc, Sound.Quota(it => it.Options = s_both))).Value.Reasons,
            "deadline" => (await host.CallAsync<V1.GetDeadlineResponse>(Protocol.Grpc, Sound.Deadline(it => it.Options = s_both))).Value.Reasons,
            "cost" => (await host.CallAsync<V1.DivideCostResponse>(Protocol.Grpc, Sound.Cost(it => it.Options = s_both))).Value.Reasons,
            _ => (await host.CallAsync<V1.DecideGrantResponse>(Protocol.Grpc, With(Sound.Grant()))).Value.Reasons,
        };

        (reasons.Divergences.Count > 0).ShouldBe(what != "fee", reasons.ToString());
        reasons.Remedies.ShouldBeEmpty();

        static V1.DecideGrantRequest With(V1.DecideGrantRequest request)
        {
            request.Options = s_both;
            return request;
        }
    }

    [Fact]
    public async Task A_reading_under_which_the_calendar_begins_later_has_nothing_to_say_of_its_first_day()
    {
        string day = Library.City.FirstDay.Wire();

        foreach (V1.CareType careType in new[] { V1.CareType.ShortStay, V1.CareType.Outreach })
        {
            V1.GetDeadlineResponse response = (await host.CallAsync<V1.GetDeadlineResponse>(
                Protocol.Grpc, Sound.Deadline(it => (it.CareType, it.FirstDay, it.Options) = (careType, day, s_both)))).Value;

            response.Reasons.Divergences.ShouldAllBe(it => it.Changes.Count > 0);
        }
    }

    private static void ShouldBe(V1.Reasons reasons, Ordinance ordinance, Func<Ordinance, Decision> decide) =>
        Said.By(reasons.Divergences).ShouldBe(Said.By(Library.Sensitivities[ordinance].Of(decide(ordinance), decide)));

    private TResponse Call<TResponse>(Protocol protocol, IMessage request)
        where TResponse : class, IMessage<TResponse>, new() =>
        host.CallAsync<TResponse>(protocol, request).GetAwaiter().GetResult().Value;
}
