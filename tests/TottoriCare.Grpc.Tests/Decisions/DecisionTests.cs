using System.Text.Json.Nodes;
using TottoriCare.Care;
using TottoriCare.Grpc.Tests.Hosting;

namespace TottoriCare.Grpc.Tests.Decisions;

/// <summary>Single cases, worked out by hand, whose answer the contract promises.</summary>
public sealed class DecisionTests(RunningHost host) : IClassFixture<RunningHost>
{
    [Theory]
    [InlineData("municipal_tax_payable", V1.CancellationOutcome.Charged, 1_800)]
    [InlineData("municipal_tax_exempt", V1.CancellationOutcome.Charged, 900)]
    [InlineData("public_assistance", V1.CancellationOutcome.Exempt, 0)]
    [InlineData("unknown", V1.CancellationOutcome.NeedsReview, null)]
    public async Task A_late_cancellation_costs_what_the_class_owes(string householdClass, V1.CancellationOutcome outcome, int? chargeYen)
    {
        V1.AssessCancellationResponse response = await CallAsync<V1.AssessCancellationResponse>(Sound.Cancellation(it => it.HouseholdClass = householdClass));

        response.Outcome.ShouldBe(outcome);
        (response.HasChargeYen ? response.ChargeYen : (long?)null).ShouldBe(chargeYen);
        response.BilledIn.ShouldBe(chargeYen > 0 ? "2026-06" : "");
    }

    [Fact]
    public async Task A_no_show_is_charged()
    {
        V1.AssessCancellationResponse response = await CallAsync<V1.AssessCancellationResponse>(
            Sound.Cancellation(it => it.Notice = new V1.Notice { Status = V1.NoticeStatus.None }));

        response.Outcome.ShouldBe(V1.CancellationOutcome.Charged);
        response.Reasons.Findings.ShouldContain(finding => finding.Reason == "no_notice");
    }

    [Fact]
    public async Task A_refusal_is_an_answer_that_names_every_failing_rule()
    {
        V1.DecideBookingResponse response = await CallAsync<V1.DecideBookingResponse>(Sound.Booking(it =>
        {
            it.CareCase.Residence.UntilDay = "2026-05-12";
            it.Booking.LastDay = "2026-05-19";
        }));

        response.Outcome.ShouldBe(V1.Outcome.Refused);
        response.Reasons.Findings.Where(finding => finding.Status == V1.FindingStatus.NotMet).Select(finding => finding.Rule.Id)
            .ShouldBe(["TC-42", "TC-10", "TC-11"]);
        response.Reasons.Basis.RulebookDigest.ShouldBe(Library.City.Rulebook.Digest);
        response.Reasons.Basis.CalendarDigest.ShouldBe(Library.City.Holidays.Digest);
    }

    [Fact]
    public async Task No_infant_is_a_legal_number_and_leaves_the_cap_of_one()
    {
        V1.GetQuotaResponse response = await CallAsync<V1.GetQuotaResponse>(Sound.Quota(it =>
        {
            it.CareCase.Infants = 0;
            it.CareCase.InfantsAtBirth = 0;
        }));

        response.Pools.Single(pool => pool.Name == "visits").Cap.ShouldBe(7);
    }

    [Fact]
    public async Task A_visit_may_repeat_its_day_as_its_last_or_leave_it_out()
    {
        V1.DecideBookingRequest without = Sound.Booking(it => it.Booking = Sound.Visit("2026-05-11", "13:00", "17:00"));
        V1.DecideBookingRequest repeated = without.Clone();
        repeated.Booking.LastDay = "2026-05-11";

        V1.DecideBookingResponse response = await CallAsync<V1.DecideBookingResponse>(without);

        response.Outcome.ShouldBe(V1.Outcome.Allowed);
        response.ShouldBe(await CallAsync<V1.DecideBookingResponse>(repeated));
    }

