using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using TottoriCare.Calendars;
using TottoriCare.Domain.Tests.Documents;
using TottoriCare.Rulebooks;
using TottoriCare.Rulebooks.Words;
using TottoriCare.Rules;

namespace TottoriCare.Domain.Tests.Rulebooks.Words;

public partial class RulebookTextTests
{
    public static TheoryData<string> Codes => AllRulebooks.Codes;

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_rule_reading_amendment_and_source_is_there_with_its_words(string code)
    {
        Rulebook rulebook = AllRulebooks.Of(code);
        LocalizedText text = RulebookText.Of(rulebook);
        foreach (Language language in Enum.GetValues<Language>())
        {
            string[] lines = text.In(language).Split('\n');

            Headings(lines, 1).ShouldHaveSingleItem().ShouldContain($"{rulebook.MunicipalityName.In(language)}");
            lines.ShouldContain(line => line.EndsWith(rulebook.Digest, StringComparison.Ordinal));
            foreach (Rule rule in rulebook.Rules)
            {
                string[] part = Below(lines, rule.Id);
                part.ShouldContain(line => line.EndsWith(Escaped(rule.Text.In(language)), StringComparison.Ordinal), rule.Id);
                part.ShouldContain(line => line.EndsWith(Escaped(rule.Locator.In(language)), StringComparison.Ordinal), rule.Id);
                part.ShouldContain(line => line.EndsWith(rule.Mark.Title.In(language), StringComparison.Ordinal), rule.Id);
                string last = part[^1];
                rule.Readings.ShouldAllBe(reading => last.Contains(reading.Id, StringComparison.Ordinal), rule.Id);
            }

            foreach (Reading reading in rulebook.Readings)
            {
                string[] part = Below(lines, reading.Id);
                part.ShouldContain(line => line.EndsWith(Escaped(reading.Question.In(language)), StringComparison.Ordinal), reading.Id);
                part.ShouldContain(line => line.EndsWith(Escaped(reading.Default.In(language)), StringComparison.Ordinal), reading.Id);
                reading.Alternatives.ShouldAllBe(other => part.Any(line => line.EndsWith(Escaped(other.Text.In(language)), StringComparison.Ordinal)), reading.Id);
                reading.Evidence.ShouldAllBe(one => part.Any(line => line.Contains(Escaped(one.Text.In(language)), StringComparison.Ordinal)), reading.Id);
                reading.Alternatives.SelectMany(other => RulebookDiff.OfAlternative(rulebook, other))
                    .ShouldAllBe(change => part.Any(line => line.EndsWith(Escaped(change.ToText(language)), StringComparison.Ordinal)), reading.Id);
            }

            foreach (Amendment amendment in rulebook.Amendments)
            {
                string[] part = Below(lines, amendment.Id);
                part.ShouldContain(line => line.EndsWith(JapaneseDate.ToText(amendment.From, language), StringComparison.Ordinal));
                RulebookDiff.OfAmendment(rulebook, amendment)
                    .ShouldAllBe(change => part.Any(line => line.EndsWith(Escaped(change.ToText(language)), StringComparison.Ordinal)), amendment.Id);
            }

            foreach (Source source in rulebook.Sources)
            {
                string[] part = Below(lines, source.Id);
                part.ShouldContain(line => line.EndsWith(Escaped(source.Title.In(language)), StringComparison.Ordinal));
                part.ShouldContain(line => line.EndsWith(JapaneseDate.ToText(source.Seen, language), StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public void The_terms_of_the_city_stand_there_with_their_units()
    {
        LocalizedText text = RulebookText.Of(AllRulebooks.Of(Tottori.CityCode));

        foreach (string words in new[] { "7泊", "6泊", "7回", "4時間", "9時00分", "17時00分", "12時00分", "1年", "1,800円", "900円", "0円", "12月29日", "1月3日", "令和7年4月1日" })
            text.Ja.ShouldContain($": {words}\n");
        foreach (string words in new[] { "7 nights", "6 nights", "7 uses", "4 hours", "09:00", "17:00", "12:00", "1 year", "1,800 yen", "900 yen", "0 yen", "December 29", "January 3", "2025-04-01" })
            text.En.ShouldContain($": {words}\n");
        Below(text.Ja.Split('\n'), "定めなし").ShouldContain("- 施設整備助成");
    }

    [Fact]
    public void The_terms_of_the_prefecture_stand_there_with_their_units()
    {
        LocalizedText text = RulebookText.Of(AllRulebooks.Of(Tottori.PrefectureCode));

        text.Ja.ShouldContain(": 3,000,000円\n");
        text.Ja.ShouldContain(": 令和5年度\n");
        text.En.ShouldContain(": 3,000,000 yen\n");
        text.En.ShouldContain(": FY2023\n");
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void No_key_and_no_code_of_the_format_is_left_in_the_text(string code)
    {
        LocalizedText text = RulebookText.Of(AllRulebooks.Of(code));

        SnakeCase().Matches(Url().Replace(text.Ja, "")).Select(match => match.Value).ShouldBeEmpty();
        SnakeCase().Matches(Url().Replace(text.En, "")).Select(match => match.Value).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_schema_has_a_title_for_every_key_and_code_of_a_rulebook(string code)
    {
        (RulebookPage ja, RulebookPage en) = RulebookText.PagesOf(AllRulebooks.Of(code));
        ja.Write();
        en.Write();

        ja.Untitled.ShouldBeEmpty();
        en.Untitled.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void One_digest_has_one_text(string code)
    {
        Rulebook rulebook = AllRulebooks.Of(code);
        Rulebook.TryParse(Encoding.UTF8.GetBytes(rulebook.ToJson()), out Rulebook? again, out _).ShouldBeTrue();

        RulebookText.Of(again).ShouldBe(RulebookText.Of(rulebook));
    }

    [Theory]
    [InlineData("# 偽の見出し")]
    [InlineData("一行目\n## 規定\n### TC-99\n- 根拠の別: 明示")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("[押す](javascript:alert(1))")]
    [InlineData("- 項目\r\n1. 番号\u2028---")]
    [InlineData("`code` *strong* \\ | 表 |")]
    public void What_an_author_wrote_stays_one_line_and_says_nothing_to_Markdown(string words)
    {
        string plain = RulebookText.Of(With("言葉")).Ja;
        string hostile = RulebookText.Of(With(words)).Ja;

        string[] lines = hostile.Split('\n');
        lines.Length.ShouldBe(plain.Split('\n').Length);
        lines.Count(line => line.StartsWith('#')).ShouldBe(plain.Split('\n').Count(line => line.StartsWith('#')));
        Unescaped().Matches(hostile).ShouldBeEmpty();

        static Rulebook With(string words)
        {
            string json = JsonSerializer.Serialize(words);
            return RulebookDraft.OfCity().Set("rules.TC-31.text.ja", json).Set("municipality.name.ja", json)
                .Set("terms.pools.stays.title.ja", json).Set("readings.C1.alternatives.per_night.ja", json).Set("readings.C1.evidence.0.ja", json).Read();
        }
    }

    [Fact]
    public void Evidence_without_a_source_says_so_in_the_language_of_the_reader()
    {
        LocalizedText text = RulebookText.Of(AllRulebooks.Of(Tottori.CityCode));

        text.En.ShouldContain("(Source: source not at hand)");
        text.Ja.ShouldContain("（出典: 資料は手元にない）");
        text.Ja.ShouldNotContain("not at hand");
    }

    [Fact]
    public void The_readme_shows_what_the_library_says()
    {
        Document readme = Document.Read("README.md");
        Rulebook before = RulebookDraft.OfCity().Read();
        Rulebook after = RulebookDraft.OfCity()
            .With(("pools.stays.cap", "10"), ("cancellations.stays.charge.amounts.yen_by_class.municipal_tax_exempt", "1000")).Read();

        RulebookText.Of(AllRulebooks.Of(Tottori.CityCode)).En.ShouldContain(readme.BlockAfter("rulebook text"));
        IReadOnlyList<RulebookChange> changes = RulebookDiff.Between(before, after);
        readme.BlockAfter("rulebook differences").Split('\n').ShouldBe(
            changes.Select(change => change.ToText(Language.English)).Concat(changes.Select(change => change.ToText(Language.Japanese))));
    }

    [Fact]
    public void Many_answers_that_take_away_one_great_block_do_not_repeat_it_whole()
    {
        RulebookDraft draft = RulebookDraft.OfCity();
        string great = new('長', 100_000);
        draft.Set("terms.pools.stays.title.ja", $"\"{great}\"");
        for (int i = 0; i < 100; i++)
            draft.Set($"readings.C1.alternatives.a{i}", """{ "ja": "上限の定めがないとする", "en": "no caps", "change": { "pools": "not_stated" } }""");

        RulebookText.Of(draft.Read()).Ja.Length.ShouldBeLessThan(5 * great.Length);
    }

    private static string[] Headings(string[] lines, int level) => [.. lines.Where(line => line.StartsWith(new string('#', level) + " ", StringComparison.Ordinal))];

    // From a heading of the third level to the next one of any level.
    private static string[] Below(string[] lines, string heading) =>
    [
        .. lines.SkipWhile(line => line != $"### {Escaped(heading)}").Skip(1).TakeWhile(line => !line.StartsWith('#')).Where(line => line.Length > 0),
    ];

    private static string Escaped(string text) => Regex.Replace(text, @"[\\`*\[\]<>|]", @"\$0");

    [GeneratedRegex("[a-z0-9]+(_[a-z0-9]+)+")]
    private static partial Regex SnakeCase();

    [GeneratedRegex(@"https?:\S+")]
    private static partial Regex Url();

    [GeneratedRegex(@"(?<!\\)(\\\\)*[`*\[\]<>|]")]
    private static partial Regex Unescaped();
}
