using System.Text;
using TottoriCare.Care;
using TottoriCare.Rulebooks;
using static TottoriCare.Domain.Tests.Facts;
using static TottoriCare.Domain.Tests.RulebookDraft;

namespace TottoriCare.Domain.Tests.Rulebooks;

/// <summary>Each fault is a small edit of a shipped rulebook, and is told with its path, its code and the mend.</summary>
public class ReaderTests
{
    private const int MostBytes = 4 * 1024 * 1024;
    private static readonly byte[] s_shipped = ShippedBytes(Tottori.CityCode);

    [Theory]
    [InlineData("format", "2")]
    [InlineData("format", "\"1\"")]
    [InlineData("municipality.name", "\"鳥取市\"")]
    [InlineData("municipality.name.ja", "\"\"")]
    [InlineData("municipality.name.en", "\" \"")]
    [InlineData("sources.S.title", "[]")]
    [InlineData("sources.S.seen", "\"2026-02-30\"")]
    [InlineData("sources.S.seen", "\"26-11-22\"")]
    [InlineData("sources.母子保健法.url", "5")]
    [InlineData("classes.public_assistance.en", "null")]
    [InlineData("terms.in_force.stated_from", "\"R7.4.1\"")]
    [InlineData("terms", "[]")]
    [InlineData("terms.care.offered", "[]")]
    [InlineData("terms.care.offered", "\"short_stay\"")]
    [InlineData("terms.care.offered.1", "\"daycare\"", "terms.care.offered[1]")]
    [InlineData("terms.need.assessed", "\"yes\"")]
    [InlineData("terms.residence.tested_on", "\"sometimes\"")]
    [InlineData("terms.windows.first_year.begins", "\"BIRTH\"")]
    [InlineData("terms.windows.first_year.lasts", "\"P1Y6M\"")]
    [InlineData("terms.windows.first_year.ends", "\"someday\"")]
    [InlineData("terms.windows.first_year.preterm_below_weeks", "19")]
    [InlineData("terms.windows.first_year.preterm_below_weeks", "43")]
    [InlineData("terms.stay_lengths.stays.shortest_nights", "-1")]
    [InlineData("terms.stay_lengths.stays.longest_nights", "0")]
    [InlineData("terms.stay_lengths.stays.longest_nights", "1001")]
    [InlineData("terms.stay_lengths.stays.longest_nights", "6.0")]
    [InlineData("terms.stay_lengths.stays.longest_nights", "6e0")]
    [InlineData("terms.stay_lengths.stays.continuity_gap_days", "null")]
    [InlineData("terms.hours.visits.from", "\"9:00\"")]
    [InlineData("terms.hours.visits.until", "\"24:00\"")]
    [InlineData("terms.hours.visits.until", "\"17:00:00\"")]
    [InlineData("terms.hours.visits.longest_minutes", "0")]
    [InlineData("terms.hours.visits.longest_minutes", "1441")]
    [InlineData("terms.hours.visits.longest_minutes", "99999999999999999999")]
    [InlineData("terms.pools", "[]")]
    [InlineData("terms.pools.stays.cap", "7.0")]
    [InlineData("terms.pools.stays.cap", "1e3")]
    [InlineData("terms.pools.stays.cap", "-1")]
    [InlineData("terms.pools.stays.cap", "\"7\"")]
    [InlineData("terms.pools.stays.count", "\"hour\"")]
    [InlineData("terms.fees.all.price", "\"gratis\"")]
    [InlineData("terms.cancellations.stays.charge", "\"free\"")]
    [InlineData("terms.cancellations.stays.charge.deadline", "null")]
    [InlineData("terms.cancellations.stays.charge.deadline.days_before", "32")]
    [InlineData("terms.cancellations.stays.charge.deadline.at", "\"noon\"")]
    [InlineData("terms.cancellations.stays.charge.deadline.on_closed_day", "\"roll_sideways\"")]
    [InlineData("terms.cancellations.stays.charge.amounts.yen_by_class.public_assistance", "\"0\"")]
    [InlineData("terms.cancellations.stays.charge.billing.months_after", "13")]
    [InlineData("terms.closing_days.weekdays.0", "\"Saturday\"", "terms.closing_days.weekdays[0]")]
    [InlineData("terms.closing_days.weekdays", "{}")]
    [InlineData("terms.closing_days.national_holidays", "1")]
    [InlineData("terms.closing_days.year_end.from", "\"02-30\"")]
    [InlineData("terms.closing_days.further_days", "[\"2026-05-01\", \"05-02\"]", "terms.closing_days.further_days[1]")]
    [InlineData("rules.TC-31.mark", "\"sure\"")]
    [InlineData("rules.TC-31.locator", "[]")]
    [InlineData("rules.TC-31.readings", "\"C3\"")]
    [InlineData("readings.C1.evidence", "{}")]
    public void A_value_that_is_not_expected_is_named_with_what_is(string path, string json, string? shown = null)
    {
        InputError error = OfCity().Set(path, json).Faults().ShouldHaveSingleItem();

        error.Path.ShouldBe($"$.{shown ?? path}");
        error.Code.ShouldBe("VALUE_NOT_EXPECTED");
        error.Message.En.ShouldContain(json.Length <= 4 ? json : "stands here");
    }

