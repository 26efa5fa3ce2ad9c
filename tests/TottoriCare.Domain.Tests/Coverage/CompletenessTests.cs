using System.Text;
using TottoriCare.Coverage;
using TottoriCare.Domain.Tests.Fixtures;
using TottoriCare.Rulebooks;

namespace TottoriCare.Domain.Tests.Coverage;

/// <summary>Gaps and overlaps, each told as one concrete case.</summary>
public class CompletenessTests
{
    public static TheoryData<string> Rulebooks =>
        [.. FixtureFiles.Names.Where(name => name.EndsWith(".json", StringComparison.Ordinal)), Tottori.CityCode, Tottori.PrefectureCode];

    [Theory]
    [MemberData(nameof(Rulebooks))]
    public void Every_rulebook_answers_each_decision_once(string name)
    {
        byte[] file = name.EndsWith(".json", StringComparison.Ordinal) ? FixtureFiles.Bytes(name) : RulebookDraft.ShippedBytes(name);

        Completeness.TryOf(file, out CompletenessReport? report, out _).ShouldBeTrue();

        report!.Flaws.ShouldBeEmpty();
        report.IsComplete.ShouldBeTrue();
    }

    [Fact]
    public void 鳥取市_has_nothing_without_a_bound() =>
        Completeness.Of(Tottori.City.Rulebook).Findings.ShouldAllBe(finding => finding.Kind == CoverageKind.DeclaredOpen);

    [Fact]
    public void A_kind_of_care_without_a_fee_is_one_case()
    {
        CoverageFinding gap = TheFlaw(RulebookDraft.OfCity().Set("terms.fees.all.care", """["short_stay", "day_service"]"""));

        gap.Kind.ShouldBe(CoverageKind.Gap);
        gap.Matter.ShouldBe(Matter.Fees);
        gap.Path.ShouldBe("$.terms.fees");
        gap.On(CaseAxis.CareType)!.Example.ShouldBe("outreach");
        gap.On(CaseAxis.NthUse).ShouldBeNull();
        gap.Case.Ja.ShouldContain("アウトリーチ（訪問型）：利用料を定めるブロックがありません。");
        gap.Case.En.ShouldContain("outreach: no block states the user fee.");
    }

    [Fact]
    public void A_gap_that_an_amendment_brings_begins_with_it()
    {
        CoverageFinding gap = TheFlaw(Amended("2026-06-01", "use", """{ "windows": { "first_year": { "care": ["day_service", "outreach"] } } }"""));

        gap.Path.ShouldBe("$.amendments.planted.change.windows");
        (gap.On(CaseAxis.UseDay)!.First, gap.On(CaseAxis.UseDay)!.Last).ShouldBe(("2026-06-01", null));
        gap.Case.Ja.ShouldContain("に始まる利用、ショートステイ（宿泊型）：対象期間を定めるブロックがありません。");
    }

    [Fact]
    public void A_gap_that_a_later_amendment_closes_ends_the_day_before()
    {
        RulebookDraft draft = Amended("2026-06-01", "birth", """{ "fees": { "all": { "care": ["day_service", "outreach"] } } }""");
        draft.Set("amendments.mend", draft.Root["amendments"]!["planted"]!.ToJsonString());
        draft.Set("amendments.mend.from", "\"2026-07-01\"");
        draft.Set("amendments.mend.change", """{ "fees": { "all": { "care": ["short_stay", "day_service", "outreach"] } } }""");

        CoverageFinding gap = TheFlaw(draft);

        (gap.On(CaseAxis.BirthDay)!.First, gap.On(CaseAxis.BirthDay)!.Last).ShouldBe(("2026-06-01", "2026-06-30"));
        gap.Case.Ja.ShouldContain("令和8年6月30日の出産");
    }

