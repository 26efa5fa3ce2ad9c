using NodaTime;
using NodaTime.Text;
using TottoriCare.Calendars;
using TottoriCare.Rulebooks;
using TottoriCare.Rules;

namespace TottoriCare.Dmn;

/// <summary>見出し: of which terms a model speaks, and what it does not hold.</summary>
internal sealed class DmnHeading(
    Rulebook rulebook, Edition edition, LocalDate day, Reading? reading, Alternative? alternative, IReadOnlyList<DmnOmission> leftOut)
{
    /// <summary>The file: the code of the municipality, the day, and the alternative reading where there is one.</summary>
    public string FileName => $"{rulebook.Municipality}-{LocalDatePattern.Iso.Format(day)}{Suffix}.dmn";

    /// <summary>The namespace: of one rulebook's content, edition and reading.</summary>
    public string Namespace => $"urn:tottoricare:{rulebook.Digest.Replace(':', '-')}:edition-{Place()}{Suffix}";

    public string Name => rulebook.MunicipalityName.Ja;

    public string Description => string.Join("\n", Lines());

    private string Suffix => alternative is null ? "" : $"-{Plain(reading!.Id)}-{Plain(alternative.Name)}";

    private IEnumerable<string> Lines()
    {
        yield return $"{rulebook.MunicipalityName.Ja}（{rulebook.Municipality}）の産後ケアの定め。{JapaneseDate.ToText(day, Language.Japanese)}の版。";
        yield return $"The terms of postpartum care of {rulebook.MunicipalityName.En} ({rulebook.Municipality}), edition of {JapaneseDate.ToText(day, Language.English)}.";
        yield return $"規則集 / rulebook: {rulebook.Digest}";
        foreach (Amendment amendment in edition.InForce)
        {
            yield return $"施行中の改正 / amendment in force: {amendment.Id}, {LocalDatePattern.Iso.Format(amendment.From)}, "
                + $"{amendment.ChosenBy.Title}: {amendment.Text}";
        }

        if (alternative is not null)
            yield return $"別の解釈 / alternative reading: {reading!.Id} {alternative.Name}: {alternative.Text}";
        yield return "認定の語 / words of the tables: met 充足, not_met 不充足, needs_review 要確認, noted 参考, none 指摘なし.";
        yield return "含まないもの / left out:";
        foreach (DmnOmission omission in leftOut)
            yield return $"- {omission.Subject}: {omission.Text}";
    }

    private int Place()
    {
        int place = 0;
        while (!ReferenceEquals(rulebook.Editions.All[place], edition))
            place++;
        return place;
    }

    // The names of readings and alternatives are the rulebook's own; a file name and a URI take only what is safe in both.
    private static string Plain(string name) =>
        string.Concat(name.Select(letter => letter is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' ? letter : '_'));
}
