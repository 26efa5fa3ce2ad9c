using System.Text.RegularExpressions;
using System.Xml.Linq;
using NodaTime;
using TottoriCare.Dmn;
using TottoriCare.Domain.Tests.Fixtures;
using TottoriCare.Rulebooks;
using TottoriCare.Rules;
using static TottoriCare.Domain.Tests.Facts;

namespace TottoriCare.Domain.Tests.Dmn;

/// <summary>That the tables decide as the library does is shown by another engine, in <c>tests/dmn</c>; here stands what can be seen in the text.</summary>
public sealed partial class DmnExportTests
{
    private static readonly XNamespace s_dmn = "https://www.omg.org/spec/DMN/20230324/MODEL/";
    private static readonly LocalDate s_day = Day("2026-05-01");

    public static TheoryData<string> Rulebooks { get; } =
        new([Tottori.CityCode, Tottori.PrefectureCode, .. FixtureFiles.Names.Where(name => name.EndsWith(".json", StringComparison.Ordinal)).Order(StringComparer.Ordinal)]);

    [Theory]
    [MemberData(nameof(Rulebooks))]
    public void Every_id_stands_once_and_every_reference_leads_to_one(string name)
    {
        XElement root = Parse(Export(RulebookOf(name)));
        string[] ids = [.. root.Descendants().Attributes("id").Select(id => id.Value)];

        ids.ShouldBeUnique();
        root.Descendants().Attributes("href").Select(href => href.Value.TrimStart('#')).Except(ids).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Rulebooks))]
    public void Tables_are_unique_and_their_rules_fill_every_column(string name)
    {
        foreach (XElement table in Parse(Export(RulebookOf(name))).Descendants(s_dmn + "decisionTable"))
        {
            table.Attribute("hitPolicy")!.Value.ShouldBe("UNIQUE");
            foreach (XElement rule in table.Elements(s_dmn + "rule"))
            {
                rule.Elements(s_dmn + "inputEntry").Count().ShouldBe(table.Elements(s_dmn + "input").Count());
                rule.Elements(s_dmn + "outputEntry").Count().ShouldBe(table.Elements(s_dmn + "output").Count());
                rule.Elements(s_dmn + "annotationEntry").Count().ShouldBe(table.Elements(s_dmn + "annotation").Count());
            }
        }
    }

    [Theory]
    [MemberData(nameof(Rulebooks))]
    public void The_same_terms_give_the_same_text(string name) =>
        Export(RulebookOf(name)).ShouldBeEquivalentTo(Export(RulebookOf(name)));

    [Theory]
    [InlineData("pools.stays.cap", "8", "cap_of_stays", "8")]
    [InlineData("stay_lengths.stays.longest_nights", "5", "stay_longest", "<= 5")]
    [InlineData("stay_lengths.stays.shortest_nights", "2", "stay_shortest", "< 2")]
    [InlineData("hours.visits.from", "\"08:30\"", "hours_within", ">= time(\"08:30:00\")")]
    [InlineData("hours.visits.longest_minutes", "241", "hours_longest", "<= 241")]
    [InlineData("windows.first_year.lasts", "\"P11M\"", "window_ends", "< 11")]
    [InlineData("cancellations.stays.charge.amounts.yen_by_class.municipal_tax_payable", "1801", "charge_amount", "1801 * charged_units")]
    [InlineData("cancellations.stays.charge.deadline.at", "\"11:00\"", "deadline_terms", "time(\"11:00:00\")")]
    [InlineData("cancellations.stays.charge.deadline.that_minute_is_in_time", "false", "notice", "< 0")]
    public void A_term_that_is_changed_is_changed_in_its_table(string path, string json, string decision, string entry)
    {
        EntriesOf(Export(Tottori.City.Rulebook), decision).ShouldNotContain(entry);
        EntriesOf(Export(Tottori.CityWith((path, json)).Rulebook), decision).ShouldContain(entry);
    }

    [Fact]
    public void Every_number_of_the_city_s_tables_is_one_of_its_terms()
    {
        // 0 and 1 bound what is counted, 2 to 9 are numbers of infants, and seven times those their caps.
        long[] known = [.. Enumerable.Range(0, Infants.Most + 1).SelectMany(infants => new long[] { infants, 7 * infants }), 6, 7, 240, 900, 1800, 9, 12, 17];

        EntriesOf(Export(Tottori.City.Rulebook)).SelectMany(entry => Number().Matches(entry)).Select(number => long.Parse(number.Value)).Except(known).ShouldBeEmpty();
    }

    [Fact]
    public void A_rule_of_a_table_names_the_rule_of_the_ordinance_and_its_place()
    {
        XElement longest = Decision(Export(Tottori.City.Rulebook), "stay_longest").Descendants(s_dmn + "rule").First();

        longest.Elements(s_dmn + "annotationEntry").Select(entry => entry.Value)
            .ShouldBe(["TC-10", Tottori.City.Rulebook.FindRule("TC-10")!.Locator.ToString()]);
    }

    [Fact]
    public void What_the_rulebook_does_not_state_is_listed_and_has_no_table()
    {
        DmnDocument document = Export(Tottori.City.Rulebook);

        document.LeftOut.ShouldContain(omission => omission.Subject == "grant");
        document.Xml.ShouldNotContain("grant_outcome");
        foreach (DmnOmission omission in document.LeftOut)
            Parse(document).Element(s_dmn + "description")!.Value.ShouldContain(omission.Text.Ja);
    }

    [Fact]
    public void What_the_format_cannot_say_is_listed_by_its_rule() =>
        Export(RulebookOf("231002.json")).LeftOut.ShouldContain(omission => RulebookOf("231002.json").Terms.NotModelled.Any(one => one.Rule.Id == omission.Subject));

    [Theory]
    [InlineData("cancellation")]
    [InlineData("deadline")]
    public void A_charge_that_the_format_cannot_say_is_for_review_whatever_the_notice(string decision)
    {
        string[] entries = [.. EntriesOf(Export(Tottori.CityWith(("not_modelled", $$"""
            { "some": { "rule": "TC-40", "care": ["outreach"], "decisions": ["{{decision}}"] } }
            """)).Rulebook), "late_treatment")];
        string[] ofOutreach = [.. entries.TakeWhile(entry => !entry.Contains("short_stay", StringComparison.Ordinal))];

        ofOutreach.Where(entry => entry != "-").ShouldBe(["\"outreach\"", "\"needs_review\""]);
        entries.Skip(ofOutreach.Length).ShouldNotContain(entry => entry.Contains("outreach", StringComparison.Ordinal));
        EntriesOf(Export(Tottori.City.Rulebook), "late_treatment").ShouldContain("\"day_service\", \"outreach\"");
    }

    [Fact]
    public void A_refusal_that_an_officer_may_lift_asks_whether_one_has() =>
        Parse(Export(RulebookOf("990019.json"))).Elements(s_dmn + "inputData").Attributes("name").Select(name => name.Value)
            .ShouldContain("discretion_used_for_stay_lengths");

    [Fact]
    public void The_edition_is_that_of_the_day()
    {
        Rulebook rulebook = RulebookOf("121002.json");

        DmnExport.Of(rulebook, new RuleDates(Day("2025-09-30"))).Xml.ShouldNotContain("2025-10-01");
        DmnExport.Of(rulebook, new RuleDates(Day("2025-10-01"))).Xml.ShouldContain("2025-10-01");
    }

    [Fact]
    public void An_alternative_reading_is_exported_and_named()
    {
        Alternative perNight = Tottori.City.Rulebook.FindReading("C1")!.Alternatives.Single(one => one.Name == "per_night");
        DmnDocument document = DmnExport.Of(Tottori.City.Rulebook, new RuleDates(s_day), perNight);

        document.FileName.ShouldBe("312011-2026-05-01-C1-per_night.dmn");
        EntriesOf(document, "charged_units").ShouldBe(["\"short_stay\"", "nights", "\"day_service\", \"outreach\"", "null"]);
        EntriesOf(Export(Tottori.City.Rulebook), "charged_units").ShouldBe(["\"short_stay\"", "1", "\"day_service\", \"outreach\"", "null"]);
    }

    [Fact]
    public void A_foreign_alternative_and_one_that_is_not_modelled_are_refused()
    {
        Alternative foreign = Tottori.Prefecture.Rulebook.Readings.SelectMany(reading => reading.Alternatives).First(one => one.IsModelled);
        Alternative unmodelled = Tottori.City.Rulebook.Readings.SelectMany(reading => reading.Alternatives).First(one => !one.IsModelled);

        Should.Throw<ArgumentException>(() => DmnExport.Of(Tottori.City.Rulebook, new RuleDates(s_day), foreign));
        Should.Throw<ArgumentException>(() => DmnExport.Of(Tottori.City.Rulebook, new RuleDates(s_day), unmodelled));
    }

    [Fact]
    public void A_pool_whose_name_FEEL_can_not_read_goes_by_its_number()
    {
        Rulebook rulebook = Tottori.CityWith(("pools", """
            { "通所・訪問": { "rule": "TC-12", "title": { "ja": "通所と訪問", "en": "visits" }, "care": ["day_service", "outreach"], "count": "use", "cap": 7, "per": "birth",
              "multiple_birth": "none", "infants_counted": "cared_for", "late_cancellation_counts": "none", "booked_nights_count": false,
              "beyond_cap": "refused", "granted_elsewhere": "not_counted" } }
            """)).Rulebook;

        Decision(Export(rulebook), "cap_of_1").ShouldNotBeNull();
    }

    [Fact]
    public void A_character_that_XML_can_not_hold_is_shown_as_one_that_could_not_be()
    {
        Rulebook rulebook = RulebookDraft.OfCity().Set("rules.TC-10.text.ja", "\"六泊\\u0001まで\"").Read();

        Parse(Export(rulebook)).Elements(s_dmn + "knowledgeSource").Select(source => source.Value).ShouldContain(text => text.Contains("六泊\uFFFDまで"));
    }

    private static DmnDocument Export(Rulebook rulebook) => DmnExport.Of(rulebook, new RuleDates(s_day));

    private static Rulebook RulebookOf(string name)
    {
        byte[] json = name.EndsWith(".json", StringComparison.Ordinal) ? FixtureFiles.Bytes(name) : RulebookDraft.ShippedBytes(name);
        Rulebook.TryParse(json, out Rulebook? rulebook, out _).ShouldBeTrue();
        return rulebook!;
    }

    private static XElement Parse(DmnDocument document) => XDocument.Parse(document.Xml).Root!;

    private static XElement Decision(DmnDocument document, string name) =>
        Parse(document).Elements(s_dmn + "decision").Single(decision => decision.Attribute("name")!.Value == name);

    private static IEnumerable<string> EntriesOf(DmnDocument document, string decision) => Decision(document, decision).Descendants()
        .Where(element => element.Name == s_dmn + "inputEntry" || element.Name == s_dmn + "outputEntry").Select(entry => entry.Value);

    private static IEnumerable<string> EntriesOf(DmnDocument document) => Parse(document).Descendants()
        .Where(element => element.Name == s_dmn + "inputEntry" || element.Name == s_dmn + "outputEntry").Select(entry => entry.Value);

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Number();
}