    [Fact]
    public void Two_blocks_for_one_kind_of_care_are_told_though_the_file_is_refused()
    {
        RulebookDraft draft = RulebookDraft.OfCity();
        draft.Set("terms.fees.more", """{ "rule": "TC-20", "care": ["outreach"], "unit": "use", "price": { "yen": 500 } }""");

        Completeness.TryOf(draft.ToBytes(), out CompletenessReport? report, out IReadOnlyList<InputError> errors).ShouldBeTrue();

        errors.ShouldHaveSingleItem().Code.ShouldBe("CARE_TYPE_TWICE_RULED");
        CoverageFinding overlap = report!.Flaws.ShouldHaveSingleItem();
        overlap.Kind.ShouldBe(CoverageKind.Overlap);
        overlap.Claimants.ShouldBe(["$.terms.fees.all", "$.terms.fees.more"]);
        overlap.Case.Ja.ShouldContain("アウトリーチ（訪問型）：利用料を2つの定めがともに定めています");
    }

    [Theory]
    [InlineData("""[{ "through": 2, "price": "free" }, { "through": 4, "price": { "yen": 9 } }]""", "gap", "5", null)]
    [InlineData("""[{ "through": 2, "price": "free" }, { "through": 2, "price": { "yen": 9 } }, { "price": "free" }]""", "overlap", "1", "2")]
    [InlineData("""[{ "through": 2, "price": "free" }, { "price": { "yen": 9 } }, { "price": "free" }]""", "overlap", "3", null)]
    public void Steps_of_a_price_that_gap_or_overlap_are_told_by_their_numbers(string steps, string kind, string first, string? last)
    {
        CoverageFinding flaw = TheFlaw(RulebookDraft.OfCity().Set("terms.fees.all.price", $$"""{ "by_nth_use": {{steps}} }"""));

        flaw.Kind.Code.ShouldBe(kind);
        flaw.Path.ShouldBe("$.terms.fees.all.price.by_nth_use");
        (flaw.On(CaseAxis.NthUse)!.First, flaw.On(CaseAxis.NthUse)!.Last).ShouldBe((first, last));
        flaw.Case.Ja.ShouldContain($"通算{first}回目");
    }

    [Fact]
    public void A_class_without_an_amount_is_named()
    {
        CoverageFinding gap = TheFlaw(RulebookDraft.OfCity().Remove("terms.cancellations.stays.charge.amounts.yen_by_class.municipal_tax_exempt"));

        gap.Path.ShouldBe("$.terms.cancellations.stays.charge.amounts.yen_by_class");
        gap.On(CaseAxis.HouseholdClass)!.Example.ShouldBe("municipal_tax_exempt");
        gap.Case.Ja.ShouldContain("市民税非課税世帯");
    }

    [Theory]
    [InlineData("days.from_fiscal_year", "2026", "gap", "2023", "2025")]
    [InlineData("days.until_fiscal_year", "2026", "gap", "2027", null)]
    [InlineData("more", """{ "care": "day_service", "yen": 1, "from_fiscal_year": 2030 }""", "overlap", "2030", null)]
    public void The_fiscal_years_of_a_cap_are_held_to_those_of_the_care(string path, string json, string kind, string first, string? last)
    {
        CoverageFinding flaw = TheFlaw(RulebookDraft.OfPrefecture().Set($"terms.grant.cap.amounts.{path}", json));

        flaw.Kind.Code.ShouldBe(kind);
        flaw.On(CaseAxis.CareType)!.Example.ShouldBe("day_service");
        (flaw.On(CaseAxis.FiscalYear)!.First, flaw.On(CaseAxis.FiscalYear)!.Last).ShouldBe((first, last));
        flaw.On(CaseAxis.UseDay).ShouldBeNull();
    }

