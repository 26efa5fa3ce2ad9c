using NodaTime;
using TottoriCare.Bookings;
using TottoriCare.Cancellations;
using TottoriCare.Caps;
using TottoriCare.Care;
using TottoriCare.Decisions;
using TottoriCare.Eligibility;
using TottoriCare.Fees;
using TottoriCare.Grants;
using TottoriCare.Oracles.Cases;
using TottoriCare.Shares;

namespace TottoriCare.Oracles.Comparing;

/// <summary>本体の回答: what the library decides, in the plain codes of an <see cref="Answer"/>.</summary>
internal sealed class EngineDecider(Ordinance ordinance)
{
    public Ordinance Ordinance { get; } = ordinance;

    public Answer Decide(Question question) => AnswerOf(Ask(question));

    /// <summary>The library's own decision, with its findings.</summary>
    public Decision Ask(Question question) => question switch
    {
        EligibilityQuestion asked => Ordinance.DecideEligibility(
            Library.CaseOf(asked.Case, Ordinance.Rulebook), Library.CareTypeOf(asked.CareType), Library.DayOf(asked.FirstDay), Library.DayOf(asked.LastDay)),
        BookingQuestion asked => Ordinance.DecideBooking(
            Library.CaseOf(asked.Case, Ordinance.Rulebook), Library.BookingOf(asked.Booking), Library.HistoryOf(asked.History)),
        FeeQuestion asked => Ordinance.AssessFee(
            Library.CaseOf(asked.Case, Ordinance.Rulebook), Library.BookingOf(asked.Booking), Library.HistoryOf(asked.History)),
        QuotaQuestion asked => Ordinance.GetQuota(
            Library.CaseOf(asked.Case, Ordinance.Rulebook), Library.HistoryOf(asked.History), Library.DayOf(asked.Day)),
        DeadlineQuestion asked => Ordinance.GetDeadline(Library.CareTypeOf(asked.CareType), Library.DayOf(asked.FirstDay)),
        CancellationQuestion asked => Ordinance.AssessCancellation(Library.CancellationOf(asked, Ordinance.Rulebook)),
        GrantQuestion asked => Ordinance.DecideGrant(Library.GrantOf(asked)),
        ShareQuestion asked => Ordinance.DivideCost(
            SharedCost.List.First(cost => cost.Code == asked.Cost), new FiscalYear(asked.FiscalYear), new Yen(asked.Total)),
        _ => throw new ArgumentException("An unknown question.", nameof(question)),
    };

    public static Answer AnswerOf(Decision decision)
    {
        var answer = new Answer();
        foreach (Finding finding in decision.Findings)
            answer.Say(finding.Rule?.Id ?? "", StatusOf(finding.Status));
        switch (decision)
        {
            case EligibilityDecision decided:
                answer.Outcome = decided.Outcome.Code;
                answer.Give("window_first", Number(decided.WindowFirst));
                answer.Give("window_last", Number(decided.WindowLast));
                break;
            case BookingDecision decided:
                answer.Outcome = decided.Outcome.Code;
                GiveOfFindings(decided, answer);
                answer.Give("user_fee", decided.UserFee?.Amount);
                break;
            case FeeDecision decided:
                answer.Outcome = decided.Outcome.Code;
                GiveOfFindings(decided, answer);
                answer.Give("fee", decided.Fee?.Amount);
                break;
            case QuotaDecision decided:
                answer.Outcome = decided.IsStated ? "stated" : "not_stated";
                foreach (PoolQuota quota in decided.Pools)
                    GiveQuota(answer, quota.Cap, quota.Used, quota.Booked, quota.Remaining);
                break;
            case DeadlineDecision decided:
                answer.Outcome = decided.Deadline is null ? "none" : "deadline";
                GiveDeadline(answer, decided.Deadline, decided.SkippedDays.Count, decided.RestsOnProjection);
                break;
            case CancellationDecision decided:
                answer.Outcome = decided.Outcome.Code;
                GiveDeadline(answer, decided.Deadline, FigureOf(decided, "skipped"), HasProjection(decided));
                answer.Give("charge", decided.Charge.Amount);
                answer.Give("billed_in", decided.BilledIn is { } month ? (month.Year * 100) + month.Month : null);
                break;
            case GrantDecision decided:
                answer.Outcome = decided.Outcome.Code;
                answer.Give("grant", decided.Verdict.Grant.Amount);
                answer.Give("eligible_cost", decided.Verdict.EligibleCost.Amount);
                answer.Give("cap", decided.Verdict.Cap.Amount);
                answer.Give("remaining_cap", decided.Verdict.RemainingCap.Amount);
                break;
            case ShareDecision decided:
                answer.Outcome = decided.Outcome.Code;
                foreach (CostShare share in decided.Shares)
                    answer.Give(share.Bearer.Code, (share.Amount ?? share.Whole).Amount);
                break;
        }

        return answer;
    }

    // The figures of a booking, and of a cap beyond which it has no fee, stand in the findings, rule by rule.
    private static void GiveOfFindings(Decision decision, Answer answer)
    {
        foreach (Finding finding in decision.Findings)
        {
            foreach (Figure figure in finding.Figures)
            {
                if (figure.Name is "continuous_nights" or "minutes" or "cap" or "used" or "booked" or "requested" or "remaining")
                    answer.Give(figure.Name, figure.Number);
            }
        }
    }

    private static void GiveQuota(Answer answer, int cap, int used, int booked, int remaining)
    {
        answer.Give("cap", cap);
        answer.Give("used", used);
        answer.Give("booked", booked);
        answer.Give("remaining", remaining);
    }

    private static void GiveDeadline(Answer answer, NoticeDeadline? deadline, long? skipped, bool restsOnProjection)
    {
        if (deadline is not { } found)
            return;
        LocalDateTime at = found.At.WithOffset(Offset.FromHours(9)).LocalDateTime;
        answer.Give("deadline", (Number(at.Date)!.Value * 10_000) + (at.Hour * 100) + at.Minute);
        answer.Give("nominal_day", Number(found.NominalDay));
        answer.Give("skipped", skipped);
        answer.Give("rests_on_projection", restsOnProjection ? 1 : 0);
    }

    private static long? FigureOf(Decision decision, string name)
    {
        foreach (Finding finding in decision.Findings)
        {
            foreach (Figure figure in finding.Figures)
            {
                if (figure.Name == name)
                    return figure.Number;
            }
        }

        return null;
    }

    private static bool HasProjection(Decision decision) => decision.Findings.Any(finding => finding.Reason == FindingReason.RestsOnProjection);

    private static long? Number(LocalDate? day) => day is { } known ? (((known.Year * 100L) + known.Month) * 100) + known.Day : null;

    private static RuleStatus StatusOf(FindingStatus status) => status switch
    {
        FindingStatus.Met => RuleStatus.Met,
        FindingStatus.NotMet => RuleStatus.NotMet,
        FindingStatus.NeedsReview => RuleStatus.NeedsReview,
        _ => RuleStatus.Noted,
    };
}