    [Fact]
    public async Task An_explanation_that_is_not_wanted_is_left_out_and_nothing_else()
    {
        V1.DecideBookingResponse whole = await CallAsync<V1.DecideBookingResponse>(Sound.Booking());
        V1.DecideBookingResponse brief = await CallAsync<V1.DecideBookingResponse>(
            Sound.Booking(it => it.Options = new V1.DecisionOptions { OmitExplanation = true }));

        whole.Reasons.Explanation.Ja.ShouldStartWith("鳥取市：予約は可\n");
        brief.Reasons.Explanation.ShouldBeNull();
        whole.Reasons.Explanation = null;
        brief.ShouldBe(whole);
    }

    [Theory]
    [InlineData("taxed", V1.FeeOutcome.Payable, 1_000)]
    [InlineData("", V1.FeeOutcome.Payable, 1_000)]
    public async Task The_third_visit_costs_what_the_tariff_says(string householdClass, V1.FeeOutcome outcome, int feeYen)
    {
        V1.AssessFeeResponse response = await CallAsync<V1.AssessFeeResponse>(Sound.Fee(it => it.CareCase.HouseholdClass = householdClass));

        (response.Outcome, response.FeeYen).ShouldBe((outcome, feeYen));
        response.Reasons.Headline.Ja.ShouldBe("利用料は1,000円");
    }

    [Fact]
    public async Task The_second_visit_is_free()
    {
        V1.AssessFeeResponse response = await CallAsync<V1.AssessFeeResponse>(Sound.Fee(it => it.History.RemoveAt(1)));

        (response.Outcome, response.HasFeeYen, response.FeeYen).ShouldBe((V1.FeeOutcome.Free, true, 0));
    }

    [Theory]
    [InlineData("taxed", 13_000 + 4 * 500)]
    [InlineData("tax_exempt", 8_000 + 4 * 500)]
    [InlineData("unknown", null)]
    public async Task A_stay_of_four_days_costs_what_the_class_and_each_further_infant_owe(string householdClass, int? feeYen)
    {
        V1.AssessFeeResponse response = await CallAsync<V1.AssessFeeResponse>(Sound.Fee(it =>
            (it.CareCase.HouseholdClass, it.Booking) = (householdClass, Sound.Stay("2026-05-11", "2026-05-14"))));

        (response.HasFeeYen ? response.FeeYen : (long?)null).ShouldBe(feeYen);
        response.Outcome.ShouldBe(feeYen is null ? V1.FeeOutcome.NeedsReview : V1.FeeOutcome.Payable);
    }

    [Fact]
    public async Task What_an_officer_has_allowed_is_allowed_and_told()
    {
        V1.DecideBookingResponse without = await CallAsync<V1.DecideBookingResponse>(Sound.Discretion(it => it.CareCase.DiscretionUses.Clear()));
        V1.DecideBookingResponse with = await CallAsync<V1.DecideBookingResponse>(Sound.Discretion());

        without.Outcome.ShouldBe(V1.Outcome.NeedsReview);
        with.Outcome.ShouldBe(V1.Outcome.Allowed);
        with.Reasons.Explanation.Ja.ShouldContain("医師の意見による");
    }

    [Fact]
    public async Task The_whole_fee_is_owed_where_the_rulebook_says_so()
    {
        V1.AssessCancellationRequest request = Sound.Cancellation(it =>
            (it.MunicipalityCode, it.HouseholdClass, it.PlannedFeeYen) = (Library.TownCode, "taxed", 12_500));

        (await CallAsync<V1.AssessCancellationResponse>(request)).ChargeYen.ShouldBe(12_500);
        request.ClearPlannedFeeYen();
        (await CallAsync<V1.AssessCancellationResponse>(request)).Outcome.ShouldBe(V1.CancellationOutcome.NeedsReview);
    }

