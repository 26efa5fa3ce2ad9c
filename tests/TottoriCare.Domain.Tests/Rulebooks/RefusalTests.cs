using System.Text.Json.Nodes;
using TottoriCare.Domain.Tests.Fixtures;
using TottoriCare.Rulebooks;
using static TottoriCare.Domain.Tests.RulebookDraft;

namespace TottoriCare.Domain.Tests.Rulebooks;

/// <summary>What a rulebook may not say because it would count nothing, hold twice, hold never, or rest on nothing.</summary>
public class RefusalTests
{
    private const string Amounts = "terms.cancellations.stays.charge.amounts";

    [Theory]
    [InlineData("\"night\"", "terms.pools.visits.count")]
    [InlineData("\"begun_day\"", "terms.pools.visits.count")]
    [InlineData("""{ "day_service": "use", "outreach": "night" }""", "terms.pools.visits.count.outreach")]
    [InlineData("""{ "day_service": { "unit": "night", "weight": 2 }, "outreach": "use" }""", "terms.pools.visits.count.day_service.unit")]
    public void A_pool_that_would_count_no_visit_is_refused(string count, string path) =>
        Single(OfCity().Set("terms.pools.visits.count", count)).ShouldBe(($"$.{path}", "UNIT_UNFIT"));

    [Theory]
    [InlineData("\"use\"")]
    [InlineData("\"day\"")]
    [InlineData("\"night_or_one\"")]
    [InlineData("""{ "day_service": "day", "outreach": { "unit": "use", "weight": 2 } }""")]
    public void A_pool_that_counts_visits_is_read(string count) => OfCity().Set("terms.pools.visits.count", count).Read();

    [Theory]
    [InlineData("night")]
    [InlineData("day")]
    [InlineData("use")]
    [InlineData("night_or_one")]
    [InlineData("begun_day")]
    public void A_pool_of_stays_may_count_by_any_unit(string unit) => OfCity().Set("terms.pools.stays.count", $"\"{unit}\"").Read();

    [Fact]
    public void A_visit_is_not_priced_or_charged_by_the_night()
    {
        Single(OfCity().Set("terms.fees.all.unit", "\"night\"")).ShouldBe(("$.terms.fees.all.unit", "UNIT_UNFIT"));
        OfCity().Set("terms.fees.all.unit", "\"night\"").Set("terms.fees.all.care", """["short_stay"]""").Read();

        RulebookDraft charged = OfCity().Set($"{Amounts}.per", "\"night\"");
        charged.Read();
        Single(charged.Set("terms.cancellations.stays.care", """["short_stay", "outreach"]""").Set("terms.cancellations.visits.care", """["day_service"]"""))
            .ShouldBe(($"$.{Amounts}.per", "UNIT_UNFIT"));
    }

    [Fact]
    public void Hours_are_of_visits_and_the_length_of_a_stay_is_of_stays()
    {
        Single(OfCity().Set("terms.hours.visits.care", """["day_service", "short_stay"]""")).ShouldBe(("$.terms.hours.visits.care", "CARE_TYPE_UNFIT"));
        Single(OfCity().Set("terms.stay_lengths.stays.care", """["short_stay", "outreach"]"""))
            .ShouldBe(("$.terms.stay_lengths.stays.care", "CARE_TYPE_UNFIT"));
    }

    [Fact]
    public void A_stay_is_not_priced_by_the_length_of_a_visit()
    {
        const string byMinutes = """{ "least_of": [{ "yen": 3000 }, { "by_minutes": [{ "through": 120, "price": { "yen": 1000 } }, { "price": { "yen": 2000 } }] }] }""";

        Single(OfCity().Set("terms.fees.all.price", byMinutes)).ShouldBe(("$.terms.fees.all.care", "CARE_TYPE_UNFIT"));
        Single(OfCity().Set("terms.fees.all.per_further_infant", byMinutes)).ShouldBe(("$.terms.fees.all.care", "CARE_TYPE_UNFIT"));
        OfCity().Set("terms.fees.all.price", byMinutes).Set("terms.fees.all.care", """["day_service"]""").Read();
    }