    [Theory]
    [InlineData("terms.care.rule", "\"TC-02\"", "terms.care.rule", "REFERENCE_UNKNOWN")]
    [InlineData("terms.cancellations.stays.charge.deadline.rule", "\"tc-31\"", "terms.cancellations.stays.charge.deadline.rule", "REFERENCE_UNKNOWN")]
    [InlineData("rules.TC-31.source", "\"T\"", "rules.TC-31.source", "REFERENCE_UNKNOWN")]
    [InlineData("rules.TC-31.readings.0", "\"C99\"", "rules.TC-31.readings[0]", "REFERENCE_UNKNOWN")]
    [InlineData("terms.in_force.reading", "\"V2\"", "terms.in_force.reading", "REFERENCE_UNKNOWN")]
    [InlineData("terms.cancellations.stays.charge.amounts.unknown_class", "\"taxed\"", "terms.cancellations.stays.charge.amounts.unknown_class", "REFERENCE_UNKNOWN")]
    [InlineData("terms.cancellations.stays.charge.amounts.yen_by_class.taxed", "5", "terms.cancellations.stays.charge.amounts.yen_by_class.taxed", "REFERENCE_UNKNOWN")]
    [InlineData("classes.unknown", "{ \"ja\": \"不明\", \"en\": \"unknown\" }", "classes.unknown", "CLASS_RESERVED")]
    [InlineData("municipality.code", "\"312012\"", "municipality.code", "MUNICIPALITY_CODE_CHECK_DIGIT")]
    [InlineData("municipality.code", "\"31201\"", "municipality.code", "MUNICIPALITY_CODE_FORM")]
    [InlineData("terms.care.offered", "[\"outreach\", \"outreach\"]", "terms.care.offered", "CARE_TYPE_DOUBLED")]
    [InlineData("terms.stay_lengths.stays.shortest_nights", "7", "terms.stay_lengths.stays.longest_nights", "LONGEST_BELOW_SHORTEST")]
    [InlineData("terms.hours.visits.until", "\"09:00\"", "terms.hours.visits.until", "UNTIL_NOT_AFTER_FROM")]
    [InlineData("terms.hours.visits.until", "\"08:59\"", "terms.hours.visits.until", "UNTIL_NOT_AFTER_FROM")]
    [InlineData("terms.windows.first_year.lasts", "\"P100Y\"", "terms.windows.first_year.lasts", "VALUE_NOT_EXPECTED")]
    [InlineData("terms.windows.first_year.lasts", "\"P9999Y\"", "terms.windows.first_year.lasts", "VALUE_NOT_EXPECTED")]
    [InlineData("terms.closing_days.weekdays", "[\"monday\",\"tuesday\",\"wednesday\",\"thursday\",\"friday\",\"saturday\",\"sunday\"]", "terms.closing_days", "NEVER_OPEN")]
    [InlineData("terms.closing_days.year_end", "{ \"from\": \"01-01\", \"to\": \"12-31\" }", "terms.closing_days", "NEVER_OPEN")]
    [InlineData("terms.closing_days.year_end", "{ \"from\": \"04-01\", \"to\": \"03-31\" }", "terms.closing_days", "NEVER_OPEN")]
    public void A_fault_between_values_is_named(string path, string json, string shown, string code)
    {
        InputError error = OfCity().Set(path, json).Faults().ShouldHaveSingleItem();

        (error.Path, error.Code).ShouldBe(($"$.{shown}", code));
    }

