using System.Text.Json.Nodes;
using NodaTime;
using TottoriCare.Cancellations;
using TottoriCare.Care;
using TottoriCare.Decisions;
using TottoriCare.Domain.Tests.Fixtures;

namespace TottoriCare.Domain.Tests.Cancellations;

public class LateCancellationFormsTests
{
    private static readonly LocalDate s_firstDay = new(2026, 5, 13);

    [Fact]
    public void Without_amounts_a_late_cancellation_costs_nothing_and_says_that_it_was_late()
    {
        CancellationDecision decision = Assess(charge => charge["amounts"] = "none", null, null);

        decision.Outcome.ShouldBe(CancellationOutcome.NotCharged);
        decision.Deadline.ShouldNotBeNull();
        decision.Findings.ShouldContain(finding => finding.Reason == FindingReason.LateWithoutCharge);
    }

    [Fact]
    public void Without_billing_a_charge_names_no_month()
    {
        CancellationDecision decision = Assess(charge => charge["billing"] = "not_stated", new Yen(5000), null);

        decision.Charge.ShouldBe(new Yen(5000));
        decision.BilledIn.ShouldBeNull();
        decision.Findings.ShouldNotContain(finding => finding.Reason == FindingReason.BilledIn);
    }

    [Theory]
    [InlineData(4_999, 5_000, 4_999)]
    [InlineData(5_000, 5_000, 5_000)]
    [InlineData(5_001, 5_000, 5_000)]
    public void The_facilitys_amount_is_charged_up_to_the_whole_fee(int amount, int fee, int charge) =>
        Assess(UpToFee, new Yen(fee), new Yen(amount)).Charge.ShouldBe(new Yen(charge));

    [Theory]
    [InlineData(null, 5_000)]
    [InlineData(5_000, null)]
    public void The_facilitys_amount_up_to_the_fee_needs_both(int? amount, int? fee) =>
        Assess(UpToFee, fee is { } yen ? new Yen(yen) : null, amount is { } some ? new Yen(some) : null)
            .Outcome.ShouldBe(CancellationOutcome.NeedsReview);

    [Theory]
    [InlineData("stay", true)]
    [InlineData("roll_back", false)]
    [InlineData("one_step_back", false)]
    public void A_deadline_that_never_moves_needs_no_closing_days(string onClosedDay, bool isFound)
    {
        Ordinance ordinance = MadeUpTown.Ordinance(file =>
        {
            file["terms"]!["closing_days"] = "not_stated";
            JsonNode deadline = ChargeOf(file)["deadline"]!;
            deadline.AsObject().Remove("open_days_before");
            deadline["days_before"] = 1;
            deadline["on_closed_day"] = onClosedDay;
        });

        (ordinance.GetDeadline(CareType.ShortStay, s_firstDay).Deadline is not null).ShouldBe(isFound);
    }

    [Fact]
    public void A_deadline_that_counts_open_days_needs_closing_days() =>
        MadeUpTown.Ordinance(file => file["terms"]!["closing_days"] = "not_stated")
            .GetDeadline(CareType.ShortStay, s_firstDay).Deadline.ShouldBeNull();

    [Theory]
    [InlineData("booking", 2_000)]
    [InlineData("day", 6_000)] // two nights are three days
    [InlineData("night", 4_000)]
    public void One_amount_for_all_asks_for_no_class(string per, int charge)
    {
        CancellationDecision decision = Assess(one => Flat(one, per), null, null);

        decision.Charge.ShouldBe(new Yen(charge));
        decision.Outcome.ShouldBe(CancellationOutcome.Charged);
        Finding finding = decision.Findings.Single(found => found.Reason == FindingReason.FlatAmountCharged);
        finding.Figures.Single(figure => figure.Name == "amount").Value.ShouldBe("2000");
    }

    // Wednesday to Friday, each with a deadline of its own at the town's hour on the open day that its terms count back to.
    [Fact]
    public void An_amount_for_each_late_day_counts_the_days_whose_own_deadline_was_missed()
    {
        Ordinance town = MadeUpTown.Ordinance(file => Flat(ChargeOf(file), "late_day"));
        Instant[] deadlines = [.. Enumerable.Range(0, 3).Select(day => town.GetDeadline(CareType.ShortStay, s_firstDay.PlusDays(day)).Deadline!.Value.At)];
        Yen ChargeFor(Instant? notice) => town.AssessCancellation(new Cancellation
        {
            Booking = Booking.Stay(s_firstDay, s_firstDay.PlusDays(2)),
            HouseholdClass = HouseholdClass.Unknown,
            Notice = notice is { } given ? Notice.Of(given, given, given) : null,
        }).Charge;
        Duration moment = Duration.FromNanoseconds(1);

        deadlines.Distinct().Count().ShouldBe(3);
        ChargeFor(deadlines[0] - moment).ShouldBe(Yen.Zero);
        ChargeFor(deadlines[0] + moment).ShouldBe(new Yen(2_000));
        ChargeFor(deadlines[1] - moment).ShouldBe(new Yen(2_000));
        ChargeFor(deadlines[1] + moment).ShouldBe(new Yen(4_000));
        ChargeFor(deadlines[2] - moment).ShouldBe(new Yen(4_000));
        ChargeFor(deadlines[2] + moment).ShouldBe(new Yen(6_000));
        ChargeFor(null).ShouldBe(new Yen(6_000));
    }

    [Fact]
    public void One_amount_for_all_but_a_class_that_owes_none_asks_for_the_class()
    {
        static void Exempting(JsonNode charge)
        {
            Flat(charge, "booking");
            charge["amounts"]!["exempt_classes"] = new JsonArray("tax_exempt");
            charge["amounts"]!["unknown_class"] = "needs_review";
        }

        CancellationDecision decision = Assess(Exempting, null, null);
        decision.Outcome.ShouldBe(CancellationOutcome.NeedsReview);
        decision.Findings.ShouldContain(finding => finding.Reason == FindingReason.ClassUnknown);

        Assess(charge =>
        {
            Exempting(charge);
            charge["amounts"]!["unknown_class"] = "tax_exempt";
        }, null, null).Charge.ShouldBe(Yen.Zero);
    }

    [Fact]
    public void A_charge_that_no_class_matters_for_misses_the_fee_and_not_the_class()
    {
        CancellationDecision decision = Assess(charge => charge["amounts"]!["basis"] = "planned_fee", null, null);

        decision.Outcome.ShouldBe(CancellationOutcome.NeedsReview);
        decision.Findings.ShouldContain(finding => finding.Reason == FindingReason.ChargeAmountNotSaid);
    }

    private static void Flat(JsonNode charge, string per) => charge["amounts"] = new JsonObject
    {
        ["rule"] = charge["amounts"]!["rule"]!.GetValue<string>(),
        ["per"] = per,
        ["times_infants"] = false,
        ["yen"] = 2_000,
        ["zero_is_recorded"] = true,
    };

    private static CancellationDecision Assess(Action<JsonNode> change, Yen? fee, Yen? amount) =>
        MadeUpTown.Ordinance(file => change(ChargeOf(file))).AssessCancellation(new Cancellation
        {
            Booking = Booking.Stay(s_firstDay, s_firstDay.PlusDays(2)),
            HouseholdClass = HouseholdClass.Unknown,
            PlannedFee = fee,
            FacilityAmount = amount,
        });

    private static void UpToFee(JsonNode charge) => charge["amounts"]!["basis"] = "facility_amount_up_to_fee";

    private static JsonNode ChargeOf(JsonNode file) => file["terms"]!["cancellations"]!["stays"]!["charge"]!;
}
