using NodaTime;
using NodaTime.Text;
using TottoriCare.Bookings;
using TottoriCare.Calendars;
using TottoriCare.Cancellations;
using TottoriCare.Caps;
using TottoriCare.Decisions;
using TottoriCare.Fees;

namespace TottoriCare.Domain.Tests.Fixtures;

/// <summary>答え: what the product answers to a worked case, as text, by the heads of the columns that may expect it.</summary>
internal static class CaseAnswers
{
    /// <summary>解釈: the column of the readings that a decision rests on.</summary>
    public const string Readings = "解釈";

    private const string None = "なし";

    private static readonly LocalDateTimePattern s_minute = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm");

    public static IReadOnlyDictionary<string, string> Of(WorkedCase row, Ordinance ordinance)
    {
        var facts = new CaseFacts(row, ordinance.Rulebook);
        return row.Decision switch
        {
            "予約" => Of(ordinance.DecideBooking(facts.Case, facts.Booking, facts.History)),
            "利用残数" => Of(ordinance.GetQuota(facts.Case, facts.History, facts.Day), facts.Pool),
            "利用料" => Of(ordinance.AssessFee(facts.Case, facts.Booking, facts.History)),
            "連絡期限" => Of(ordinance.GetDeadline(facts.CareType, facts.FirstDay)),
            "キャンセル料" => Of(ordinance.AssessCancellation(facts.Cancellation)),
            _ => throw new FormatException($"「{row.Decision}」という決定はない。"),
        };
    }

    /// <summary>Every cell of a row that expects another answer than the product gives, with file, row, column and both values.</summary>
    /// <exception cref="FormatException">A column is neither a fact nor an answer of this decision, or the row expects nothing.</exception>
    public static IReadOnlyList<string> WrongCells(WorkedCase row, Ordinance ordinance)
    {
        IReadOnlyDictionary<string, string> answers = Of(row, ordinance);
        foreach (string column in row.Cells.Keys)
        {
            if (!CaseFacts.Columns.Contains(column) && !answers.ContainsKey(column))
                throw new FormatException($"{row}: there is no column {column} for this decision.");
        }

        KeyValuePair<string, string>[] expected = [.. row.Cells.Where(cell => answers.ContainsKey(cell.Key))];
        if (expected.Length == 0)
            throw new FormatException($"{row}: the row expects no answer.");
        return
        [
            .. expected.Where(cell => answers[cell.Key] != cell.Value)
                .Select(cell => $"{row}, column {cell.Key}: the table says {cell.Value}, the product {answers[cell.Key]}"),
        ];
    }

    private static Dictionary<string, string> Of(BookingDecision booking) =>
        With(booking, new() { ["結論"] = booking.Outcome.Title.Ja });

    private static Dictionary<string, string> Of(QuotaDecision decision, string? pool)
    {
        if (pool is null)
            return With(decision, []);

        PoolQuota quota = decision.Pools.Single(one => one.Pool.Title.Ja == pool);
        return With(decision, new()
        {
            ["上限"] = Counted(quota, quota.Cap),
            ["利用済み"] = Counted(quota, quota.Used),
            ["予約中"] = Counted(quota, quota.Booked),
            ["残り"] = Counted(quota, quota.Remaining),
        });
    }

    private static Dictionary<string, string> Of(FeeDecision decision) =>
        With(decision, new() { ["利用料"] = decision.Fee?.ToText(Language.Japanese) ?? decision.Outcome.Title.Ja });

    private static Dictionary<string, string> Of(DeadlineDecision decision) =>
        With(decision, new() { ["期限"] = decision.Deadline is { } deadline ? Minute(deadline.At) : None });

    private static Dictionary<string, string> Of(CancellationDecision decision) => With(decision, new()
    {
        ["結論"] = decision.Outcome.Title.Ja,
        ["キャンセル料"] = decision.Charge.ToText(Language.Japanese),
        ["納付書"] = decision.BilledIn is { } month ? $"{month.Year:0000}-{month.Month:00}" : None,
    });

    private static Dictionary<string, string> With(Decision decision, Dictionary<string, string> answers)
    {
        answers["満たさない規定"] = Listed(decision.Findings.Where(finding => finding.Status == FindingStatus.NotMet).Select(Named));
        answers["要確認の点"] = Listed(decision.Findings.Where(finding => finding.Status == FindingStatus.NeedsReview).Select(Named));
        answers[Readings] = Listed(decision.Readings.Select(reading => reading.Id));
        return answers;
    }

    // What a finding is about: its rule; else the matter that the rulebook does not state; else the reason itself.
    private static string Named(Finding finding) =>
        finding.Rule?.Id
        ?? (ReferenceEquals(finding.Reason, FindingReason.NotStated) ? finding.Figures[0].In(Language.Japanese) : finding.Reason.Code);

    private static string Listed(IEnumerable<string> names) => string.Join("、", names.Distinct().DefaultIfEmpty(None));

    private static string Counted(PoolQuota quota, int count) => $"{count}{quota.Unit.Title.Ja}";

    private static string Minute(Instant instant) => s_minute.Format(JapanTime.In(instant));
}
