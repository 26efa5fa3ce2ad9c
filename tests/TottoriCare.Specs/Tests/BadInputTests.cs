using System.Text.RegularExpressions;
using TottoriCare.Specs.Reading;
using TottoriCare.Specs.Running;

namespace TottoriCare.Specs.Tests;

/// <summary>書き方の誤り: a faulty spec is refused with its place and the mend, in both languages, and nothing is run.</summary>
public partial class BadInputTests
{
    private const string Name = "鳥取市/a.md";

    // A sound table; the head is on line 3, its row on line 5.
    private const string Deadline = """
        ## 連絡期限：平日

        | 例 | 種類 | 利用開始日 | 期限 |
        |---|---|---|---|
        | 1 | 宿泊型 | 2026-05-13 | 2026-05-12 12:00 |
        """;

    [Fact]
    public async Task A_sound_table_has_no_fault() => (await FaultsOfAsync(Deadline)).ShouldBeEmpty();

    [Theory]
    [InlineData("| 期限 |", "| きげん |", "COLUMN_UNKNOWN", 3, 20)]
    [InlineData("| 期限 |", "| 種類 |", "COLUMN_TWICE", 3, 20)]
    [InlineData("| 種類 |", "| 備考 |", "COLUMN_MISSING", 3, 3)]
    [InlineData("| 期限 |", "| 備考 |", "ANSWER_MISSING", 3, 3)]
    [InlineData("## 連絡期限：", "## 締切：", "TABLE_KIND_UNKNOWN", 1, 1)]
    [InlineData("## 連絡期限：平日", "## 平日", "TABLE_UNNAMED", 1, 1)]
    [InlineData("## 連絡期限：平日", "## 連絡期限：", "TABLE_UNNAMED", 1, 1)]
    [InlineData("|---|---|---|---|\n", "", "TABLE_BROKEN", 3, 1)]
    [InlineData("12:00 |", "12:00 |\n\n| 2 | 宿泊型 | 2026-05-12 | 2026-05-11 12:00 |", "TABLE_BROKEN", 7, 1)]
    [InlineData("\n| 1 | 宿泊型 | 2026-05-13 | 2026-05-12 12:00 |", "", "TABLE_EMPTY", 3, 1)]
    [InlineData("| 2026-05-13 | 2026-05-12 12:00 |", "| 2026-05-13 |", "CELL_MISSING", 5, 13)]
    [InlineData("12:00 |", "12:00 | 2026-05-12 |", "CELL_TOO_MANY", 5, 45)]
    [InlineData("| 2026-05-13 |", "|  |", "CELL_EMPTY", 5, 12)]
    [InlineData("| 2026-05-13 |", "| － |", "CELL_EMPTY", 5, 13)]
    [InlineData("2026-05-13", "2026-02-29", "DATE_IMPOSSIBLE", 5, 13)]
    [InlineData("2026-05-13", "令和8年2月30日", "DATE_IMPOSSIBLE", 5, 13)]
    [InlineData("2026-05-13", "平成40年5月13日", "DATE_OUTSIDE_ERA", 5, 13)]
    [InlineData("2026-05-13", "2026/05/13", "DATE_FORM", 5, 13)]
    [InlineData("2026-05-13", "２０２６-05-13", "DATE_FULL_WIDTH_DIGITS", 5, 13)]
    [InlineData("2026-05-13", "1990-05-13", "DATE_OUTSIDE_CALENDAR", 5, 13)]
    [InlineData("2026-05-12 12:00", "2026-05-12", "INSTANT_FORM", 5, 26)]
    [InlineData("2026-05-12 12:00", "2026-05-12 １２:00", "DIGITS_FULL_WIDTH", 5, 26)]
    [InlineData("2026-05-12 12:00", "2026-05-12 24:00", "TIME_FORM", 5, 26)]
    [InlineData("2026-05-12 12:00", "2026-05-32 12:00", "DATE_IMPOSSIBLE", 5, 26)]
    [InlineData("宿泊型", "一泊型", "WORD_UNKNOWN", 5, 7)]
    [InlineData("平日\n", "平日\n\n確かめる定め：TC-31、TC-99\n", "ID_UNKNOWN", 3, 14)]
    [InlineData("## 連絡期限", "- 項目\n\n  | 例 |\n  |---|\n  | 1 |\n\n## 連絡期限", "TABLE_NESTED", 3, 1)]
    [InlineData("12:00 |", "12:00 |\n2\t宿泊型\t2026-05-12\t2026-05-11 12:00", "TABLE_BROKEN", 6, 1)]
    [InlineData("12:00 |", "12:00 |\n｜ 2 ｜ 宿泊型 ｜ 2026-05-12 ｜ 2026-05-11 12:00 ｜", "TABLE_BROKEN", 6, 1)]
    [InlineData("| 宿泊型 |", "| 宿泊型 ||", "CELL_TOO_MANY", 5, 27)]
    [InlineData("| 2026-05-13 | 2026-05-12 12:00 |", "| 2026-05-13 ||", "CELL_EMPTY", 5, 25)]
    [InlineData("宿泊型", "〃", "WORD_UNKNOWN", 5, 7)]
    [InlineData("平日\n", "平日\n\n## 連絡期限：週末\n", "TABLE_MISSING", 1, 1)]
    public async Task A_faulty_table_is_refused_with_its_place_and_the_mend(string sound, string faulty, string code, int line, int column)
    {
        Deadline.ShouldContain(sound);

        SpecFault fault = (await FaultsOfAsync(Deadline.Replace(sound, faulty, StringComparison.Ordinal))).ShouldHaveSingleItem();

        fault.Code.ShouldBe(code);
        fault.Place.ShouldBe(new Place(Name, line, column));
        ShouldTellTheMend(fault);
    }

