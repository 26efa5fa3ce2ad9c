using TottoriCare.Oracles.Cases;

namespace TottoriCare.Oracles.Naive;

internal sealed partial class NaiveInterpreter
{
    private Answer Eligibility(string careType, DateOnly firstDay, DateOnly lastDay)
    {
        TestEligibility(careType, firstDay, lastDay);
        ReportUnmodelled(["eligibility"], careType);
        if (WindowOf(careType) is var (first, last))
            _answer.Give(("window_first", Answer.Of(first)), ("window_last", Answer.Of(last)));
        return Decided();
    }

    private void TestEligibility(string careType, DateOnly firstDay, DateOnly lastDay)
    {
        TurnTo("care", care => Test(care, care["offered"].Has(careType)));
        TurnTo("need", need => Say(need, !need["assessed"].Flag ? RuleStatus.Noted
            : _case.Need switch { "needed" => RuleStatus.Met, "not_needed" => RuleStatus.NotMet, _ => RuleStatus.NeedsReview }));
        TurnTo("windows", careType, window => TestWindow(window, careType, firstDay, lastDay));
        TurnTo("residence", residence => TestResidence(residence, firstDay, lastDay));
        _refusal = RuleStatus.NotMet;
    }

    private void TestWindow(Node block, string careType, DateOnly firstDay, DateOnly lastDay)
    {
        (DateOnly first, DateOnly last) = WindowOf(careType)!.Value;
        List<DateOnly> tested = TestedDays(block, firstDay, lastDay);
        bool inside = tested.TrueForAll(day => first <= day && day <= last);
        Test(block, inside, inside && tested.Exists(day => day == first || day == last));
        if (!block["covers_no_infant"].Flag && _case.Infants == 0)
            Say(block, RuleStatus.NotMet);
    }

    /// <summary>The first and the last day of the window for a kind of care; none where the rulebook has none.</summary>
    public (DateOnly First, DateOnly Last)? WindowOf(string careType)
    {
        if (Find("windows", careType, _terms).Block is not { } block)
            return null;
        DateOnly born = _case.DeliveryDay;
        DateOnly first = block["begins"].Is("discharge", "birth") && _case.DischargeDay > born ? _case.DischargeDay.Value : born;

        // The due day stands at the end of 40 weeks.
        bool preterm = (40 * 7) - (_case.DueDay?.DayNumber - born.DayNumber) < block.Find("preterm_below_weeks")?.Number * 7;
        (DateOnly day, bool monthHasIt) = Corresponding(preterm ? _case.DueDay!.Value : born, block["lasts"]);
        return (first, block["ends"].Is("day_before_corresponding_day", "corresponding_day") && monthHasIt ? day.AddDays(-1) : day);
    }

    // 応当日, and whether its month has one: else the last day of that month stands for it.
    private static (DateOnly Day, bool MonthHasIt) Corresponding(DateOnly from, Node period)
    {
        int months = int.Parse(period.Text.AsSpan(1, period.Text.Length - 2)) * period.Text[^1] switch { 'Y' => 12, 'M' => 1, _ => throw period.Unknown() };
        int month = (from.Year * 12) + from.Month - 1 + months, days = DateTime.DaysInMonth(month / 12, (month % 12) + 1);
        return (new DateOnly(month / 12, (month % 12) + 1, Math.Min(from.Day, days)), from.Day <= days);
    }

    private void TestResidence(Node block, DateOnly firstDay, DateOnly lastDay)
    {
        ResidenceFacts here = _case.Residence;
        List<DateOnly> tested = TestedDays(block, firstDay, lastDay);
        bool lives = here.Status == "resident" && tested.TrueForAll(day => !(day < here.From) && !(day > here.Until));
        Say(block, here.Status == "unknown" || tested.Count == 0 ? RuleStatus.NeedsReview : lives ? RuleStatus.Met : RuleStatus.NotMet,
            lives && tested.Exists(day => day == here.From || day == here.Until));
        if (_case.IsHomecoming)
            Say(block, block["homecoming"].Is("refused", "needs_review") ? RuleStatus.NotMet : RuleStatus.NeedsReview);
    }

    private List<DateOnly> TestedDays(Node block, DateOnly firstDay, DateOnly lastDay) => block["tested_on"].Text switch
    {
        "every_day" => [.. Enumerable.Range(0, lastDay.DayNumber - firstDay.DayNumber + 1).Select(firstDay.AddDays)],
        "first_day" => [firstDay],
        "last_day" => [lastDay],
        "application" => _case.ApplicationDay is { } applied ? [applied] : [],
        _ => throw block["tested_on"].Unknown(),
    };
}
