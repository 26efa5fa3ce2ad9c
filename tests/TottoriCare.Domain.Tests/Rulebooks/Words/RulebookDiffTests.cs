using System.Text;
using System.Text.Json.Nodes;
using TottoriCare.Rulebooks;
using TottoriCare.Rules;

namespace TottoriCare.Domain.Tests.Rulebooks.Words;

public class RulebookDiffTests
{
    private static readonly Rulebook s_city = ShippedRulebooks.Find(MunicipalityCode.Parse(Tottori.CityCode))!;

    [Fact]
    public void A_rulebook_does_not_differ_from_itself_however_it_is_written()
    {
        foreach (Rulebook rulebook in AllRulebooks.All)
        {
            RulebookDiff.Between(rulebook, rulebook).ShouldBeEmpty();
            Rulebook.TryParse(Encoding.UTF8.GetBytes(rulebook.ToJson()), out Rulebook? again, out _).ShouldBeTrue();
            RulebookDiff.Between(rulebook, again).ShouldBeEmpty();
        }
    }

    [Fact]
    public void A_raised_cap_is_told_with_its_unit()
    {
        RulebookChange change = Only(draft => draft.With(("pools.stays.cap", "10")));

        change.Path.ShouldBe("$.terms.pools.stays.cap");
        change.Kind.ShouldBe(RulebookChangeKind.Changed);
        change.Where.ShouldBe(new LocalizedText("利用上限 › ショートステイ › 上限", "Caps › short stays › Cap"));
        change.ToText(Language.Japanese).ShouldBe("利用上限 › ショートステイ › 上限: 7泊 → 10泊");
        change.ToText(Language.English).ShouldBe("Caps › short stays › Cap: 7 nights → 10 nights");
    }

    [Theory]
    [InlineData("cancellations.stays.charge.amounts.yen_by_class.municipal_tax_exempt", "1000", "市民税非課税世帯: 900円 → 1,000円", "household exempt from municipal tax: 900 yen → 1,000 yen")]
    [InlineData("cancellations.stays.charge.deadline.at", "\"17:15\"", "時刻: 12時00分 → 17時15分", "At: 12:00 → 17:15")]
    [InlineData("hours.visits.longest_minutes", "150", "最長: 4時間 → 150分", "Longest: 4 hours → 150 minutes")]
    [InlineData("windows.first_year.lasts", "\"P4M\"", "長さ: 1年 → 4か月", "Lasts: 1 year → 4 months")]
    [InlineData("closing_days.year_end.to", "\"01-04\"", "末日: 1月3日 → 1月4日", "To: January 3 → January 4")]
    [InlineData("in_force.stated_from", "\"2026-04-01\"", "初日: 令和7年4月1日 → 令和8年4月1日", "Stated from: 2025-04-01 → 2026-04-01")]
    public void A_value_is_told_in_words(string path, string json, string ja, string en)
    {
        RulebookChange change = Only(draft => draft.With((path, json)));

        change.Path.ShouldBe($"$.terms.{path}");
        change.ToText(Language.Japanese).ShouldEndWith(ja);
        change.ToText(Language.English).ShouldEndWith(en);
    }

    [Fact]
    public void The_parts_of_a_rule_are_told_one_by_one()
    {
        IReadOnlyList<RulebookChange> changes = Changes(draft => draft
            .Set("rules.TC-31.text.ja", "\"期限を改める。\"").Set("rules.TC-31.locator.en", "\"Article 9\"")
            .Set("rules.TC-31.mark", "\"statute\"").Set("rules.TC-31.source", "\"民法\""));

        changes.Select(change => change.Path).ShouldBe(
            ["$.rules.TC-31.text", "$.rules.TC-31.source", "$.rules.TC-31.locator", "$.rules.TC-31.mark"]);
        changes[0].Where.Ja.ShouldBe("規定 › TC-31 › 内容");
        changes[0].After!.Ja.ShouldBe("期限を改める。");
        changes[0].After!.En.ShouldBe(changes[0].Before!.En);
        changes[1].ToText(Language.English).ShouldEndWith("S → 民法");
        changes[3].ToText(Language.Japanese).ShouldEndWith("明示 → 法令");
    }

    [Fact]
    public void A_block_with_another_name_is_one_removed_and_one_added()
    {
        IReadOnlyList<RulebookChange> changes = Changes(draft =>
            draft.With(("hours.others", draft.Root["terms"]!["hours"]!["visits"]!.ToJsonString())).Remove("terms.hours.visits"));

        changes.Select(change => (change.Path, change.Kind)).ShouldBe(
            [("$.terms.hours.others", RulebookChangeKind.Added), ("$.terms.hours.visits", RulebookChangeKind.Removed)]);
        changes[0].Before.ShouldBeNull();
        changes[1].After.ShouldBeNull();
        changes[0].After.ShouldBe(changes[1].Before);
        changes[0].After!.Ja.ShouldContain("始まり: 9時00分／終わり: 17時00分／最長: 4時間");
        changes[0].ToText(Language.Japanese).ShouldContain("（追加）: ");
        changes[1].ToText(Language.English).ShouldContain(" (removed): ");
    }

