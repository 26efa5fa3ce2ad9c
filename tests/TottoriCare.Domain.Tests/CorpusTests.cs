using FsCheck.Fluent;
using TottoriCare.Care;
using TottoriCare.Decisions;
using Xunit.Abstractions;

namespace TottoriCare.Domain.Tests;

/// <summary>How the drawn cases are spread. Each kind that a property needs is there, and often enough.</summary>
public class CorpusTests(ITestOutputHelper output)
{
    private const int Drawn = 4000;

    [Fact]
    public void Bookings_meet_and_break_every_rule() => Spread(
        "bookings of 鳥取市", atLeastPerThousand: 5,
        Corpus.Requests.Generator.Fixed(Drawn).SelectMany(request => Traits(request).Concat(Answers(Tottori.City.DecideBooking(request.Case, request.Booking, request.History)))),
        [
            "allowed", "refused", "needs_review", "short_stay", "day_service", "outreach", "no infant", "several infants", "history", "stays joined",
            "not met: need_not_found", "not met: before_window", "not met: after_window", "not met: not_resident", "not met: stay_too_short",
            "not met: stay_too_long", "not met: merged_stay_too_long", "not met: outside_hours", "not met: visit_too_long", "not met: pool_exhausted",
            "review: need_not_assessed", "review: residence_not_known", "review: night_shared", "leaves nothing", "three rules broken",
        ]);

    [Fact]
    public void Cancellations_meet_every_end() => Spread(
        "cancellations in 鳥取市", atLeastPerThousand: 20,
        Corpus.Cancellations.Fixed(Drawn).SelectMany(cancellation =>
        {
            var decision = Tottori.City.AssessCancellation(cancellation);
            return decision.Findings.Select(finding => finding.Reason.Code).Append(decision.Outcome.Code)
                .Concat(cancellation.Notice?.ReceivedByMunicipality is { } received && received == decision.Deadline?.At ? ["notice at the very deadline"] : []);
        }),
        [
            "charged", "not_charged", "exempt", "needs_review", "notice_in_time", "notice_late", "no_notice", "date_changed_late", "shortened_late",
            "booked_after_deadline", "class_unknown", "deadline_on_nominal_day", "deadline_moved_back", "rests_on_projection", "notice at the very deadline",
        ]);

    [Fact]
    public void Grants_meet_every_end() => Spread(
        "grants of 鳥取県", atLeastPerThousand: 20,
        Corpus.Grants.Fixed(Drawn).SelectMany(grant =>
        {
            var decision = Tottori.Prefecture.DecideGrant(grant);
            return decision.Findings.Select(finding => finding.Reason.Code).Append(decision.Outcome.Code);
        }),
        [
            "allowed", "refused", "needs_review", "granted_care_type", "no_granted_care_type", "beds_missing", "beds_for_review", "facility_kind_not_granted",
            "cost_eligible", "cost_not_eligible", "no_eligible_cost", "grant_within_cap", "grant_cut_to_cap", "grant_cap_exhausted",
        ]);

    private static IEnumerable<string> Traits(Request request)
    {
        yield return request.Booking.CareType.Code;
        if (request.Case.Infants.Value == 0)
            yield return "no infant";
        if (request.Case.Infants.Value > 1)
            yield return "several infants";
        if (request.Uses.Count > 0)
            yield return "history";
    }

    private static IEnumerable<string> Answers(Decision decision)
    {
        yield return ((TottoriCare.Bookings.BookingDecision)decision).Outcome.Code;
        foreach (Finding finding in decision.Findings)
        {
            if (finding.Status == FindingStatus.NotMet)
                yield return $"not met: {finding.Reason.Code}";
            if (finding.Status == FindingStatus.NeedsReview)
                yield return $"review: {finding.Reason.Code}";
            if (finding.Reason == FindingReason.StayWithinLongest && finding.Figure("nights") != finding.Figure("continuous_nights"))
                yield return "stays joined";
            if (finding.Figures.Any(figure => figure.Name == "remaining" && figure.Number == 0))
                yield return "leaves nothing";
        }

        if (decision.WhyNot().Count() >= 3)
            yield return "three rules broken";
    }

    private void Spread(string title, int atLeastPerThousand, IEnumerable<string> seen, string[] expected)
    {
        Dictionary<string, int> counts = seen.CountBy(trait => trait).ToDictionary();

        output.WriteLine($"{Drawn} {title}");
        foreach ((string trait, int count) in counts.OrderByDescending(entry => entry.Value))
            output.WriteLine($"{100.0 * count / Drawn,6:0.0} %  {trait}");
        foreach (string trait in expected)
            counts.GetValueOrDefault(trait).ShouldBeGreaterThanOrEqualTo(Drawn * atLeastPerThousand / 1000, trait);
    }
}