    [Theory]
    [InlineData(2024, 2024, "PERIODS_OVERLAP", "$.terms.grant.cap.amounts.later")]
    [InlineData(2024, 2025, null, null)]
    [InlineData(2024, 2026, "PERIODS_GAPPED", "$.terms.grant.cap.amounts")]
    public void Caps_of_one_kind_of_care_follow_each_other(int until, int from, string? code, string? path)
    {
        RulebookDraft draft = OfPrefecture()
            .Set("terms.grant.cap.amounts.stays.until_fiscal_year", $"{until}")
            .Set("terms.grant.cap.amounts.later", $$"""{ "care": "short_stay", "yen": 1, "from_fiscal_year": {{from}} }""");

        if (code is null)
            draft.Read();
        else
            Single(draft).ShouldBe((path, code));
    }

    [Theory]
    [InlineData("day_service", "from_fiscal_year", "2023", true)]
    [InlineData("day_service", "from_fiscal_year", "2024", false)] // day service opens the grant from 2023
    [InlineData("short_stay", "from_fiscal_year", "1999", false)] // short stay always did
    [InlineData("short_stay", "until_fiscal_year", "2050", false)] // and always will
    [InlineData("outreach", "from_fiscal_year", "2030", true)] // opens nothing
    public void A_kind_of_care_has_a_cap_in_every_year_in_which_it_opens_the_grant(string care, string key, string year, bool isRead)
    {
        JsonObject amounts = OfPrefecture().Root["terms"]!["grant"]!["cap"]!["amounts"]!.AsObject();
        string name = amounts.FirstOrDefault(amount => (string?)amount.Value!["care"] == care).Key ?? "more";
        RulebookDraft draft = OfPrefecture().Set($"terms.grant.cap.amounts.{name}", $$"""{ "care": "{{care}}", "yen": 1, "{{key}}": {{year}} }""");

        if (isRead)
            draft.Read();
        else
            Single(draft).ShouldBe(("$.terms.grant.cap.amounts", "PERIODS_GAPPED"));
    }

    [Fact]
    public void A_year_that_cannot_be_read_is_weighed_against_no_other() =>
        Single(OfPrefecture().Set("terms.grant.cap.amounts.days.from_fiscal_year", "\"令和5\"")).Code.ShouldBe("VALUE_NOT_EXPECTED");

    [Theory]
    [InlineData("P5M", true)]
    [InlineData("P12M", false)]
    [InlineData("P1Y", false)]
    public void A_window_that_ends_before_it_opens_is_refused(string opensAfter, bool isRead)
    {
        RulebookDraft draft = OfCity().Set("terms.windows.first_year.opens_after", $"\"{opensAfter}\"");

        if (isRead)
            draft.Read();
        else
            Single(draft).ShouldBe(("$.terms.windows.first_year.opens_after", "WINDOW_NEVER_OPENS"));
    }

    [Fact]
    public void A_window_of_one_day_is_read() =>
        OfCity().Set("terms.windows.first_year.opens_after", "\"P1Y\"").Set("terms.windows.first_year.ends", "\"corresponding_day\"").Read();

    [Fact]
    public void A_window_whose_periods_cannot_be_read_has_no_further_fault()
    {
        OfCity().Set("terms.windows.first_year.opens_after", "\"P1Y\"").Set("terms.windows.first_year.lasts", "\"long\"").Faults().ShouldHaveSingleItem();
        OfCity().Set("terms.windows.first_year.opens_after", "\"late\"").Set("terms.windows.first_year.lasts", "\"P1D\"").Faults().ShouldHaveSingleItem();
    }

