using System.Text.Json.Nodes;
using NodaTime;
using TottoriCare.Care;
using TottoriCare.Decisions;
using TottoriCare.Domain.Tests.Fixtures;

namespace TottoriCare.Domain.Tests.Care;

public class ByCareTypeTests
{
    private static readonly CareCase s_case = new()
    {
        DeliveryDay = new LocalDate(2026, 4, 1),
        Infants = new Infants(1),
        Need = AssessedNeed.Needed,
        Residence = Residence.Here(),
    };

    [Fact]
    public void A_kind_of_care_that_a_stated_matter_leaves_out_has_no_bound() =>
        OutreachWithout("windows", null).ShouldBe(Outcome.Allowed);

    [Fact]
    public void A_kind_of_care_that_a_matter_leaves_unstated_is_for_review() =>
        OutreachWithout("windows", "not_stated").ShouldBe(Outcome.NeedsReview);

    [Fact]
    public void The_kinds_of_care_that_a_matter_does_state_are_decided_all_the_same() =>
        Without("windows", "not_stated").DecideEligibility(s_case, CareType.DayService, new(2026, 5, 11), new(2026, 5, 11))
            .Outcome.ShouldBe(Outcome.Allowed);

    [Theory]
    [InlineData("hours")]
    [InlineData("fees")]
    [InlineData("cancellations")]
    public void Any_matter_by_kind_of_care_can_leave_the_rest_unstated(string matter) =>
        MadeUpTown.Faults(file => file["terms"]![matter]!["others"] = "not_stated").ShouldBeEmpty();

    [Fact]
    public void A_fee_and_a_cancellation_that_a_stated_matter_leaves_out_are_not_stated_and_a_bound_is_none()
    {
        TottoriCare.Rulebooks.Terms terms = MadeUpTown.Ordinance(file =>
        {
            foreach (string matter in new[] { "fees", "cancellations", "hours" })
            {
                JsonObject blocks = file["terms"]![matter]!.AsObject();
                foreach ((string _, JsonNode? block) in blocks)
                {
                    if (block is JsonObject named)
                        named["care"] = new JsonArray([.. named["care"]!.AsArray().Select(care => (string)care!).Where(care => care != "outreach").Select(care => JsonValue.Create(care))]);
                }
            }
        }).Rulebook.Terms;

        terms.Fees.IsStatedFor(CareType.Outreach).ShouldBeFalse();
        terms.Cancellations.IsStatedFor(CareType.Outreach).ShouldBeFalse();
        terms.Hours.IsStatedFor(CareType.Outreach).ShouldBeTrue();
        terms.Fees.IsStatedFor(CareType.DayService).ShouldBeTrue();
    }

    private static Outcome OutreachWithout(string matter, string? rest) =>
        Without(matter, rest).DecideEligibility(s_case, CareType.Outreach, new(2026, 12, 1), new(2026, 12, 1)).Outcome;

    // The amendment of the window for outreach goes with the window.
    private static Ordinance Without(string matter, string? rest) => MadeUpTown.Ordinance(file =>
    {
        file["amendments"]!.AsObject().Remove("births-from-2026-07-01");
        file["terms"]![matter]!.AsObject().Remove("visits");
        if (rest is not null)
            file["terms"]![matter]!["visits"] = rest;
    });
}