    [Theory]
    [InlineData("format", "$")]
    [InlineData("municipality", "$")]
    [InlineData("municipality.code", "$.municipality")]
    [InlineData("sources.S.publisher", "$.sources.S")]
    [InlineData("terms", "$")]
    [InlineData("terms.need.assessed", "$.terms.need")]
    [InlineData("terms.windows.first_year.care", "$.terms.windows.first_year")]
    [InlineData("terms.pools.visits.multiple_birth", "$.terms.pools.visits")]
    [InlineData("terms.cancellations.stays.charge.shortening", "$.terms.cancellations.stays.charge")]
    [InlineData("terms.closing_days.year_end.to", "$.terms.closing_days.year_end")]
    [InlineData("rules.TC-31.locator", "$.rules.TC-31")]
    [InlineData("rules.TC-31.text.en", "$.rules.TC-31.text")]
    [InlineData("readings.C1.question", "$.readings.C1")]
    [InlineData("readings.C1.evidence.0.source", "$.readings.C1.evidence[0]")]
    public void A_missing_key_is_named_where_it_belongs(string path, string place)
    {
        InputError error = OfCity().Remove(path).Faults().ShouldHaveSingleItem();

        (error.Path, error.Code).ShouldBe((place, "KEY_MISSING"));
        error.Message.En.ShouldContain($"\"{path.Split('.')[^1]}\"");
    }

    [Fact]
    public void A_class_without_an_amount_is_named()
    {
        const string amounts = "terms.cancellations.stays.charge.amounts.yen_by_class";
        InputError error = OfCity().Remove($"{amounts}.public_assistance").Faults().ShouldHaveSingleItem();

        (error.Path, error.Code).ShouldBe(($"$.{amounts}", "CLASS_WITHOUT_VALUE"));
        error.Message.En.ShouldContain("\"public_assistance\"");
    }

    [Theory]
    [InlineData("editor", "$.editor")]
    [InlineData("municipality.mayor", "$.municipality.mayor")]
    [InlineData("sources.S.isbn", "$.sources.S.isbn")]
    [InlineData("terms.grants", "$.terms.grants")]
    [InlineData("terms.care.kinds", "$.terms.care.kinds")]
    [InlineData("terms.need.by", "$.terms.need.by")]
    [InlineData("terms.windows.first_year.last", "$.terms.windows.first_year.last")]
    [InlineData("terms.stay_lengths.stays.gap", "$.terms.stay_lengths.stays.gap")]
    [InlineData("terms.hours.visits.to", "$.terms.hours.visits.to")]
    [InlineData("terms.pools.stays.CAP", "$.terms.pools.stays.CAP")]
    [InlineData("terms.fees.all.discount", "$.terms.fees.all.discount")]
    [InlineData("terms.cancellations.stays.deadline", "$.terms.cancellations.stays.deadline")]
    [InlineData("terms.cancellations.stays.charge.fine", "$.terms.cancellations.stays.charge.fine")]
    [InlineData("terms.cancellations.stays.charge.deadline.noon", "$.terms.cancellations.stays.charge.deadline.noon")]
    [InlineData("terms.closing_days.holidays", "$.terms.closing_days.holidays")]
    [InlineData("rules.TC-31.note", "$.rules.TC-31.note")]
    [InlineData("rules.TC-31.text.fr", "$.rules.TC-31.text.fr")]
    [InlineData("readings.C1.answer", "$.readings.C1.answer")]
    public void An_unknown_key_is_named_with_those_that_are_known(string path, string shown)
    {
        InputError error = OfCity().Set(path, "1").Faults().ShouldHaveSingleItem();

        (error.Path, error.Code).ShouldBe((shown, "KEY_UNKNOWN"));
        error.Message.En.ShouldContain("known: ");
    }

