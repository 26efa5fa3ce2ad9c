using TottoriCare.Calendars;
using TottoriCare.Rulebooks;
using TottoriCare.Specs.Cells;

namespace TottoriCare.Specs.Tables;

/// <summary>答えの列の形: the forms that expected answers have, each with its one canonical text.</summary>
internal static class Answers
{
    public static AnswerColumn Yen(string head) =>
        new(head, "円。例: 1,800円", (text, _) => YenCell.Read(text).Then(yen => (CellRead<string>)yen.ToText(Language.Japanese)));

    public static AnswerColumn YenOrNone(string head) => new(head, "円、または決まらないときは「なし」", (text, _) => text == WordCell.None
        ? text
        : YenCell.Read(text).Then(yen => (CellRead<string>)yen.ToText(Language.Japanese)));

    public static AnswerColumn ShareAmount(string head) =>
        new(head, "円。負担しないときは「なし」、端数の負担者が決まらないときは「要確認」", (text, _) => ShareCell.Amount(text));

    public static AnswerColumn ExactShare(string head) =>
        new(head, "端数を寄せる前の額。例: 25円、25円と1/4。負担しないときは「なし」", (text, _) => ShareCell.Exact(text));

    public static AnswerColumn Date(string head) => new(head, "日付。例: 2026-05-07、令和8年5月7日",
        (text, _) => DateCell.Read(text).Then(day => (CellRead<string>)JapaneseDate.ToText(day, Language.English)));

    public static AnswerColumn Instant(string head) => new(head, "日時。例: 2026-05-01 12:00、令和8年5月1日 正午。なければ「なし」",
        (text, _) => text == WordCell.None ? text : InstantCell.Read(text).Then(at => (CellRead<string>)InstantCell.Text(at)));

    public static AnswerColumn Month(string head) => new(head, "年月。例: 2026-06、令和8年6月。なければ「なし」", (text, _) => MonthCell.Read(text));

    public static AnswerColumn Count(string head, params string[] units) =>
        new(head, $"数と単位。例: 7{units[0]}", (text, _) => CountCell.Read(text, units));

    public static AnswerColumn YesOrNo(string head) => new(head, "はい、いいえ", (text, _) => WordCell.YesOrNo(text));

    public static AnswerColumn Word<T>(string head)
        where T : Coded<T> =>
        new(head, string.Join("、", Coded<T>.List.OrderBy(one => one.Value).Select(one => one.Title.Ja)),
            (text, _) => WordCell.Of<T>(text).Then(one => (CellRead<string>)one.Title.Ja));

    public static AnswerColumn Rules(string head) => new(head, "規定の番号を「、」で区切る。なければ「なし」",
        (text, rulebook) => ListCell.Ids(text, id => rulebook.FindRule(id) is not null));

    public static AnswerColumn ReadingIds(string head) => new(head, "解釈の番号を「、」で区切る。なければ「なし」",
        (text, rulebook) => ListCell.Ids(text, id => rulebook.FindReading(id) is not null));

    public static AnswerColumn Text(string head) => new(head, "そのままの文", (text, _) => text);

    public static AnswerColumn Parts(string head) =>
        new(head, "文の中にあるはずの言葉を「／」で区切る", (text, _) => text) { NamesParts = true };
}