    // As it comes from a spreadsheet, or from a keyboard that is set to wide letters.
    [Theory]
    [InlineData("\t")]
    [InlineData("｜")]
    public async Task A_table_without_bars_is_not_passed_over(string separator)
    {
        string[] lines = [.. Deadline.Split('\n').Where(line => !line.StartsWith("|--", StringComparison.Ordinal))];
        string markdown = string.Join('\n', lines).Replace("|", separator, StringComparison.Ordinal);

        using var folder = SpecCopy.With((Name, markdown), ("鳥取市/b.md", Deadline.Replace("平日", "別の日", StringComparison.Ordinal)));

        SpecFault fault = (await folder.RunAsync()).Faults.ShouldHaveSingleItem();

        (fault.Code, fault.Place).ShouldBe(("TABLE_MISSING", new Place(Name, 1, 1)));
        ShouldTellTheMend(fault);
    }

    [Theory]
    [InlineData("\uFEFF", "\n")]
    [InlineData("", "\r\n")]
    [InlineData("\uFEFF", "\r\n")]
    public async Task A_byte_order_mark_and_the_line_ends_of_Windows_change_nothing(string mark, string lineEnd)
    {
        (await FaultsOfAsync(mark + Deadline.ReplaceLineEndings(lineEnd))).ShouldBeEmpty();
        string faulty = Deadline.Replace("2026-05-13", "2026-02-29", StringComparison.Ordinal);

        SpecFault fault = (await FaultsOfAsync(mark + faulty.ReplaceLineEndings(lineEnd))).ShouldHaveSingleItem();

        (fault.Code, fault.Place).ShouldBe(("DATE_IMPOSSIBLE", new Place(Name, 5, 13)));
    }

    [Fact]
    public async Task A_file_that_is_not_UTF8_is_refused()
    {
        using var folder = SpecCopy.With((Name, ""));
        byte[] shiftJis = [.. "# a\n\n"u8, 0x8A, 0xFA, 0x8C, 0xC0];
        await File.WriteAllBytesAsync(Path.Combine(folder.Root, Name), shiftJis);

        SpecFault fault = (await folder.RunAsync()).Faults.ShouldHaveSingleItem();

        (fault.Code, fault.Place).ShouldBe(("NOT_UTF8", new Place(Name, 3, 1)));
        ShouldTellTheMend(fault);
    }