    [Fact]
    public void An_addition_by_class_is_held_to_every_class()
    {
        RulebookDraft draft = RulebookDraft.OfCity().Set("terms.fees.all.per_further_infant_by_class", """{ "municipal_tax_payable": { "yen": 1 }, "public_assistance": "free" }""");
        CoverageFinding gap = TheFlaw(draft);
        (gap.Kind, gap.Path).ShouldBe((CoverageKind.Gap, "$.terms.fees.all.per_further_infant_by_class"));
        gap.On(CaseAxis.HouseholdClass)!.Example.ShouldBe("municipal_tax_exempt");
        gap.On(CaseAxis.Infants)!.First.ShouldBe("2");

        draft.Set("terms.fees.all.per_further_infant_by_class.municipal_tax_exempt", "\"free\"");
        TheFlaw(draft.Set("terms.fees.all.per_further_infant", """{ "yen": 1 }""")).Kind.ShouldBe(CoverageKind.Overlap);
        Completeness.Of(draft.Remove("terms.fees.all.per_further_infant").Read()).Flaws.ShouldBeEmpty();
    }

    [Fact]
    public void A_cap_that_gives_way_to_another_leaves_neither_gap_nor_overlap()
    {
        RulebookDraft draft = RulebookDraft.OfPrefecture().Set("terms.grant.cap.amounts.days.until_fiscal_year", "2025");
        draft.Set("terms.grant.cap.amounts.more", """{ "care": "day_service", "yen": 1, "from_fiscal_year": 2026 }""");

        Completeness.Of(draft.Read()).Flaws.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(480, true)]
    [InlineData(481, false)]
    public void A_visit_may_be_allowed_to_last_as_long_as_the_hours(int minutes, bool isReached) =>
        Completeness.Of(RulebookDraft.OfCity().Set("terms.hours.visits.longest_minutes", $"{minutes}").Read()).IsComplete.ShouldBe(isReached);

    [Fact]
    public void A_kind_of_care_in_no_pool_has_no_bound_which_is_told_and_no_flaw()
    {
        CompletenessReport report = Completeness.Of(RulebookDraft.OfCity().Set("terms.pools.visits.care", """["day_service"]""").Read());

        report.IsComplete.ShouldBeTrue();
        CoverageFinding told = report.Findings.Where(finding => finding.Kind == CoverageKind.NoBound).ShouldHaveSingleItem();
        (told.Matter, told.On(CaseAxis.CareType)!.Example).ShouldBe((Matter.Pools, "outreach"));
    }

    [Theory]
    [InlineData("terms.fees.rest", "\"not_stated\"")]
    [InlineData("terms.not_modelled", """{ "fee": { "rule": "TC-20", "care": ["outreach"], "decisions": ["fee"] } }""")]
    [InlineData("terms.fees", "\"not_stated\"")]
    [InlineData("terms.care.offered", """["short_stay", "day_service"]""")]
    public void What_is_declared_open_or_not_offered_is_no_gap(string path, string json)
    {
        RulebookDraft draft = RulebookDraft.OfCity().Set("terms.fees.all.care", """["short_stay", "day_service"]""");

        Completeness.Of(draft.Set(path, json).Read()).Flaws.ShouldBeEmpty();
    }

    [Fact]
    public void A_file_with_another_fault_has_no_report()
    {
        byte[] misspelt = RulebookDraft.OfCity().Set("terms.fees.all.cares", "[]").Remove("terms.fees.all.care").ToBytes();
        foreach (byte[] file in new[] { misspelt, Encoding.UTF8.GetBytes("{"), [0xFF] })
        {
            Completeness.TryOf(file, out CompletenessReport? report, out IReadOnlyList<InputError> errors).ShouldBeFalse();

            report.ShouldBeNull();
            errors.ShouldNotBeEmpty();
        }
    }

    private static CoverageFinding TheFlaw(RulebookDraft draft)
    {
        Completeness.TryOf(draft.ToBytes(), out CompletenessReport? report, out IReadOnlyList<InputError> errors).ShouldBeTrue(string.Join('\n', errors));
        return report!.Flaws.ShouldHaveSingleItem();
    }

    private static RulebookDraft Amended(string from, string chosenBy, string change) => RulebookDraft.OfCity().Set("amendments", $$"""
        { "planted": { "text": { "ja": "改める。", "en": "It changes." }, "source": "S", "locator": { "ja": "試験", "en": "test" },
          "from": "{{from}}", "chosen_by": "{{chosenBy}}", "change": {{change}} } }
        """);
}
