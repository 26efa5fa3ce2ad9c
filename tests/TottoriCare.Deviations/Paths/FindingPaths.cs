using Google.Protobuf;
using Google.Protobuf.Collections;

namespace TottoriCare.Deviations.Paths;

/// <summary>認定の誤り: programs that lose a finding, or draw the wrong outcome from the findings.</summary>
internal static class FindingPaths
{
    public static readonly PathKind[] All =
    [
        PathKind.Of("first_failing_rule_only", "満たされない規定が一つ見つかると、そこで調べるのをやめる。", "Stops at the first rule that is not met.",
            _ => OfFindings(findings =>
            {
                int first = findings.TakeWhile(finding => finding.Status != V1.FindingStatus.NotMet).Count();
                while (findings.Count > first + 1)
                    findings.RemoveAt(findings.Count - 1);
            })),
        PathKind.Of("finding_lost", "ある規定の認定を、回答から落とす。", "Leaves the findings on one rule out of the answer.",
            read => Without(read.Rule("rule"), (_, _) => { }), "rule"),
        PathKind.Of("rule_ignored", "ある規定を調べない。", "Does not look at one rule.",
            read => Without(read.Rule("rule"), (reply, reasons) =>
            {
                if (Parts.OutcomeOf(reply) is not null)
                    Parts.SetOutcome(reply, OutcomeOf(reasons.Findings));
            }), "rule"),
        PathKind.Of("status_taken_as", "ある規定の認定を、別の認定にする。", "Says one status of a rule for another.",
            read =>
            {
                string rule = read.Rule("rule");
                var (status, other) = (Status(read, "status"), Status(read, "as"));
                return OfFindings(findings =>
                {
                    foreach (V1.Finding finding in findings.Where(finding => finding.Rule?.Id == rule && finding.Status == status))
                        finding.Status = other;
                });
            }, "rule", "status", "as"),
        PathKind.Of("outcome_taken_as", "ある結論を、別の結論にする。", "Says one outcome for another.",
            read =>
            {
                var (outcome, other) = (Outcome(read, "outcome"), Outcome(read, "as"));
                return new CodePath(null, (_, reply) =>
                {
                    if (Parts.OutcomeOf(reply) == outcome)
                        Parts.SetOutcome(reply, other);
                });
            }, "outcome", "as"),
        PathKind.Of("end_of_stay_unseen", "始まりの日が対象となる期間にあれば、終わりの日を見ない。", "Does not look at the last day of a stay whose first day lies in the window.",
            _ => CodePath.OfReply<V1.DecideBookingRequest, V1.DecideBookingResponse>((asked, reply) =>
            {
                foreach (V1.Finding finding in reply.Reasons.Findings.Where(finding => finding.Reason == "after_window" && BeginsInWindow(asked.Booking, finding)))
                    finding.Status = V1.FindingStatus.Met;
                reply.Outcome = OutcomeOf(reply.Reasons.Findings);
            })),
        PathKind.Of("figure_off", "認定の持つある数値を、決まった数だけ違える。", "Gets one figure of the findings wrong by a number.",
            read =>
            {
                string name = read.Name("figure");
                int by = read.Number("by", -1_000_000, 1_000_000);
                return OfFindings(findings =>
                {
                    foreach (V1.Figure figure in findings.SelectMany(finding => finding.Figures).Where(figure => figure.Name == name && figure.HasNumber))
                        figure.Number += by;
                });
            }, "figure", "by"),
    ];

    private static bool BeginsInWindow(V1.Booking booking, V1.Finding finding) =>
        finding.Figures.Any(figure => figure.Name == "window_last" && string.CompareOrdinal(booking.FirstDay, figure.Value) <= 0);

    private static V1.FindingStatus Status(PathParameters read, string name) => read.Choice<V1.FindingStatus>(name, V1.DecisionReflection.Descriptor);

    private static V1.Outcome Outcome(PathParameters read, string name) => read.Choice<V1.Outcome>(name, V1.DecisionReflection.Descriptor);

    private static CodePath OfFindings(Action<RepeatedField<V1.Finding>> change) => new(null, (_, reply) =>
    {
        if (Parts.ReasonsOf(reply) is { } reasons)
            change(reasons.Findings);
    });

    private static CodePath Without(string rule, Action<IMessage, V1.Reasons> afterwards) => new(null, (_, reply) =>
    {
        if (Parts.ReasonsOf(reply) is not { } reasons)
            return;
        V1.Finding[] kept = [.. reasons.Findings.Where(finding => finding.Rule?.Id != rule)];
        if (kept.Length == reasons.Findings.Count)
            return;
        reasons.Findings.Clear();
        reasons.Findings.AddRange(kept);
        afterwards(reply, reasons);
    });

    private static V1.Outcome OutcomeOf(RepeatedField<V1.Finding> findings) =>
        findings.Any(finding => finding.Status == V1.FindingStatus.NotMet) ? V1.Outcome.Refused
        : findings.Any(finding => finding.Status == V1.FindingStatus.NeedsReview) ? V1.Outcome.NeedsReview
        : V1.Outcome.Allowed;
}