    [Fact]
    public void Seven_faults_are_seven_errors_at_once()
    {
        IReadOnlyList<InputError> errors = OfCity()
            .Set("municipality.code", "\"312010\"")
            .Set("terms.care.offered.0", "\"long_stay\"")
            .Remove("terms.pools.stays.cap")
            .Set("terms.hours.visits.until", "\"08:00\"")
            .Set("terms.cancellations.stays.charge.deadline.at", "\"25:00\"")
            .Set("rules.TC-10.readings.1", "\"N33\"")
            .Set("extra", "true")
            .Faults();

        errors.Select(error => (error.Path, error.Code)).ShouldBe(
        [
            ("$.municipality.code", "MUNICIPALITY_CODE_CHECK_DIGIT"),
            ("$.rules.TC-10.readings[1]", "REFERENCE_UNKNOWN"),
            ("$.terms.care.offered[0]", "VALUE_NOT_EXPECTED"),
            ("$.terms.hours.visits.until", "UNTIL_NOT_AFTER_FROM"),
            ("$.terms.pools.stays", "KEY_MISSING"),
            ("$.terms.cancellations.stays.charge.deadline.at", "VALUE_NOT_EXPECTED"),
            ("$.extra", "KEY_UNKNOWN"),
        ], ignoreOrder: true);
    }

    // A value that can't be read is weighed against no other: what looks wrong only because of it is not told.
    [Theory]
    [InlineData("terms.hours.visits.from", "\"17h\"")]
    [InlineData("terms.hours.visits.until", "\"9 o'clock\"")]
    [InlineData("terms.care.offered.2", "\"spa\"", "terms.care.offered[2]")]
    [InlineData("terms.closing_days.year_end.to", "\"12-32\"")]
    public void A_fault_brings_no_other_fault_with_it(string path, string json, string? shown = null) =>
        OfCity().Set(path, json).Faults().ShouldHaveSingleItem().Path.ShouldBe($"$.{shown ?? path}");

    [Fact]
    public void A_number_that_cannot_be_read_is_weighed_against_no_other()
    {
        OfCity().Set("terms.stay_lengths.stays.shortest_nights", "3").Set("terms.stay_lengths.stays.longest_nights", "\"six\"").Faults()
            .ShouldHaveSingleItem();
        OfPrefecture().Set("terms.grant.facility.care.day_service.until_fiscal_year", "\"令和5\"").Faults().ShouldHaveSingleItem();
        OfPrefecture().Set("terms.grant.costs.rate.numerator", "2").Set("terms.grant.costs.rate.denominator", "\"half\"").Faults()
            .ShouldHaveSingleItem();
    }

    [Fact]
    public void Two_blocks_that_rule_one_kind_of_care_are_refused()
    {
        foreach (string matter in new[] { "windows", "stay_lengths", "hours", "fees", "cancellations" })
        {
            RulebookDraft draft = OfCity();
            System.Text.Json.Nodes.JsonObject blocks = draft.Root["terms"]![matter]!.AsObject();
            string first = blocks.First().Key;
            blocks["again"] = blocks[first]!.DeepClone();
            int kinds = blocks[first]!["care"]!.AsArray().Count;

            IReadOnlyList<InputError> errors = draft.Faults();

            errors.Count.ShouldBe(kinds, matter);
            errors.ShouldAllBe(error => error.Path == $"$.terms.{matter}.again" && error.Code == "CARE_TYPE_TWICE_RULED");
        }
    }

    [Theory]
    [InlineData("\"format\": 1,", "\"format\": 1, \"format\": 1,", "$.format")]
    [InlineData("\"cap\": 7,", "\"cap\": 7, \"c\\u0061p\": 8,", "$.terms.pools.stays.cap")] // the same key, written with an escape
    [InlineData("\"assessed\": true", "\"assessed\": true, \"assessed\": false", "$.terms.need.assessed")]
    [InlineData("\"TC-09\": {", "\"TC-10\": {", "$.rules.TC-10")]
    public void A_doubled_key_is_refused(string found, string put, string path) =>
        FaultsOf(ReplacedOnce(found, put)).ShouldContain(error => error.Path == path && error.Code == "KEY_DOUBLED");