    [Fact]
    public async Task Two_tables_of_one_name_are_refused_even_in_two_files()
    {
        using var folder = SpecCopy.With((Name, Deadline), ("鳥取市/b.md", "# 期限\n\n" + Deadline));

        SpecFault fault = (await folder.RunAsync()).Faults.ShouldHaveSingleItem();

        fault.Code.ShouldBe("TABLE_NAME_TWICE");
        fault.Place.ShouldBe(new Place("鳥取市/b.md", 3, 1));
        fault.Message.Ja.ShouldContain("鳥取市/a.md:1:1");
        ShouldTellTheMend(fault);
    }

    [Fact]
    public async Task Two_rows_of_one_name_are_refused()
    {
        const string again = Deadline + "\n| 1 | 宿泊型 | 2026-05-12 | 2026-05-11 12:00 |";

        SpecFault fault = (await FaultsOfAsync(again)).ShouldHaveSingleItem();

        fault.Code.ShouldBe("LABEL_TWICE");
        fault.Place.ShouldBe(new Place(Name, 6, 3));
        ShouldTellTheMend(fault);
    }

    [Theory]
    [InlineData("規定：a", "規定 | 所在", "TC-99 | 図表3", "RULE_UNKNOWN", 7)]
    [InlineData("解釈：a", "解釈 | 問いの要点", "C99 | 問い", "READING_UNKNOWN", 7)]
    [InlineData("出典：a", "出典 | 題名", "Z | 題名", "SOURCE_UNKNOWN", 7)]
    [InlineData("連絡期限：a", "種類 | 利用開始日 | 読み方 | 期限", "宿泊型 | 2026-05-13 | C99 何か | なし", "READING_UNKNOWN", 26)]
    [InlineData("連絡期限：a", "種類 | 利用開始日 | 読み方 | 期限", "宿泊型 | 2026-05-13 | C4 二月まで | なし", "WORD_UNKNOWN", 26)]
    [InlineData("連絡期限：a", "種類 | 利用開始日 | 読み方 | 期限", "宿泊型 | 2026-05-13 | C4 利用する施設が休む期間 | なし", "WORD_UNKNOWN", 26)]
    [InlineData("連絡期限：a", "種類 | 利用開始日 | さかのぼった閉庁日", "宿泊型 | 2026-05-13 | ０日", "DIGITS_FULL_WIDTH", 26)]
    [InlineData("連絡期限：a", "種類 | 利用開始日 | さかのぼった閉庁日", "宿泊型 | 2026-05-13 | 0回", "COUNT_FORM", 26)]
    [InlineData("連絡期限：a", "種類 | 利用開始日 | よりどころの解釈", "宿泊型 | 2026-05-13 | C3、C99", "ID_UNKNOWN", 26)]
    [InlineData("連絡期限：a", "種類 | 利用開始日 | よりどころの解釈", "宿泊型 | 2026-05-13 | C3、C3", "ID_TWICE", 26)]
    [InlineData("予約：a", "出産日 | 種類 | 利用 | 利用料", "2026-04-10 | 宿泊型 | 2026-05-11〜2026-05-14 | １,８００円", "DIGITS_FULL_WIDTH", 50)]
    [InlineData("予約：a", "出産日 | 種類 | 利用 | 利用料", "2026-04-10 | 宿泊型 | 2026-05-11〜2026-05-14 | 18,00円", "YEN_FORM", 50)]
    [InlineData("予約：a", "出産日 | 種類 | 利用 | 結論", "2026-04-10 | 宿泊型 | 2026-05-14〜2026-05-11 | 可", "LAST_DAY_BEFORE_FIRST", 26)]
    [InlineData("予約：a", "出産日 | 種類 | 利用 | 結論", "2026-04-10 | 通所型 | 2026-05-11〜2026-05-14 | 可", "VISIT_FORM", 26)]
    [InlineData("予約：a", "出産日 | 種類 | 利用 | 結論", "2026-04-10 | 宿泊型 | 2026-05-11 | 可", "STAY_FORM", 26)]
    [InlineData("予約：a", "出産日 | 乳児 | 種類 | 利用 | 結論", "2026-04-10 | 10人 | 宿泊型 | 2026-05-11〜2026-05-14 | 可", "INFANTS_OUT_OF_RANGE", 20)]
    [InlineData("予約：a", "出産日 | 居住 | 種類 | 利用 | 結論", "2026-04-10 | 市民 | 宿泊型 | 2026-05-11〜2026-05-14 | 可", "RESIDENCE_FORM", 20)]
    [InlineData("予約：a", "出産日 | 居住 | 種類 | 利用 | 結論", "2026-04-10 | 2026-05-02から2026-05-01まで | 宿泊型 | 2026-05-11〜2026-05-14 | 可", "LAST_DAY_BEFORE_FIRST", 20)]
    [InlineData("予約：a", "出産日 | これまでの利用 | 種類 | 利用 | 結論", "2026-04-10 | 3泊した | 宿泊型 | 2026-05-11〜2026-05-14 | 可", "HISTORY_FORM", 20)]
    [InlineData("助成：a", "年度 | 経費 | 助成額", "令和7年 | 設備費 1円 | 1円", "FISCAL_YEAR_FORM", 7)]
    [InlineData("助成：a", "年度 | 経費 | 助成額", "令和7年度 | 設備費 0円 | 0円", "COST_OUT_OF_RANGE", 15)]
    [InlineData("助成：a", "年度 | 経費 | 助成額", "令和7年度 | 設備費3,000,000円 | 0円", "COST_FORM", 15)]
    [InlineData("助成：a", "年度 | 経費 | 助成額", "令和7年度 | 設備費 9999999999999円 | 0円", "YEN_FORM", 15)]
    [InlineData("費用分担：a", "費用 | 年度 | 合計額 | 国", "利用料 | 令和7年度 | 4円 | 2円", "WORD_UNKNOWN", 7)]
    [InlineData("費用分担：a", "費用 | 年度 | 合計額 | 国", "産後ケアの費用 | 7年度 | 4円 | 2円", "FISCAL_YEAR_FORM", 17)]
    [InlineData("費用分担：a", "費用 | 年度 | 合計額 | 国", "産後ケアの費用 | 令和7年度 | -4円 | 2円", "YEN_FORM", 25)]
    [InlineData("費用分担：a", "費用 | 年度 | 合計額 | 国", "産後ケアの費用 | 令和7年度 | － | 2円", "CELL_EMPTY", 25)]
    [InlineData("費用分担：a", "費用 | 年度 | 合計額 | 結論", "産後ケアの費用 | 令和7年度 | 4円 | 可", "WORD_UNKNOWN", 30)]
    [InlineData("費用分担：a", "費用 | 年度 | 合計額 | 国", "産後ケアの費用 | 令和7年度 | 4円 | 半分", "YEN_FORM", 30)]
    [InlineData("費用分担：a", "費用 | 年度 | 合計額 | 都道府県", "産後ケアの費用 | 令和7年度 | 4円 | １円", "DIGITS_FULL_WIDTH", 30)]
    [InlineData("費用分担：a", "費用 | 年度 | 合計額 | 国の分数", "産後ケアの費用 | 令和7年度 | 4円 | 1/2", "SHARE_FORM", 30)]
    [InlineData("費用分担：a", "費用 | 年度 | 合計額 | 国の分数", "産後ケアの費用 | 令和7年度 | 4円 | 1円と4/4", "SHARE_FORM", 30)]
    [InlineData("費用分担：a", "費用 | 年度 | 合計額 | 国の分数", "産後ケアの費用 | 令和7年度 | 4円 | 1円と1/0", "SHARE_FORM", 30)]
    [InlineData("費用分担：a", "費用 | 年度 | 合計額 | 国の分数", "産後ケアの費用 | 令和7年度 | 4円 | 18,00円と1/4", "YEN_FORM", 30)]
    [InlineData("費用分担：a", "費用 | 年度 | 合計額 | 端数", "産後ケアの費用 | 令和7年度 | 4円 | なし", "YEN_FORM", 30)]
    [InlineData("キャンセル料：a", "種類 | 利用 | 世帯区分 | 市が受けた時 | 納付書の月", "宿泊型 | 2026-05-11〜2026-05-14 | 不明 | － | 2026-13", "MONTH_FORM", 46)]
    [InlineData("キャンセル料：a", "種類 | 利用 | 世帯区分 | 市が受けた時 | 結論", "宿泊型 | 2026-05-11〜2026-05-14 | 課税 | － | 要確認", "WORD_UNKNOWN", 37)]
    [InlineData("キャンセル料：a", "種類 | 利用 | 世帯区分 | 市が受けた時 | 結論", "宿泊型 | 2026-05-11〜2026-05-14 | 不明 | 1990-05-11 12:00 | 要確認", "INSTANT_OUTSIDE_CALENDAR", 42)]
    public async Task A_faulty_cell_is_refused_with_its_place_and_the_mend(string heading, string heads, string cells, string code, int column)
    {
        string rule = string.Concat(heads.Split('|').Select(_ => "---|"));
        string markdown = $"## {heading}\n\n| 例 | {heads} |\n|---|{rule}\n| 1 | {cells} |\n";

        SpecFault fault = (await FaultsOfAsync(markdown)).ShouldHaveSingleItem();

        fault.Code.ShouldBe(code);
        fault.Place.ShouldBe(new Place(Name, 5, column));
        ShouldTellTheMend(fault);
    }