    [Fact]
    public void The_order_of_codes_ids_and_days_is_no_difference()
    {
        Changes(draft => draft.With(
                ("care.offered", """["outreach", "short_stay", "day_service"]"""), ("closing_days.weekdays", """["sunday", "saturday"]"""))
            .Set("rules.TC-40.readings", """["E7", "E6"]""")).ShouldBeEmpty();
    }

    [Fact]
    public void A_list_of_codes_is_told_as_a_whole_in_the_order_of_the_format()
    {
        RulebookChange change = Only(draft => draft.With(("closing_days.weekdays", """["sunday", "monday", "saturday"]""")));

        change.ToText(Language.Japanese).ShouldBe("閉庁日 › 曜日: 土曜日、日曜日 → 月曜日、土曜日、日曜日");
    }

    [Fact]
    public void The_order_of_steps_is_a_difference()
    {
        const string steps = """{ "by_nth_use": [{ "through": 2, "price": "free" }, { "through": 4, "price": { "yen": 500 } }, { "price": { "yen": 1000 } }] }""";
        const string others = """{ "by_nth_use": [{ "through": 2, "price": { "yen": 500 } }, { "through": 4, "price": "free" }, { "price": { "yen": 1000 } }] }""";

        Rulebook before = RulebookDraft.OfCity().With(("fees.all.price", steps)).Read();
        Rulebook after = RulebookDraft.OfCity().With(("fees.all.price", others)).Read();

        RulebookDiff.Between(before, after).Select(change => $"{change.Path} {change.ToText(Language.Japanese)}").ShouldBe(
        [
            "$.terms.fees.all.price.by_nth_use[0].price 利用料 › ショートステイ（宿泊型）、デイサービス（通所型）、アウトリーチ（訪問型） › 単価 › 段階 › (1) › 単価: 無料 → 500円",
            "$.terms.fees.all.price.by_nth_use[1].price 利用料 › ショートステイ（宿泊型）、デイサービス（通所型）、アウトリーチ（訪問型） › 単価 › 段階 › (2) › 単価: 500円 → 無料",
        ]);
    }

    [Fact]
    public void Evidence_put_in_at_the_front_is_one_change()
    {
        RulebookChange change = Only(draft => draft.Root["readings"]!["C1"]!["evidence"]!.AsArray()
            .Insert(0, JsonNode.Parse("""{ "ja": "新しい材料。", "en": "New.", "source": "S" }""")));

        change.Path.ShouldBe("$.readings.C1.evidence[0]");
        change.Kind.ShouldBe(RulebookChangeKind.Added);
        change.After.ShouldBe(new LocalizedText("新しい材料。（出典: S）", "New. (Source: S)"));
    }

    [Fact]
    public void A_table_of_numbers_is_told_as_a_whole_in_its_order()
    {
        Rulebook before = RulebookDraft.OfCity().With(("pools.stays.multiple_birth", """{ "caps_from_two_infants": [10, 12] }""")).Read();
        Rulebook after = RulebookDraft.OfCity().With(("pools.stays.multiple_birth", """{ "caps_from_two_infants": [12, 10] }""")).Read();

        RulebookChange change = RulebookDiff.Between(before, after).ShouldHaveSingleItem();
        change.Path.ShouldBe("$.terms.pools.stays.multiple_birth.caps_from_two_infants");
        change.ToText(Language.Japanese).ShouldEndWith("2人からの上限: 10泊、12泊 → 12泊、10泊");
    }

    [Fact]
    public void A_price_of_another_form_is_one_change()
    {
        Rulebook before = RulebookDraft.OfCity().With(("fees.all.price", """{ "yen": 1000 }""")).Read();
        Rulebook after = RulebookDraft.OfCity().With(("fees.all.price", """{ "percent": 30, "at_most_yen": 2000 }""")).Read();

        RulebookChange change = RulebookDiff.Between(before, after).ShouldHaveSingleItem();
        change.Path.ShouldBe("$.terms.fees.all.price");
        change.ToText(Language.Japanese).ShouldEndWith("単価: 1,000円 → 定率（割合: 30%／上限額: 2,000円）");
        change.ToText(Language.English).ShouldEndWith("Price: 1,000 yen → Percentage (Percent: 30%; At most: 2,000 yen)");
    }

    [Fact]
    public void What_is_no_longer_stated_is_told_with_what_it_was()
    {
        RulebookChange change = Only(draft => draft.With(("same_day", "\"not_stated\"")));

        change.Path.ShouldBe("$.terms.same_day");
        change.Kind.ShouldBe(RulebookChangeKind.Changed);
        change.Before!.Ja.ShouldStartWith("規定: TC-12／");
        change.After.ShouldBe(new LocalizedText("定めなし", "not stated"));
    }