    [Fact]
    public void A_charge_has_one_amount_or_one_for_each_class_and_never_both()
    {
        Single(OfCity().Set($"{Amounts}.yen", "2000")).ShouldBe(($"$.{Amounts}", "YEN_OR_YEN_BY_CLASS"));
        Single(OfCity().Remove($"{Amounts}.yen_by_class")).ShouldBe(($"$.{Amounts}", "YEN_OR_YEN_BY_CLASS"));
        RulebookDraft flat = OfCity().Set($"{Amounts}.yen", "1").Remove($"{Amounts}.yen_by_class").Remove($"{Amounts}.unknown_class");
        flat.Read();
        Single(flat.Set($"{Amounts}.yen", "0")).ShouldBe(($"$.{Amounts}.yen", "VALUE_NOT_EXPECTED"));
        Single(flat.Set($"{Amounts}.yen", "1").Set($"{Amounts}.exempt_classes", """["public_assistance"]""")).ShouldBe(($"$.{Amounts}", "KEY_MISSING"));
        flat.Set($"{Amounts}.unknown_class", "\"needs_review\"").Read();
    }

    [Fact]
    public void An_amount_by_class_says_what_becomes_of_an_unknown_class() =>
        Single(OfCity().Remove($"{Amounts}.unknown_class")).ShouldBe(($"$.{Amounts}", "KEY_MISSING"));

    [Theory]
    [InlineData("T", "REFERENCE_UNKNOWN")]
    [InlineData("a page on the internet", "REFERENCE_UNKNOWN")]
    [InlineData("Source not at hand", "REFERENCE_UNKNOWN")]
    [InlineData("", "VALUE_NOT_EXPECTED")]
    public void Evidence_names_a_source_of_the_rulebook(string source, string code) =>
        Single(OfCity().Set("readings.C1.evidence.0.source", $"\"{source}\"")).ShouldBe(("$.readings.C1.evidence[0].source", code));

