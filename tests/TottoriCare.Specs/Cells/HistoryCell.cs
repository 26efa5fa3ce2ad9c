using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using TottoriCare.Care;

namespace TottoriCare.Specs.Cells;

/// <summary>
/// これまでの利用: <c>利用済み 宿泊型 2026-05-01〜2026-05-03</c>, several parted by 、; <c>×5</c> is the same five times,
/// <c>（予定 2026-05-06）</c> the last day as booked of a stay that was left early, <c>（転入前）</c> a use that another
/// municipality granted.
/// </summary>
internal static partial class HistoryCell
{
    private const int MostTimes = 100;

    public static CellRead<UsageHistory> Read(string text) => ListCell.Read(text, Uses)
        .Then(uses => uses.Sum(some => some.Length) <= UsageHistory.Most
            ? (CellRead<UsageHistory>)UsageHistory.Of(uses.SelectMany(some => some))
            : CellFault.Form(text, "HISTORY_TOO_LONG", $"利用は{UsageHistory.Most}件までにしてください", $"at most {UsageHistory.Most} uses"));

    private static CellRead<CareUse[]> Uses(string text)
    {
        Match form = Form().Match(text);
        if (!form.Success)
            return Malformed(text);

        int times = form.Groups["times"].Success ? int.Parse(form.Groups["times"].Value, CultureInfo.InvariantCulture) : 1;
        if (times is < 1 or > MostTimes)
            return Malformed(text);
        CellRead<LocalDate?> planned = form.Groups["planned"].Success
            ? DateCell.Read(form.Groups["planned"].Value).Then(day => (CellRead<LocalDate?>)day)
            : (LocalDate?)null;
        return WordCell.Of<UseState>(form.Groups["state"].Value)
            .Then(state => WordCell.CareType(form.Groups["type"].Value)
                .Then(type => BookingCell.Read(form.Groups["days"].Value, type)
                    .Then(booking => planned
                        .Then(day => (CellRead<CareUse[]>)Repeated(new CareUse(booking, state)
                        {
                            PlannedLastDay = day,
                            GrantedElsewhere = form.Groups["elsewhere"].Success,
                        }, times)))));
    }

    private static CareUse[] Repeated(CareUse use, int times) => [.. Enumerable.Repeat(use, times)];

    private static CellFault Malformed(string text) => CellFault.Form(text, "HISTORY_FORM",
        "「利用済み 宿泊型 2026-05-01〜2026-05-03」の形で、状態・種類・日を半角の空白で区切って書いてください",
        "write 利用済み 宿泊型 2026-05-01〜2026-05-03: state, kind and days parted by a space");

    [GeneratedRegex(@"\A(?<state>\S+) (?<type>\S+) (?<days>[^×（]+?)(?: ×(?<times>[0-9]{1,3}))?(?:（予定 (?<planned>[^）]+)）)?(?<elsewhere>（転入前）)?\z")]
    private static partial Regex Form();
}