    [Fact]
    public void A_change_within_another_answer_is_told_by_the_blocks_of_the_terms()
    {
        Rulebook after = Read(draft => draft["readings"]!["C1"]!["alternatives"]!["per_night"]!["change"]!["cancellations"]!["stays"]!["charge"]!["amounts"]!["per"] = "day");

        RulebookChange change = RulebookDiff.Between(s_city, after).ShouldHaveSingleItem();
        change.Path.ShouldBe("$.readings.C1.alternatives.per_night.change.cancellations.stays.charge.amounts.per");
        change.Where.Ja.ShouldBe("解釈 › C1 › 別の解釈 › 1泊につき › 条件の変更 › キャンセル › ショートステイ（宿泊型） › 料金 › 額 › 単位");
    }

    [Fact]
    public void Another_answer_is_told_by_what_it_changes()
    {
        Alternative perNight = s_city.FindReading("C1")!.Alternatives.Single(alternative => alternative.Name == "per_night");

        RulebookChange change = RulebookDiff.OfAlternative(s_city, perNight).ShouldHaveSingleItem();

        change.Path.ShouldBe("$.terms.cancellations.stays.charge.amounts.per");
        change.Where.Ja.ShouldBe("キャンセル › ショートステイ（宿泊型） › 料金 › 額 › 単位");
    }

    [Fact]
    public void Every_answer_that_the_terms_can_say_changes_them_and_no_other_does()
    {
        foreach (Rulebook rulebook in AllRulebooks.All)
        {
            foreach (Alternative alternative in rulebook.Readings.SelectMany(reading => reading.Alternatives))
                RulebookDiff.OfAlternative(rulebook, alternative).Any().ShouldBe(alternative.IsModelled, $"{rulebook}: {alternative.Name}");
        }
    }

    [Fact]
    public void An_amendment_is_told_against_the_earlier_ones()
    {
        Rulebook town = AllRulebooks.Of("990019");

        TextOf(town, "2027-04-01").ShouldBe(["利用上限 › 宿泊型 › 上限: 7泊 → 10泊"]);
        TextOf(town, "births-from-2026-07-01").ShouldBe(["対象期間 › アウトリーチ（訪問型） › 長さ: 6か月 → 1年"]);
        TextOf(town, "2026-10-01").Count().ShouldBe(2);

        Rulebook twice = RulebookDraft.OfCity().Set("amendments", """
            { "later": { "text": { "ja": "上限を改める。", "en": "The cap changes." }, "source": "S", "locator": { "ja": "試験", "en": "test" },
                "from": "2027-04-01", "chosen_by": "use", "change": { "pools": { "stays": { "cap": 12 } } } },
              "earlier": { "text": { "ja": "上限を改める。", "en": "The cap changes." }, "source": "S", "locator": { "ja": "試験", "en": "test" },
                "from": "2026-04-01", "chosen_by": "use", "change": { "pools": { "stays": { "cap": 10 } } } },
              "others": { "text": { "ja": "上限を改める。", "en": "The cap changes." }, "source": "S", "locator": { "ja": "試験", "en": "test" },
                "from": "2026-05-01", "chosen_by": "birth", "change": { "pools": { "stays": { "cap": 8 } } } } }
            """).Read();
        TextOf(twice, "later").ShouldBe(["利用上限 › ショートステイ › 上限: 10泊 → 12泊"]);
        TextOf(twice, "others").ShouldBe(["利用上限 › ショートステイ › 上限: 7泊 → 8泊"]);
    }

    [Fact]
    public void An_amendment_of_another_rulebook_is_a_mistake() => Should.Throw<ArgumentException>(() =>
        RulebookDiff.OfAmendment(s_city, AllRulebooks.Of("990019").Amendments[0]));

    private static IEnumerable<string> TextOf(Rulebook rulebook, string amendment) =>
        RulebookDiff.OfAmendment(rulebook, rulebook.Amendments.Single(one => one.Id == amendment)).Select(change => change.ToString());

    private static RulebookChange Only(Action<RulebookDraft> change) => Changes(change).ShouldHaveSingleItem();

    private static IReadOnlyList<RulebookChange> Changes(Action<RulebookDraft> change)
    {
        RulebookDraft draft = RulebookDraft.OfCity();
        Rulebook before = draft.Read();
        change(draft);
        return RulebookDiff.Between(before, draft.Read());
    }

    private static Rulebook Read(Action<JsonNode> change)
    {
        JsonNode root = JsonNode.Parse(RulebookDraft.ShippedBytes(Tottori.CityCode))!;
        change(root);
        Rulebook.TryParse(Encoding.UTF8.GetBytes(root.ToJsonString()), out Rulebook? rulebook, out IReadOnlyList<InputError> errors)
            .ShouldBeTrue(string.Join('\n', errors));
        return rulebook!;
    }
}
