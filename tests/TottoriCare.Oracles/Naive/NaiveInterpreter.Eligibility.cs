using TottoriCare.Oracles.Cases;

namespace TottoriCare.Oracles.Naive;

internal sealed partial class NaiveInterpreter
{
    private Answer Eligibility(string careType, DateOnly firstDay, DateOnly lastDay)
    {
        TestEligibility(careType, firstDay, lastDay);
        ReportUnmodelled("eligibility", careType);
        if (WindowOf(careType) is { } window)
        {
            _answer.Give("window_first", Answer.Of(window.First));
            _answer.Give("window_last", Answer.Of(window.Last));
        }

        return Decided();
    }

    private void TestEligibility(string careType, DateOnly firstDay, DateOnly lastDay)
    {
        TurnTo("care");
        if (Stated("care") is { } care)
            Test(care, care["offered"].Has(careType));
        else
            NeedsReview();
        TurnTo("need");
        if (Stated("need") is { } need)
            Say(need, !need["assessed"].Flag ? RuleStatus.Noted : Case.Need switch { "needed" => RuleStatus.Met, "not_needed" => RuleStatus.NotMet, _ => RuleStatus.NeedsReview });
        else
            NeedsReview();
        TurnTo("windows");
        TestWindow(careType, firstDay, lastDay);
        TurnTo("residence");
        if (Stated("residence") is { } residence)
            TestResidence(residence, firstDay, lastDay);
        else
            NeedsReview();
        _refusal = RuleStatus.NotMet;
    }

    private void TestWindow(string careType, DateOnly firstDay, DateOnly lastDay)
    {
        (Node? block, bool isStated) = For("windows", careType, _terms);
        if (!isStated)
            NeedsReview();
        if (block is null)
            return;
        (DateOnly first, DateOnly last) = WindowOf(careType)!.Value;
        bool inside = true, onEdge = false;
        foreach (DateOnly day in TestedDays(block, firstDay, lastDay))
        {
            inside &= first <= day && day <= last;
            onEdge |= day == first || day == last;
        }

        Test(block, inside, inside && onEdge);
        if (!block["covers_no_infant"].Flag && Case.Infants == 0)
            Say(block, RuleStatus.NotMet);
    }

    /// <summary>The first and the last day of the window for a kind of care; none where the rulebook has none.</summary>
    public (DateOnly First, DateOnly Last)? WindowOf(string careType)
    {
        if (For("windows", careType, _terms).Block is not { } block)
            return null;
        DateOnly born = Case.DeliveryDay;
        DateOnly first = !Word(block["begins"], "discharge", "birth") ? born : Case.DischargeDay is { } discharge && discharge > born ? discharge : born;

        // The due day stands at the end of 40 weeks.
        bool preterm = block.Find("preterm_below_weeks") is { } weeks && Case.DueDay is { } due && (40 * 7) - (due.DayNumber - born.DayNumber) < weeks.Number * 7;
        DateOnly from = preterm ? Case.DueDay!.Value : born;
        return (first, block["ends"].Text switch
        {
            "day_before_corresponding_day" => LastDayFrom(from, block["lasts"]),
            "first_day_left_out" => LastDayFrom(from.AddDays(1), block["lasts"]),
            "corresponding_day" => Corresponding(from, block["lasts"]).Day,
            _ => throw block["ends"].Unknown(),
        });
    }

    private static DateOnly LastDayFrom(DateOnly first, Node period)
    {
        (DateOnly day, bool monthHasIt) = Corresponding(first, period);
        return monthHasIt ? day.AddDays(-1) : day;
    }

    // 応当日, and whether its month has one: else the last day of that month stands for it.
    private static (DateOnly Day, bool MonthHasIt) Corresponding(DateOnly from, Node period)
    {
        int count = int.Parse(period.Text.AsSpan(1, period.Text.Length - 2));
        switch (period.Text[^1])
        {
            case 'D': return (from.AddDays(count), true);
            case 'W': return (from.AddDays(7 * count), true);
            case 'M' or 'Y':
                int month = (from.Year * 12) + from.Month - 1 + (period.Text[^1] == 'Y' ? 12 * count : count);
                int days = DateTime.DaysInMonth(month / 12, (month % 12) + 1);
                return (new DateOnly(month / 12, (month % 12) + 1, Math.Min(from.Day, days)), from.Day <= days);
            default: throw period.Unknown();
        }
    }

    private void TestResidence(Node block, DateOnly firstDay, DateOnly lastDay)
    {
        ResidenceFacts here = Case.Residence;
        bool lives = here.Status == "resident", onEdge = false;
        if (block["tested_on"].Is("application") && Case.ApplicationDay is null)
        {
            Say(block, RuleStatus.NeedsReview);
        }
        else
        {
            foreach (DateOnly day in TestedDays(block, firstDay, lastDay))
            {
                lives &= !(day < here.From) && !(day > here.Until);
                onEdge |= day == here.From || day == here.Until;
            }

            Say(block, here.Status == "unknown" ? RuleStatus.NeedsReview : lives ? RuleStatus.Met : RuleStatus.NotMet, lives && onEdge);
        }

        if (Case.IsHomecoming && !block["homecoming"].Is("covered"))
            Say(block, Word(block["homecoming"], "refused", "needs_review") ? RuleStatus.NotMet : RuleStatus.NeedsReview);
    }

    private IEnumerable<DateOnly> TestedDays(Node block, DateOnly firstDay, DateOnly lastDay)
    {
        switch (block["tested_on"].Text)
        {
            case "every_day":
                for (DateOnly day = firstDay; day <= lastDay; day = day.AddDays(1))
                    yield return day;
                break;
            case "first_day": yield return firstDay; break;
            case "last_day": yield return lastDay; break;
            case "application": yield return Case.ApplicationDay!.Value; break;
            default: throw block["tested_on"].Unknown();
        }
    }
}