    [Fact]
    public void Evidence_whose_source_is_not_at_hand_says_so() =>
        OfCity().Set("readings.C1.evidence.0.source", "\"source not at hand\"").Read()
            .Readings.Single(reading => reading.Id == "C1").Evidence[0].Source.ShouldBe("source not at hand");

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("\u3000")]
    public void A_blank_name_is_refused_wherever_a_name_may_stand(string blank)
    {
        foreach (string path in new[]
        {
            "sources", "rules", "readings", "classes", "terms.windows", "terms.pools", "terms.fees", "terms.cancellations", "terms.hours",
            "terms.stay_lengths", "readings.C1.alternatives", "terms.discretion", "terms",
        })
        {
            RulebookDraft draft = OfCity();
            if (path == "terms.discretion")
                draft.Set(path, "{}");
            path.Split('.').Aggregate(draft.Root, (node, key) => node[key]!).AsObject()[blank] = 1;

            Single(draft).ShouldBe(($"$.{path}", "KEY_BLANK"), path);
        }
    }

    [Fact]
    public void A_blank_name_in_a_change_is_refused() =>
        MadeUpTown.Faults(file => file["amendments"]!.AsObject().First().Value!["change"]!["pools"] = new JsonObject { [" "] = null })
            .ShouldHaveSingleItem().Code.ShouldBe("KEY_BLANK");

    [Theory]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public void A_matter_has_at_most_a_hundred_blocks(int blocks, bool isRead)
    {
        string json = string.Join(',', Enumerable.Range(0, blocks).Select(i => $$"""
            "d{{i}}": { "rule": "TC-40", "matters": ["pools"] }
            """));
        RulebookDraft draft = OfCity().Set("terms.discretion", $"{{{json}}}");

        if (isRead)
            draft.Read().Terms.Discretion.Count.ShouldBe(blocks);
        else
            Single(draft).ShouldBe(("$.terms.discretion", "TOO_MANY_ENTRIES"));
    }

    [Theory]
    [InlineData("terms.pools")]
    [InlineData("terms.hours")]
    [InlineData("terms.not_modelled")]
    [InlineData("classes")]
    public void Every_list_of_names_is_bounded(string path)
    {
        string json = string.Join(',', Enumerable.Range(0, 101).Select(i => $"\"d{i}\":{{}}"));

        OfCity().Set(path, $"{{{json}}}").Faults().ShouldContain(error => error.Path == $"$.{path}" && error.Code == "TOO_MANY_ENTRIES");
    }

    [Fact]
    public void A_rule_that_cites_no_place_is_refused() =>
        Single(OfCity().Remove("rules.TC-31.locator")).ShouldBe(("$.rules.TC-31", "KEY_MISSING"));

    [Fact]
    public void A_rest_on_an_unknown_reading_is_refused_wherever_it_stands()
    {
        Single(OfCity().Set("rules.TC-31.readings", """["C99"]""")).Code.ShouldBe("REFERENCE_UNKNOWN");
        Single(OfCity().Set("terms.in_force.reading", "\"C99\"")).Code.ShouldBe("REFERENCE_UNKNOWN");
        MadeUpTown.Faults(file => file["amendments"]!.AsObject().First().Value!["settles"] = new JsonArray("C99"))
            .ShouldHaveSingleItem().Code.ShouldBe("REFERENCE_UNKNOWN");
    }

    [Fact]
    public void A_pool_that_contains_itself_however_far_round_is_refused()
    {
        Single(OfCity().Set("terms.pools.stays.within", "\"stays\"")).ShouldBe(("$.terms.pools.stays.within", "POOL_WITHIN_ITSELF"));
        OfCity().Set("terms.pools.stays.within", "\"visits\"").Set("terms.pools.visits.within", "\"stays\"").Faults()
            .ShouldAllBe(error => error.Code == "POOL_WITHIN_ITSELF");
        Single(OfCity().Set("terms.pools.stays.within", "\"all\"")).ShouldBe(("$.terms.pools.stays.within", "REFERENCE_UNKNOWN"));
        OfCity().Set("terms.pools.stays.within", "\"visits\"").Read();
    }

    // Which of two changes of one day holds would be a guess, by whatever date each is chosen.
    [Theory]
    [InlineData("use", """{ "pools": { "stays": { "cap": 8 } } }""", """{ "pools": { "stays": { "cap": 9 } } }""", false)]
    [InlineData("birth", """{ "pools": { "stays": { "cap": 8 } } }""", """{ "pools": { "stays": { "cap": 9 } } }""", false)]
    [InlineData("use", """{ "pools": { "stays": { "cap": 8 } } }""", """{ "pools": { "stays": { "per": "fiscal_year" } } }""", true)]
    [InlineData("use", """{ "need": "not_stated" }""", """{ "need": { "assessed": false } }""", false)]
    [InlineData("use", """{ "need": { "assessed": false } }""", """{ "need": null }""", false)]
    [InlineData("use", """{ "need": { "assessed": false } }""", """{ "need": { } }""", true)]
    public void Two_amendments_of_one_day_change_different_things(string chosenBy, string one, string other, bool isRead)
    {
        RulebookDraft draft = OfCity().Set("amendments", $$"""{ "one": {{Amendment("2027-04-01", "use", one)}}, "other": {{Amendment("2027-04-01", chosenBy, other)}} }""");

        if (isRead)
            draft.Read();
        else
            Single(draft).ShouldBe(("$.amendments.other.change", "CHANGED_TWICE"));
        OfCity().Set("amendments", $$"""{ "one": {{Amendment("2027-04-01", "use", one)}}, "other": {{Amendment("2027-04-02", "use", "{ \"pools\": { \"stays\": { \"cap\": 9 } } }")}} }""").Read();
    }

    [Fact]
    public void Two_blocks_of_equal_rank_are_never_first_wins() =>
        OfCity().Set("terms.windows.again", OfCity().Root["terms"]!["windows"]!["first_year"]!.ToJsonString()).Faults()
            .ShouldAllBe(error => error.Path == "$.terms.windows.again" && error.Code == "CARE_TYPE_TWICE_RULED");

    private static string Amendment(string from, string chosenBy, string change) => $$"""
        { "text": { "ja": "改正", "en": "amendment" }, "source": "S", "locator": { "ja": "附則", "en": "supplement" }, "from": "{{from}}",
          "chosen_by": "{{chosenBy}}", "change": {{change}} }
        """;

    private static (string Path, string Code) Single(RulebookDraft draft)
    {
        InputError error = draft.Faults().ShouldHaveSingleItem();
        return (error.Path, error.Code);
    }
}
