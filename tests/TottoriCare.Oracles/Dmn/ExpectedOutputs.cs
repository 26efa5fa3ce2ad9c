using TottoriCare.Cancellations;
using TottoriCare.Caps;
using TottoriCare.Decisions;
using TottoriCare.Eligibility;
using TottoriCare.Grants;
using TottoriCare.Bookings;

namespace TottoriCare.Oracles.Dmn;

/// <summary>期待する出力: what the decisions of a model have to give for a case, read from the library's decision.</summary>
internal static class ExpectedOutputs
{
    private const string None = "none";

    public static IEnumerable<(string Decision, string Matter, object Value)> Of(Decision decision) => decision switch
    {
        EligibilityDecision decided => Window(decided.Findings),
        BookingDecision decided => [.. Window(decided.Findings), .. Stay(decided.Findings), .. Hours(decided.Findings), .. Pools(decided.Findings)],
        QuotaDecision decided => decided.Pools.SelectMany(OfQuota),
        CancellationDecision decided => Charge(decided),
        GrantDecision decided => Grant(decided),
        _ => [],
    };

    private static IEnumerable<(string, string, object)> Window(IReadOnlyList<Finding> findings) => OfMatter("windows", "window", findings,
        ("window_begins", [FindingReason.BeforeWindow], [FindingReason.AfterWindow, FindingReason.WithinWindow]),
        ("window_ends", [FindingReason.AfterWindow], [FindingReason.BeforeWindow, FindingReason.WithinWindow]),
        ("window_no_infant", [FindingReason.NoInfantNotCovered], []));

    private static IEnumerable<(string, string, object)> Stay(IReadOnlyList<Finding> findings) => OfMatter("stay_lengths", "stay_length", findings,
        ("stay_shortest", [FindingReason.StayTooShort], []),
        ("stay_longest", [FindingReason.StayTooLong, FindingReason.MergedStayTooLong, FindingReason.StayWithinLongest], []),
        ("stay_shared_night", [FindingReason.NightShared], []));

    private static IEnumerable<(string, string, object)> Hours(IReadOnlyList<Finding> findings) => OfMatter("hours", "hours", findings,
        ("hours_within", [FindingReason.WithinHours, FindingReason.OutsideHours], []),
        ("hours_longest", [FindingReason.VisitWithinLongest, FindingReason.VisitTooLong], []),
        ("hours_visits_of_day", [FindingReason.VisitsOfDayWithinMost, FindingReason.TooManyVisitsOfDay], []),
        ("hours_open_day", [FindingReason.VisitOnClosedDay], []));

    // What each table says is the finding of its reasons; where there is none, met if another reason shows that the rule was asked.
    private static IEnumerable<(string, string, object)> OfMatter(
        string matter, string whole, IReadOnlyList<Finding> findings, params (string Decision, FindingReason[] Said, FindingReason[] Met)[] tables)
    {
        bool isOpen = findings.Any(finding => finding.Reason == FindingReason.NotStated && ValueOf(finding, "matter") == matter);
        var said = new List<FindingStatus?>();
        foreach ((string decision, FindingReason[] reasons, FindingReason[] met) in tables)
        {
            FindingStatus? status = isOpen ? FindingStatus.NeedsReview
                : Gravest(findings.Where(finding => reasons.Contains(finding.Reason)))
                ?? (findings.Any(finding => met.Contains(finding.Reason)) ? FindingStatus.Met : null);
            said.Add(status);
            yield return (decision, matter, Word(status));
        }

        yield return (whole, matter, Word(said.Max()));
    }

    private static IEnumerable<(string, string, object)> Pools(IReadOnlyList<Finding> findings)
    {
        FindingReason[] fits = [FindingReason.PoolHasRoom, FindingReason.PoolExhausted, FindingReason.BeyondCapAtFullCost, FindingReason.MultipleBirthNotStated];
        foreach (IGrouping<string, Finding> ofPool in findings.Where(finding => ValueOf(finding, "pool") is not null).GroupBy(finding => ValueOf(finding, "pool")!))
        {
            string pool = ofPool.Key;
            Finding fit = ofPool.Single(finding => fits.Contains(finding.Reason));
            yield return ($"fit_of_{pool}", "pools", Word(fit.Status));
            yield return ($"cap_of_{pool}", "pools", NumberOf(fit, "cap"));
            yield return ($"requested_of_{pool}", "pools", NumberOf(fit, "requested"));
            yield return ($"remaining_of_{pool}", "pools", NumberOf(fit, "remaining"));
            yield return ($"elsewhere_in_{pool}", "pools", Word(Gravest(ofPool.Where(finding => finding.Reason == FindingReason.UseGrantedElsewhere))));
            yield return ($"late_in_{pool}", "pools", Word(Gravest(ofPool.Where(finding => finding.Reason == FindingReason.LateCancellationNotStated))));
            yield return ($"pool_{pool}", "pools", Word(Gravest(ofPool)));
        }
    }

    private static IEnumerable<(string, string, object)> OfQuota(PoolQuota quota) =>
        [($"cap_of_{quota.Pool.Name}", "pools", quota.Cap), ($"remaining_of_{quota.Pool.Name}", "pools", quota.Remaining)];

    private static IEnumerable<(string, string, object)> Charge(CancellationDecision decision)
    {
        bool Says(FindingReason reason) => decision.Findings.Any(finding => finding.Reason == reason);
        yield return ("notice", "cancellations",
            Says(FindingReason.NoticeInTime) ? "in_time" : Says(FindingReason.NoticeLate) ? "late" : Says(FindingReason.NoNotice) ? "none" : "no_deadline");
        yield return ("charge_outcome", "cancellations", decision.Outcome.Code);
        yield return ("charge_yen", "cancellations", decision.Charge.Amount);
    }

    private static IEnumerable<(string, string, object)> Grant(GrantDecision decision)
    {
        FindingReason[] facility = [FindingReason.GrantedCareType, FindingReason.NoGrantedCareType, FindingReason.BedsMissing, FindingReason.BedsForReview];
        yield return ("grant_outcome", "grant", decision.Outcome.Code);
        yield return ("grant_yen", "grant", decision.Verdict.Grant.Amount);
        yield return ("grant_eligible_cost", "grant", decision.Verdict.EligibleCost.Amount);
        yield return ("grant_cap", "grant", decision.Verdict.Cap.Amount);
        yield return ("grant_remaining_cap", "grant", decision.Verdict.RemainingCap.Amount);
        if (decision.Findings.FirstOrDefault(finding => facility.Contains(finding.Reason)) is { } found)
            yield return ("grant_facility", "grant", Word(found.Status));
    }

    private static FindingStatus? Gravest(IEnumerable<Finding> findings) => findings.Max(finding => (FindingStatus?)finding.Status);

    private static string Word(FindingStatus? status) => status switch
    {
        FindingStatus.Met => "met",
        FindingStatus.NotMet => "not_met",
        FindingStatus.NeedsReview => "needs_review",
        FindingStatus.Noted => "noted",
        _ => None,
    };

    private static string? ValueOf(Finding finding, string figure) => finding.Figures.Where(one => one.Name == figure).Select(one => one.Value).FirstOrDefault();

    private static long NumberOf(Finding finding, string figure) => finding.Figures.First(one => one.Name == figure).Number!.Value;
}
