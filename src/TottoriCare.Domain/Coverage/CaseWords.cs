using NodaTime;
using TottoriCare.Calendars;
using TottoriCare.Care;
using TottoriCare.Shares;

namespace TottoriCare.Coverage;

/// <summary>A region and one case of it in words.</summary>
internal sealed class CaseWords
{
    private readonly IReadOnlyList<AnalysedClass> _classes;

    public CaseWords(AnalysedRulebook rulebook, Region region)
    {
        _classes = rulebook.Classes;
        CaseAxis[] axes = [.. CaseAxis.List.OrderBy(axis => axis.Value).Where(axis => IsShown(axis, region))];
        long use = region[CaseAxis.UseDay].Nearest(Math.Max(DayNumber.Of(rulebook.ExampleDay), region[CaseAxis.BirthDay].First));
        Dictionary<CaseAxis, long> example = axes.ToDictionary(axis => axis, axis => ExampleOn(axis, region, use));
        Ranges = [.. axes.Select(axis => Range(axis, region[axis], example[axis]))];
        bool isShared = axes.Contains(CaseAxis.SharedCost);
        LocalizedText[] phrases = [.. axes.Select(axis => Phrase(axis, example[axis], isShared))];
        Example = new LocalizedText(
            string.Join("、", phrases.Select(phrase => phrase.Ja)), string.Join(", ", phrases.Select(phrase => phrase.En)));
    }

    public IReadOnlyList<CaseRange> Ranges { get; }

    public LocalizedText Example { get; }

    // A fiscal year is all that a grant and shares are asked by; every other case has its day.
    private static bool IsShown(CaseAxis axis, Region region) => region[axis] != Interval.All
        || (ReferenceEquals(axis, CaseAxis.UseDay) && region[CaseAxis.FiscalYear] == Interval.All);

    private static long ExampleOn(CaseAxis axis, Region region, long use) =>
        axis.IsOfDays ? region[axis].Nearest(use)
        : ReferenceEquals(axis, CaseAxis.FiscalYear) ? region[axis].Nearest(FiscalYear.Of(DayNumber.Day(use)).Year)
        : ReferenceEquals(axis, CaseAxis.Infants) ? region[axis].Nearest(1)
        : region[axis].HasFirst ? region[axis].First : region[axis].Last;

    private CaseRange Range(CaseAxis axis, Interval interval, long example)
    {
        string? first = interval.HasFirst ? Machine(axis, interval.First) : null;
        string? last = interval.HasLast ? Machine(axis, interval.Last) : null;
        LocalizedText from = interval.HasFirst ? Value(axis, interval.First) : new LocalizedText("", "");
        LocalizedText until = interval.HasLast ? Value(axis, interval.Last) : new LocalizedText("", "");
        LocalizedText text = first == last && first is not null ? from
            : first is null && last is null ? new LocalizedText("すべて", "all")
            : new LocalizedText(
                (first is null ? "" : $"{from.Ja}から") + (last is null ? "" : $"{until.Ja}まで"),
                first is null ? $"to {until.En}" : last is null ? $"from {from.En}" : $"{from.En} to {until.En}");
        return new CaseRange(axis, first, last, Machine(axis, example), text);
    }

    private string Machine(CaseAxis axis, long value) =>
        axis.IsOfDays ? JapaneseDate.ToText(DayNumber.Day(value), Language.English)
        : ReferenceEquals(axis, CaseAxis.CareType) ? CareType.FromValue((int)value).Code
        : ReferenceEquals(axis, CaseAxis.HouseholdClass) ? _classes[(int)value].Code
        : ReferenceEquals(axis, CaseAxis.SharedCost) ? SharedCost.FromValue((int)value).Code
        : $"{value}";

    private LocalizedText Value(CaseAxis axis, long value)
    {
        if (axis.IsOfDays)
            return Both(language => JapaneseDate.ToText(DayNumber.Day(value), language));
        if (ReferenceEquals(axis, CaseAxis.CareType))
            return CareType.FromValue((int)value).Title;
        if (ReferenceEquals(axis, CaseAxis.HouseholdClass))
            return _classes[(int)value].Title;
        if (ReferenceEquals(axis, CaseAxis.SharedCost))
            return SharedCost.FromValue((int)value).Title;
        if (ReferenceEquals(axis, CaseAxis.FiscalYear))
            return Both(new FiscalYear((int)value).ToText);
        return Both(_ => $"{value}");
    }

    private LocalizedText Phrase(CaseAxis axis, long value, bool isShared)
    {
        LocalizedText text = Value(axis, value);
        return axis.Value switch
        {
            1 => new LocalizedText($"{text.Ja}に始まる利用", $"a use that begins on {text.En}"),
            2 => new LocalizedText($"{text.Ja}の出産", $"a birth on {text.En}"),
            3 => new LocalizedText($"{text.Ja}の申請", $"an application of {text.En}"),
            4 => new LocalizedText($"{text.Ja}の承認", $"an approval of {text.En}"),
            7 when isShared => new LocalizedText(text.Ja, $"in {text.En}"),
            7 => new LocalizedText($"{text.Ja}の申請", $"an application in {text.En}"),
            8 => new LocalizedText($"乳児{text.Ja}人", $"infants: {text.En}"),
            9 => new LocalizedText($"その予約の{text.Ja}番目（泊・日・回）", $"number {text.En} within the booking (night, day or use)"),
            10 => new LocalizedText($"通算{text.Ja}回目", $"number {text.En} in the whole history"),
            11 => new LocalizedText($"一続き{text.Ja}泊", $"nights in one go: {text.En}"),
            12 => new LocalizedText($"1回{text.Ja}分", $"minutes of the visit: {text.En}"),
            13 => new LocalizedText($"{text.Ja}の分担", $"who bears {text.En}"),
            _ => text,
        };
    }

    private static LocalizedText Both(Func<Language, string> text) => new(text(Language.Japanese), text(Language.English));
}
