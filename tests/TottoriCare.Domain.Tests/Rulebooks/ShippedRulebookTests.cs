using TottoriCare.Care;
using TottoriCare.Rulebooks;
using TottoriCare.Rules;
using static TottoriCare.Domain.Tests.Facts;
using static TottoriCare.Domain.Tests.Tottori;

namespace TottoriCare.Domain.Tests.Rulebooks;

public class ShippedRulebookTests
{
    public static TheoryData<string> Codes => new(CityCode, PrefectureCode);

    [Fact]
    public void Rules_are_equal_by_their_id()
    {
        Rules.Rule rule = Tottori.City.Rulebook.Rules[0];

        rule.ShouldBe(RulebookDraft.OfCity().Read().Rules[0]);
        rule.ShouldNotBe(Tottori.City.Rulebook.Rules[1]);
        rule.Equals(null).ShouldBeFalse();
    }

    [Fact]
    public void The_library_carries_鳥取県_and_鳥取市() =>
        ShippedRulebooks.Codes.Select(code => (code.Value, ShippedRulebooks.Find(code)!.MunicipalityName.Ja))
            .ShouldBe([(PrefectureCode, "鳥取県"), (CityCode, "鳥取市")]);

    [Fact]
    public void A_municipality_that_the_library_does_not_carry_is_found_nowhere() =>
        ShippedRulebooks.Find(MunicipalityCode.Parse("312029")).ShouldBeNull(); // 米子市

    [Theory]
    [InlineData(CityCode, "TC-01 TC-09 TC-10 TC-11 TC-12 TC-13 TC-20 TC-30 TC-31 TC-32 TC-33 TC-40 TC-41 TC-42")]
    [InlineData(PrefectureCode, "TP-01 TP-02 TP-10 TP-11 TP-12 TP-20 TP-30 TP-31 TP-32 TP-40 TP-50 TP-51 TP-52 TP-53")]
    public void Every_rule_of_the_document_is_there(string code, string rules) =>
        string.Join(' ', Find(code).Rules.Select(rule => rule.Id)).ShouldBe(rules);

    [Theory]
    [InlineData("TC-40", "reading")]
    [InlineData("TC-41", "statute")]
    [InlineData("TC-42", "reading")]
    [InlineData("TC-31", "stated")]
    public void A_rule_carries_its_mark(string rule, string mark) => City.Rulebook.FindRule(rule)!.Mark.Code.ShouldBe(mark);

    // As RULES.md lists them: what each rule rests on.
    [Theory]
    [InlineData("TC-01", "")]
    [InlineData("TC-09", "N1")]
    [InlineData("TC-10", "N1 N3 N4 N7 N11")]
    [InlineData("TC-11", "N1 N2 N5 N6 N7 N8 N9 N11 C13 E8")]
    [InlineData("TC-12", "D0 D3 D5 D6 D7 D8 N5 N8 C13 E8")]
    [InlineData("TC-13", "D0 D1 D2 D3 D4 D9")]
    [InlineData("TC-20", "D0")]
    [InlineData("TC-30", "D0 C2 C7 C10 C12 C20")]
    [InlineData("TC-31", "C3 C4 C5 C6 C8 C9 C11 C21")]
    [InlineData("TC-32", "C1 C12 C14 C15 C16 C19")]
    [InlineData("TC-33", "C16 C17 C18")]
    [InlineData("TC-40", "E6 E7")]
    [InlineData("TC-41", "E1 E2 E3 E4 E9 N10")]
    [InlineData("TC-42", "E5 E8 E10")]
    public void A_rule_names_the_readings_that_it_rests_on(string rule, string readings) =>
        string.Join(' ', City.Rulebook.FindRule(rule)!.Readings.Select(reading => reading.Id)).ShouldBe(readings);

    [Fact]
    public void The_terms_of_鳥取市_are_said_to_be_stated_from_令和7年度_on()
    {
        City.Rulebook.Terms.InForce!.StatedFrom.ShouldBe(Day("2025-04-01"));
        City.Rulebook.Terms.InForce.Reading.Id.ShouldBe("V1");
        Prefecture.Rulebook.Terms.InForce.ShouldBeNull();
    }

    [Fact]
    public void The_classes_of_鳥取市_are_three_and_unknown_is_legal_beside_them()
    {
        City.Rulebook.Classes.Select(household => (household.Code, household.Title.Ja)).ShouldBe(
        [
            ("municipal_tax_payable", "市民税課税世帯"), ("municipal_tax_exempt", "市民税非課税世帯"), ("public_assistance", "生活保護世帯"),
        ]);
        City.Rulebook.FindClass("unknown").ShouldBeSameAs(HouseholdClass.Unknown);
        City.Rulebook.FindClass("Public_Assistance").ShouldBeNull();
        City.Rulebook.FindRule("TC-99").ShouldBeNull();
        City.Rulebook.FindReading("c1").ShouldBeNull();
        Prefecture.Rulebook.Classes.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_rule_and_reading_speaks_both_languages_and_has_its_source(string code)
    {
        Rulebook rulebook = Find(code);
        string[] sources = [.. rulebook.Sources.Select(source => source.Id), "source not at hand"];

        foreach (Rule rule in rulebook.Rules)
        {
            Says(rule.Text);
            Says(rule.Locator);
            rulebook.FindRule(rule.Id).ShouldBeSameAs(rule);
            rulebook.Sources.ShouldContain(rule.Source);
        }

        foreach (Reading reading in rulebook.Readings)
        {
            Says(reading.Question);
            Says(reading.Default);
            reading.Alternatives.Select(alternative => alternative.Name).ShouldBeUnique();
            foreach (Alternative alternative in reading.Alternatives)
                Says(alternative.Text);
            foreach (Evidence evidence in reading.Evidence)
            {
                Says(evidence.Text);
                sources.ShouldContain(evidence.Source, $"{reading.Id} cites {evidence.Source}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_reading_is_one_that_a_rule_rests_on_or_that_is_told_apart(string code)
    {
        Rulebook rulebook = Find(code);
        HashSet<string> rested = [.. rulebook.Rules.SelectMany(rule => rule.Readings).Select(reading => reading.Id)];

        // V1 is the time in force.
        rulebook.Readings.Select(reading => reading.Id).Except(rested).ShouldBe(code == CityCode ? ["V1"] : []);
    }

    [Fact]
    public void The_same_rulebook_is_read_alike_each_time()
    {
        ShippedRulebooks.Find(MunicipalityCode.Parse(CityCode))!.Digest.ShouldBe(City.Rulebook.Digest);
        City.Rulebook.Digest.ShouldMatch("^sha256:[0-9a-f]{64}$");
        City.Rulebook.Digest.ShouldNotBe(Prefecture.Rulebook.Digest);
    }

    private static Rulebook Find(string code) => ShippedRulebooks.Find(MunicipalityCode.Parse(code))!;

    private static void Says(LocalizedText text)
    {
        text.Ja.ShouldMatch(@"[\p{IsHiragana}\p{IsKatakana}\p{IsCJKUnifiedIdeographs}0-9]");
        text.En.ShouldMatch("[A-Za-z0-9]");
    }
}
