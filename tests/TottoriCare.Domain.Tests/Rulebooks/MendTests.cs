using static TottoriCare.Domain.Tests.RulebookDraft;

namespace TottoriCare.Domain.Tests.Rulebooks;

/// <summary>直し方: what is commonly written at first is refused with a message that leads straight to what is meant.</summary>
public class MendTests
{
    private const string Charge = "terms.cancellations.stays.charge";

    private static readonly Dictionary<string, Action<RulebookDraft>> s_drafts = new()
    {
        ["text in one language"] = draft => draft.Set("rules.TC-31.text", "\"前日まで\""),
        ["a bare amount"] = draft => draft.Set("terms.fees.all.price", "4000"),
        ["a bare addition"] = draft => draft.Set("terms.fees.all.per_further_infant", "800"),
        ["a list of kinds as a word"] = draft => draft.Set("terms.fees.all.nth_use_counts", "\"all\""),
        ["the end of the day"] = draft => draft.Set("terms.hours.visits.until", "\"24:00\""),
        ["no day of the deadline"] = draft => draft.Remove($"{Charge}.deadline.days_before"),
        ["no day and no treatment of a closed one"] = draft => draft.Remove($"{Charge}.deadline.days_before").Remove($"{Charge}.deadline.on_closed_day"),
        ["a pool that is not known"] = draft => draft.Set("terms.pools.visits", "\"not_stated\""),
        ["a charge of nothing"] = draft => draft.Remove($"{Charge}.amounts.yen_by_class").Set($"{Charge}.amounts.yen", "0"),
        ["a fee charged for each booking"] = draft => draft.Set($"{Charge}.amounts", """{ "rule": "TC-32", "basis": "planned_fee", "per": "booking", "zero_is_recorded": true }"""),
        ["hours of a stay"] = draft => draft.Set("terms.hours.visits.care", """["day_service", "short_stay"]"""),
        ["discretion over fees"] = draft => draft.Set("terms.discretion", """{ "mayor": { "rule": "TC-40", "matters": ["pools", "fees"] } }"""),
    };

    [Theory]
    [InlineData("text in one language", "$.rules.TC-31.text", "VALUE_NOT_EXPECTED", "{ \"ja\": \"…\", \"en\": \"…\" }")]
    [InlineData("a bare amount", "$.terms.fees.all.price", "VALUE_NOT_EXPECTED", "{ \"yen\": 4000 }")]
    [InlineData("a bare addition", "$.terms.fees.all.per_further_infant", "VALUE_NOT_EXPECTED", "{ \"yen\": 800 }")]
    [InlineData("a list of kinds as a word", "$.terms.fees.all.nth_use_counts", "VALUE_NOT_EXPECTED", "[\"short_stay\", \"day_service\", \"outreach\"]")]
    [InlineData("the end of the day", "$.terms.hours.visits.until", "VALUE_NOT_EXPECTED", "23:59")]
    [InlineData("no day of the deadline", "$.terms.cancellations.stays.charge.deadline", "KEY_MISSING", "days_before", "open_days_before")]
    [InlineData("no day and no treatment of a closed one", "$.terms.cancellations.stays.charge.deadline", "KEY_MISSING", "days_before", "open_days_before")]
    [InlineData("a pool that is not known", "$.terms.pools.visits", "VALUE_NOT_EXPECTED", "not_modelled", "quota")]
    [InlineData("a charge of nothing", "$.terms.cancellations.stays.charge.amounts.yen", "VALUE_NOT_EXPECTED", "\"amounts\": \"none\"")]
    [InlineData("a fee charged for each booking", "$.terms.cancellations.stays.charge.amounts.per", "KEY_UNKNOWN", "planned_fee", "per")]
    [InlineData("hours of a stay", "$.terms.hours.visits.care", "CARE_TYPE_UNFIT", "not_modelled")]
    [InlineData("discretion over fees", "$.terms.discretion.mayor.matters[1]", "NOTHING_TO_ALLOW", "same_day", "not_modelled")]
    public void A_common_mistake_is_told_its_mend(string mistake, string path, string code, params string[] named)
    {
        RulebookDraft draft = OfCity();
        s_drafts[mistake](draft);

        InputError error = draft.Faults().ShouldHaveSingleItem();

        (error.Path, error.Code).ShouldBe((path, code));
        foreach (string word in named)
        {
            error.Message.Ja.ShouldContain(word);
            error.Message.En.ShouldContain(word);
        }
    }

    [Fact]
    public void Every_mistake_is_tried() => typeof(MendTests).GetMethod(nameof(A_common_mistake_is_told_its_mend))!
        .GetCustomAttributes(false).OfType<InlineDataAttribute>().Count().ShouldBe(s_drafts.Count);

    [Theory]
    [InlineData("care")]
    [InlineData("need")]
    [InlineData("residence")]
    [InlineData("windows")]
    [InlineData("stay_lengths")]
    [InlineData("hours")]
    [InlineData("same_day")]
    [InlineData("pools")]
    public void An_officer_may_allow_what_a_matter_refuses(string matter) =>
        OfCity().Set("terms.discretion", $$"""{ "mayor": { "rule": "TC-40", "matters": ["{{matter}}"] } }""").Read().Terms.Discretion.ShouldHaveSingleItem()
            .Matters.ShouldHaveSingleItem().Code.ShouldBe(matter);

    [Theory]
    [InlineData("fees")]
    [InlineData("cancellations")]
    [InlineData("closing_days")]
    [InlineData("grant")]
    [InlineData("in_force")]
    [InlineData("discretion")]
    [InlineData("not_modelled")]
    [InlineData("shares")]
    public void Where_nothing_is_refused_there_is_nothing_to_allow(string matter) =>
        OfCity().Set("terms.discretion", $$"""{ "mayor": { "rule": "TC-40", "matters": ["{{matter}}"] } }""").Faults().ShouldHaveSingleItem()
            .Code.ShouldBe("NOTHING_TO_ALLOW");
}
