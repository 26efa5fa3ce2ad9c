using static TottoriCare.Domain.Tests.RulebookDraft;

namespace TottoriCare.Domain.Tests.Rulebooks;

public class ShareReaderTests
{
    private const string Care = "terms.shares.care_cost_from_reiwa_7";

    [Theory]
    [InlineData("of", "\"waived_fee\"", "", "PERIODS_OVERLAP")]
    [InlineData("until_fiscal_year", "2024", ".until_fiscal_year", "UNTIL_BEFORE_FROM")]
    [InlineData("from_fiscal_year", "1998", ".from_fiscal_year", "VALUE_NOT_EXPECTED")]
    [InlineData("parts", "{}", ".parts", "VALUE_NOT_EXPECTED")]
    [InlineData("parts.state", "0", ".parts.state", "VALUE_NOT_EXPECTED")]
    [InlineData("parts.state", "1001", ".parts.state", "VALUE_NOT_EXPECTED")]
    [InlineData("parts.user", "1", ".parts.user", "KEY_UNKNOWN")]
    [InlineData("odd_yen", "\"provider\"", ".odd_yen", "ODD_YEN_BEARER_UNKNOWN")]
    [InlineData("odd_yen", "\"nobody\"", ".odd_yen", "VALUE_NOT_EXPECTED")]
    [InlineData("of", "\"rent\"", ".of", "VALUE_NOT_EXPECTED")]
    [InlineData("rule", "\"TP-99\"", ".rule", "REFERENCE_UNKNOWN")]
    public void A_fault_is_named(string key, string json, string place, string code)
    {
        InputError error = OfPrefecture().Set($"{Care}.{key}", json).Faults().ShouldHaveSingleItem();

        (error.Path, error.Code).ShouldBe(($"$.{Care}{place}", code));
    }

    [Theory]
    [InlineData(2022)]
    [InlineData(2024)]
    public void Two_blocks_for_one_cost_may_not_overlap(int from)
    {
        InputError error = OfPrefecture().Set("terms.shares.waived_fee_from_reiwa_7.from_fiscal_year", $"{from}").Faults().ShouldHaveSingleItem();

        (error.Path, error.Code).ShouldBe(("$.terms.shares.waived_fee_from_reiwa_7", "PERIODS_OVERLAP"));
    }

    [Fact]
    public void Two_blocks_for_one_cost_may_follow_each_other() =>
        OfPrefecture().Set("terms.shares.waived_fee_to_reiwa_6.until_fiscal_year", "2023").Read().Terms.Shares!.Count.ShouldBe(3);
}