    [Fact]
    public async Task Every_fault_of_a_file_is_named_at_once()
    {
        string two = Deadline.Replace("| 期限 |", "| きげん |", StringComparison.Ordinal)
            + "\n\n## 締切：a\n\n| 例 |\n|---|\n| 1 |\n\n" + Deadline.Replace("平日", "別の日", StringComparison.Ordinal).Replace("2026-05-13", "2026-02-30", StringComparison.Ordinal);

        (await FaultsOfAsync(two)).Select(fault => fault.Code).Order().ShouldBe(["COLUMN_UNKNOWN", "DATE_IMPOSSIBLE", "TABLE_KIND_UNKNOWN"]);
    }

    [Fact]
    public async Task A_folder_of_no_municipality_is_refused()
    {
        using var folder = SpecCopy.With(("とっとり市/a.md", Deadline));

        SpecFault fault = (await folder.RunAsync()).Faults.ShouldHaveSingleItem();

        fault.Code.ShouldBe("MUNICIPALITY_UNKNOWN");
        fault.Place.File.ShouldBe("とっとり市");
        fault.Message.Ja.ShouldContain("鳥取市");
        ShouldTellTheMend(fault);
    }

    [Fact]
    public async Task A_folder_without_specs_has_not_passed()
    {
        using var folder = SpecCopy.With(("README.md", Deadline));

        SpecRun run = await folder.RunAsync();

        run.Holds.ShouldBeFalse();
        run.Faults.ShouldHaveSingleItem().Code.ShouldBe("SPECS_MISSING");
        ShouldTellTheMend(run.Faults[0]);
    }

    private static async Task<IReadOnlyList<SpecFault>> FaultsOfAsync(string markdown)
    {
        using var folder = SpecCopy.With((Name, markdown));
        SpecRun run = await folder.RunAsync();
        run.Results.Count.ShouldBe(run.Faults.Count == 0 ? 1 : 0);
        return run.Faults;
    }

    private static void ShouldTellTheMend(SpecFault fault)
    {
        fault.Message.Ja.ShouldContain("ください");
        fault.Message.En.ShouldNotBeNullOrWhiteSpace();
        Japanese().IsMatch(Quoted().Replace(fault.Message.En, "")).ShouldBeFalse(fault.Message.En);
    }

    [GeneratedRegex("[ぁ-ん]{2}")]
    private static partial Regex Japanese();

    // The words of the tables are Japanese in an English sentence too.
    [GeneratedRegex("'[^']*'|[\\p{IsCJKUnifiedIdeographs}\\p{IsHiragana}\\p{IsKatakana}、]+")]
    private static partial Regex Quoted();
}