    [Theory]
    [InlineData("terms.grant.facility.care.spa", "{ \"beds\": \"required\" }", "terms.grant.facility.care.spa", "KEY_UNKNOWN")]
    [InlineData("terms.grant.facility.care.day_service.until_fiscal_year", "2022", "terms.grant.facility.care.day_service.until_fiscal_year", "UNTIL_BEFORE_FROM")]
    [InlineData("terms.grant.facility.care.day_service.from_fiscal_year", "2051", "terms.grant.facility.care.day_service.from_fiscal_year", "VALUE_NOT_EXPECTED")]
    [InlineData("terms.grant.facility.care.day_service.beds", "\"some\"", "terms.grant.facility.care.day_service.beds", "VALUE_NOT_EXPECTED")]
    [InlineData("terms.grant.costs.facilities", "[]", "terms.grant.costs.facilities", "VALUE_NOT_EXPECTED")]
    [InlineData("terms.grant.costs.kinds.0", "\"salaries\"", "terms.grant.costs.kinds[0]", "VALUE_NOT_EXPECTED")]
    [InlineData("terms.grant.costs.rate.numerator", "2", "terms.grant.costs.rate", "RATE_ABOVE_ONE")]
    [InlineData("terms.grant.costs.rate.denominator", "0", "terms.grant.costs.rate.denominator", "VALUE_NOT_EXPECTED")]
    [InlineData("terms.grant.costs.rate.step_yen", "0", "terms.grant.costs.rate.step_yen", "VALUE_NOT_EXPECTED")]
    [InlineData("terms.grant.cap.amounts.days.yen", "-5", "terms.grant.cap.amounts.days.yen", "VALUE_NOT_EXPECTED")]
    [InlineData("terms.grant.cap.bounds", "\"both\"", "terms.grant.cap.bounds", "VALUE_NOT_EXPECTED")]
    [InlineData("terms.grant.cap.counted_over", "\"ever\"", "terms.grant.cap.counted_over", "VALUE_NOT_EXPECTED")]
    [InlineData("terms.grant.cap.rule", "\"TC-10\"", "terms.grant.cap.rule", "REFERENCE_UNKNOWN")]
    [InlineData("terms.grant.share", "1", "terms.grant.share", "KEY_UNKNOWN")]
    public void A_fault_in_a_grant_is_named(string path, string json, string shown, string code)
    {
        InputError error = OfPrefecture().Set(path, json).Faults().ShouldHaveSingleItem();

        (error.Path, error.Code).ShouldBe(($"$.{shown}", code));
    }