    [Fact]
    public async Task A_grant_is_cut_to_what_earlier_ones_left()
    {
        V1.DecideGrantResponse response = await CallAsync<V1.DecideGrantResponse>(Sound.Grant());

        response.Outcome.ShouldBe(V1.Outcome.Allowed);
        (response.GrantYen, response.EligibleCostYen, response.CapYen, response.RemainingCapYen)
            .ShouldBe((200_000, 500_000, 3_000_000, 200_000));
    }

    [Theory]
    [InlineData(Protocol.Grpc)]
    [InlineData(Protocol.Json)]
    public async Task The_largest_requests_are_answered(Protocol protocol)
    {
        V1.DecideBookingRequest booking = Sound.Booking(it =>
        {
            while (it.History.Count < UsageHistory.Most)
                it.History.Add(it.History[it.History.Count % 2]);
        });
        V1.DecideGrantRequest grant = Sound.Grant(it =>
        {
            it.Costs[0].AmountYen = 1_000_000_000_000;
            it.EarlierGrants[0].AmountYen = 0;
            while (it.Costs.Count < 100)
                it.Costs.Add(it.Costs[0]);
        });

        (await host.CallAsync<V1.DecideBookingResponse>(protocol, booking)).Value.Outcome.ShouldBe(V1.Outcome.Refused);
        V1.DecideGrantResponse response = (await host.CallAsync<V1.DecideGrantResponse>(protocol, grant)).Value;
        response.EligibleCostYen.ShouldBe(100_000_000_000_000);
        response.GrantYen.ShouldBe(3_000_000);
    }

    [Fact]
    public async Task The_first_and_the_last_day_of_the_calendar_are_decided()
    {
        foreach (string day in new[] { Library.City.FirstDay.Wire(), Library.City.LastDay.Wire() })
            (await CallAsync<V1.GetDeadlineResponse>(Sound.Deadline(it => it.FirstDay = day))).Deadline.ShouldNotBeNull();
        (await host.CallAsync<V1.GetDeadlineResponse>(
            Protocol.Grpc, Sound.Deadline(it => it.FirstDay = Library.City.FirstDay.PlusDays(-1).Wire())))
            .ShouldBeRefused(("first_day", "DATE_OUTSIDE_CALENDAR"));
    }

    [Theory]
    [InlineData(1999, 2050)]
    public async Task The_first_and_the_last_fiscal_year_of_the_calendar_are_decided(int first, int last)
    {
        foreach (int year in new[] { first, last })
            (await CallAsync<V1.DecideGrantResponse>(Sound.Grant(it => it.FiscalYear = year))).CapYen.ShouldBe(3_000_000);
        (await host.CallAsync<V1.DecideGrantResponse>(Protocol.Grpc, Sound.Grant(it => it.FiscalYear = first - 1)))
            .ShouldBeRefused(("application.fiscal_year", "FISCAL_YEAR_OUT_OF_RANGE"));
    }

    [Fact]
    public async Task Infants_must_be_said_where_the_rulebook_charges_for_each()
    {
        var perInfant = new RunningHost(Library.CityWith(rulebook => Amounts(rulebook)["times_infants"] = true));
        await perInfant.InitializeAsync();
        try
        {
            (await perInfant.CallAsync<V1.AssessCancellationResponse>(Protocol.Grpc, Sound.Cancellation()))
                .ShouldBeRefused(("infants", "FIELD_MISSING"));
            (await perInfant.CallAsync<V1.AssessCancellationResponse>(Protocol.Grpc, Sound.Cancellation(it => it.Infants = 2)))
                .Value.ChargeYen.ShouldBe(3_600);
        }
        finally
        {
            await perInfant.DisposeAsync();
        }
    }

    private static JsonNode Amounts(JsonNode rulebook) => rulebook["terms"]!["cancellations"]!["stays"]!["charge"]!["amounts"]!;

    private async Task<TResponse> CallAsync<TResponse>(Google.Protobuf.IMessage request)
        where TResponse : class, Google.Protobuf.IMessage<TResponse>, new() =>
        (await host.CallAsync<TResponse>(Protocol.Grpc, request)).Value;
}
