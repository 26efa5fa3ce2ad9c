using TottoriCare.Care;
using TottoriCare.Decisions;
using TottoriCare.Fees;
using static TottoriCare.Domain.Tests.Facts;
using static TottoriCare.Domain.Tests.Tottori;

namespace TottoriCare.Domain.Tests.Fees;

/// <summary>上限を超える利用: beyond a cap at full cost there is no usual fee (reading N8).</summary>
public class FullCostTests
{
    private static readonly (string Path, string Json) s_price = ("fees.all.price", """{ "yen": 1000 }""");
    private static readonly (string Path, string Json) s_atFullCost = ("pools.visits.beyond_cap", "\"at_full_cost\"");
    private static readonly Booking s_visit = DayService("2026-08-01");

    [Theory]
    [InlineData(6, 1_000)]
    [InlineData(7, null)]
    public void A_use_beyond_the_cap_has_no_fee(int used, int? fee)
    {
        Ordinance ordinance = CityWith(s_price, s_atFullCost);
        FeeDecision decision = ordinance.AssessFee(Mother, s_visit, History(UsedDayServices(used)));

        decision.Fee?.Amount.ShouldBe(fee!.Value);
        decision.Outcome.ShouldBe(fee is null ? FeeOutcome.NeedsReview : FeeOutcome.Payable);
        decision.WhyReview().ShouldBe(fee is null ? [FindingReason.BeyondCapAtFullCost] : []);
        decision.Findings.Any(finding => finding.Reason == FindingReason.UserFee).ShouldBe(fee is not null);
        ordinance.DecideBooking(Mother, s_visit, History(UsedDayServices(used))).UserFee.ShouldBe(decision.Fee);
    }

    [Fact]
    public void The_finding_names_the_cap() =>
        CityWith(s_price, s_atFullCost).AssessFee(Mother, s_visit, History(UsedDayServices(7))).The(FindingReason.BeyondCapAtFullCost).Figures
            .Select(figure => (figure.Name, figure.Value)).ShouldBe([("pool", "visits"), ("cap", "7"), ("used", "7"), ("booked", "0"), ("requested", "1"), ("remaining", "0")]);

    [Fact]
    public void A_booking_beyond_the_cap_is_allowed_all_the_same() =>
        CityWith(s_price, s_atFullCost).DecideBooking(Mother, s_visit, History(UsedDayServices(7))).Outcome.ShouldBe(Outcome.Allowed);

    [Fact]
    public void A_use_that_the_cap_refuses_is_told_the_price_within_it() =>
        CityWith(s_price).AssessFee(Mother, s_visit, History(UsedDayServices(7))).Fee.ShouldBe(new Yen(1_000));

    [Fact]
    public void Another_pool_beyond_its_cap_does_not_matter() =>
        CityWith(s_price, s_atFullCost).AssessFee(Mother, Stay("2026-08-01", 1), History(UsedDayServices(7))).Fee.ShouldBe(new Yen(1_000));

    [Fact]
    public void A_cap_that_is_open_leaves_the_fee_open()
    {
        Ordinance ordinance = CityWith(s_price, s_atFullCost, ("pools.visits.granted_elsewhere", "\"needs_review\""));

        ordinance.AssessFee(Mother, s_visit, History(Used(Outreach("2026-06-01")) with { GrantedElsewhere = true })).WhyReview().ShouldBe([FindingReason.UseGrantedElsewhere]);
        ordinance.AssessFee(Mother, s_visit, History(Used(Outreach("2026-06-01")))).Fee.ShouldBe(new Yen(1_000));
    }
}