    [Fact]
    public void A_kind_of_care_that_opens_the_grant_without_a_cap_is_refused()
    {
        InputError error = OfPrefecture().Remove("terms.grant.cap.amounts.days").Faults().ShouldHaveSingleItem();

        (error.Path, error.Code).ShouldBe(("$.terms.grant.cap.amounts", "CAP_MISSING"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \n")]
    [InlineData("nonsense")]
    [InlineData("{")]
    [InlineData("{ \"format\": 1, }")] // a trailing comma
    [InlineData("{ \"format\": 01 }")]
    [InlineData("{ \"format\": .5 }")]
    [InlineData("{ \"format\": NaN }")]
    [InlineData("{ 'format': 1 }")]
    [InlineData("{} {}")]
    [InlineData("/* only a comment */")]
    [InlineData("{ \"format\": 1 /* never closed }")]
    [InlineData("{ \"format\" /* before a colon */ : 1 }")]
    public void Text_that_is_no_JSON_is_told_with_its_line(string text)
    {
        InputError error = FaultsOf(text).ShouldHaveSingleItem();

        error.Path.ShouldStartWith("line ");
        error.Code.ShouldBe("NOT_JSON");
    }

    [Fact]
    public void The_line_is_that_of_the_fault() => FaultsOf("{\n\"format\": 1,\n\n  oops }").ShouldHaveSingleItem().Path.ShouldBe("line 4");

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("\"鳥取市\"")]
    [InlineData("true")]
    public void JSON_that_is_no_object_is_one_fault_of_the_whole(string text)
    {
        InputError error = FaultsOf(text).ShouldHaveSingleItem();

        (error.Path, error.Code).ShouldBe(("$", "VALUE_NOT_EXPECTED"));
    }

    [Fact]
    public void An_empty_object_lacks_every_key_that_must_be_there() =>
        FaultsOf("{}").Select(error => (error.Path, error.Code))
            .ShouldBe(Enumerable.Repeat(("$", "KEY_MISSING"), 6)); // format, municipality, sources, readings, rules, terms

    [Fact]
    public void Bytes_that_are_no_UTF_8_are_told_so()
    {
        byte[] cp932 = [.. s_shipped];
        cp932[s_shipped.AsSpan().IndexOf("鳥"u8)] = 0x92;

        FaultsOf(cp932).ShouldHaveSingleItem().Code.ShouldBe("NOT_UTF_8");
        FaultsOf(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("{}")).ToArray())
            .ShouldHaveSingleItem().Code.ShouldBe("NOT_UTF_8");
        FaultsOf(new byte[] { (byte)'"', 0xED, 0xA0, 0x80, (byte)'"' })
            .ShouldHaveSingleItem().Code.ShouldBe("NOT_UTF_8"); // a surrogate in UTF-8
    }

    [Fact]
    public void A_byte_order_mark_and_comments_change_nothing()
    {
        byte[] marked = [0xEF, 0xBB, 0xBF, .. "// 鳥取市\n/* the rulebook */ "u8, .. s_shipped, .. "\n// the end"u8];

        Rulebook.TryParse(marked, out Rulebook? rulebook, out IReadOnlyList<InputError> errors).ShouldBeTrue();
        errors.ShouldBeEmpty();
        rulebook!.Digest.ShouldBe(Tottori.City.Rulebook.Digest);
    }

    [Fact]
    public void A_second_byte_order_mark_is_no_JSON() => FaultsOf((byte[])[0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF, .. s_shipped])
        .ShouldHaveSingleItem().Code.ShouldBe("NOT_JSON");

    [Fact]
    public void A_file_of_up_to_four_mebibytes_is_read()
    {
        byte[] largest = [.. s_shipped, .. Enumerable.Repeat((byte)' ', MostBytes - s_shipped.Length)];

        Rulebook.TryParse(largest, out _, out _).ShouldBeTrue();
        FaultsOf((byte[])[.. largest, (byte)' ']).ShouldHaveSingleItem().Code.ShouldBe("FILE_TOO_LARGE");
        FaultsOf(new byte[5 * 1024 * 1024]).ShouldHaveSingleItem().Code.ShouldBe("FILE_TOO_LARGE");
    }

    [Theory]
    [InlineData(32, "KEY_UNKNOWN")]
    [InlineData(33, "NOT_JSON")]
    [InlineData(100_000, "NOT_JSON")]
    public void Nesting_ends_at_32_levels(int levels, string code)
    {
        string nested = $"{{ \"x\": {new string('[', levels - 1)}{new string(']', levels - 1)} }}";

        FaultsOf(nested).ShouldContain(error => error.Code == code);
    }

    [Theory]
    [InlineData("\\ud800")]
    [InlineData("\\udc00")]
    [InlineData("a\\ud83d\\ud83dz")]
    public void Half_a_character_is_no_text_wherever_it_stands(string escape)
    {
        FaultsOf(ReplacedOnce("\"ja\": \"鳥取市\"", $"\"ja\": \"{escape}\"")).ShouldHaveSingleItem().Path.ShouldBe("$.municipality.name.ja");
        FaultsOf(ReplacedOnce("\"count\": \"night\"", $"\"count\": \"{escape}\""))
            .ShouldHaveSingleItem().Path.ShouldBe("$.terms.pools.stays.count");
        FaultsOf(ReplacedOnce("\"grant\": \"not_stated\"", $"\"grant\": \"{escape}\""))
            .ShouldHaveSingleItem().Path.ShouldBe("$.terms.grant");

        InputError key = FaultsOf(ReplacedOnce("\"format\": 1,", $"\"format\": 1, \"{escape}\": 1,")).ShouldHaveSingleItem();
        (key.Path, key.Code).ShouldBe(("$", "KEY_NOT_TEXT"));
    }

    [Fact]
    public void A_key_of_more_than_a_hundred_characters_is_refused_and_not_repeated()
    {
        string longest = new('k', 100);

        FaultsOf(ReplacedOnce("\"format\": 1,", $"\"format\": 1, \"{longest}\": 1,")).ShouldHaveSingleItem().Code.ShouldBe("KEY_UNKNOWN");
        InputError error = FaultsOf(ReplacedOnce("\"format\": 1,", $"\"format\": 1, \"{longest}k\": 1,")).ShouldHaveSingleItem();
        (error.Path, error.Code).ShouldBe(("$", "KEY_TOO_LONG"));
        error.Message.En.Length.ShouldBeLessThan(200);
    }

    [Fact]
    public void A_message_shows_no_more_than_the_beginning_of_a_long_value() =>
        OfCity().Set("terms.pools.stays.cap", $"\"{new string('7', 100_000)}\"").Faults()
            .ShouldHaveSingleItem().Message.En.Length.ShouldBeLessThan(200);

    [Fact]
    public void A_matter_may_be_left_out_or_said_to_be_not_stated()
    {
        string digest = OfCity().Read().Digest;

        Matter[] ofPrefectures = [Matter.Grant, Matter.Shares];
        Matter[] saidByFew = [Matter.Discretion, Matter.NotModelled];
        foreach (Matter matter in Matter.List)
        {
            if (!ofPrefectures.Contains(matter))
                OfCity().Set($"terms.{matter.Code}", "\"not_stated\"").Read().Digest.ShouldNotBe(digest);
            if (!saidByFew.Concat(ofPrefectures).Contains(matter))
                OfCity().Remove($"terms.{matter.Code}").Read().Digest.ShouldNotBe(digest);
            OfCity().Set($"terms.{matter.Code}", "\"Not_stated\"").Faults().ShouldHaveSingleItem().Path.ShouldBe($"$.terms.{matter.Code}");
        }
    }

    [Fact]
    public void What_may_be_left_out_may_be_left_out()
    {
        OfCity().Remove("terms.in_force").Read().Terms.InForce.ShouldBeNull();
        OfCity().Remove("sources.母子保健法.url").Read().Sources.Single(source => source.Id == "母子保健法").Url.ShouldBeNull();
        OfCity().Remove("terms.closing_days.year_end").Read().Terms.ClosingDays!.YearEnd.ShouldBeNull();
        OfCity().Set("terms.closing_days.further_days", "[\"2026-08-14\"]").Read().Terms.ClosingDays!.FurtherDays
            .ShouldBe([Day("2026-08-14")]);
        OfCity().Set("terms.windows.first_year.preterm_below_weeks", "37").Read().Terms.Windows[CareType.Outreach]!.PretermBelowWeeks
            .ShouldBe(37);
        OfCity().Remove("terms.stay_lengths.stays.continuity_gap_days").Read().Terms.StayLengths[CareType.ShortStay]!.ContinuityGapDays
            .ShouldBeNull();
    }

    [Fact]
    public void The_largest_and_the_smallest_legal_values_are_read()
    {
        OfCity().With(
            ("stay_lengths.stays.longest_nights", "1000"), ("stay_lengths.stays.shortest_nights", "0"), ("pools.stays.cap", "0"),
            ("pools.visits.cap", "1000"), ("hours.visits.longest_minutes", "1440"), ("hours.visits.from", "\"00:00\""), ("hours.visits.until", "\"23:59\""),
            ("fees.all.price", """{ "yen": 1000000000000 }"""), ("cancellations.stays.charge.deadline.days_before", "31"),
            ("cancellations.stays.charge.billing.months_after", "0"), ("windows.first_year.lasts", "\"P99Y\""),
            ("windows.first_year.preterm_below_weeks", "20")).Read();
        OfPrefecture().With(
            ("grant.costs.rate", """{ "numerator": 1000, "denominator": 1000, "rounding": "half_up", "step_yen": 1000000 }"""),
            ("grant.facility.care.day_service", """{ "from_fiscal_year": 1999, "until_fiscal_year": 2050, "beds": "not_required" }""")).Read();
    }

    private static string ReplacedOnce(string found, string put)
    {
        string text = Encoding.UTF8.GetString(s_shipped);
        int at = text.IndexOf(found, StringComparison.Ordinal);
        at.ShouldBeGreaterThanOrEqualTo(0, $"{found} is not in the shipped rulebook");
        return text[..at] + put + text[(at + found.Length)..];
    }
}
