using TottoriCare.Rulebooks;

namespace TottoriCare.Dmn;

/// <summary>含まないものの一覧: what an edition says, or leaves unsaid, and its model does not hold.</summary>
internal static class Omissions
{
    public static IReadOnlyList<DmnOmission> Of(DmnModel model)
    {
        Terms terms = model.Terms;
        (Matter Matter, bool IsStated)[] held =
        [
            (Matter.Windows, terms.Windows.IsStated), (Matter.StayLengths, terms.StayLengths.IsStated), (Matter.Hours, terms.Hours.IsStated),
            (Matter.Pools, terms.Pools is not null), (Matter.Cancellations, terms.Cancellations.IsStated), (Matter.Grant, terms.Grant is not null),
        ];
        (Matter Matter, bool IsStated)[] notHeld =
        [
            (Matter.Care, terms.Care is not null), (Matter.Need, terms.Need is not null), (Matter.Residence, terms.Residence is not null),
            (Matter.SameDay, terms.SameDay is not null), (Matter.Fees, terms.Fees.IsStated),
        ];
        return
        [
            .. held.Where(one => !one.IsStated).Select(one => Omission(one.Matter, "規則集に定めがなく、要確認となる。", "The rulebook does not state it; it needs review.")),
            .. notHeld.Where(one => one.IsStated).Select(one => Omission(one.Matter, "このモデルの範囲ではない。", "It is outside the scope of this model.")),
            .. Calendar(terms),
            .. terms.NotModelled.Select(unmodelled => new DmnOmission(unmodelled.Rule.Id, new LocalizedText(
                $"{unmodelled.Rule.Text.Ja}（規則集の形式で表せない。{Names(unmodelled, Language.Japanese)}は要確認となる。）",
                $"{unmodelled.Rule.Text.En} (The rulebook's format can't say it; it leaves to review: {Names(unmodelled, Language.English)}.)"))),
        ];
    }

    private static IEnumerable<DmnOmission> Calendar(Terms terms)
    {
        if (!terms.Cancellations.IsStated)
            yield break;
        if (terms.ClosingDays is not null)
        {
            yield return Omission(Matter.ClosingDays, "期限の日を求める計算は含まない。期限からの分数を入力とする。",
                "The day of the deadline is not worked out; the minutes past it are an input.");
        }

        yield return Omission(Matter.Cancellations, "納付書の月は含まない。", "The month of the payment notice is left out.");
    }

    private static string Names(UnmodelledTerms unmodelled, Language language) => string.Join(
        language == Language.Japanese ? "、" : ", ",
        unmodelled.CareTypes.Select(type => type.Title.In(language)).Concat(unmodelled.Decisions.Select(kind => kind.Title.In(language))));

    private static DmnOmission Omission(Matter matter, string ja, string en) =>
        new(matter.Code, new LocalizedText($"{matter.Title.Ja}: {ja}", $"{matter.Title.En}: {en}"));
}
