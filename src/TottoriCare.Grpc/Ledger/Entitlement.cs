using NodaTime;
using NodaTime.Text;
using TottoriCare.Care;
using TottoriCare.Eligibility;
using TottoriCare.Grpc.Contract;
using TottoriCare.Grpc.Decisions;
using TottoriCare.Grpc.Rulebooks;

namespace TottoriCare.Grpc.Ledger;

/// <summary>対象者の判定: whether the ordinance allows a case a kind of care on a day, and what speaks against it.</summary>
internal static class Entitlement
{
    /// <summary>What the ordinance says.</summary>
    /// <param name="careType">The kind of care.</param>
    /// <param name="day">The day of use, YYYY-MM-DD.</param>
    /// <param name="record">The case, which need not be approved yet.</param>
    /// <param name="approvalDay">The day on which it is, or would be, approved; empty for none.</param>
    /// <param name="served">The ordinance.</param>
    public static V1.DecideEligibilityResponse Decide(
        V1.CareType careType, string day, CaseRecord record, string approvalDay, ServedOrdinance served)
    {
        V1.LedgerCase asked = record.ToChange();
        if (approvalDay.Length > 0)
            asked.Approval = new V1.CareApproval { ApprovalDay = approvalDay };
        CareCase facts = new CaseRecord(asked).FactsOn(day, served);
        LocalDate on = LocalDatePattern.Iso.Parse(day).Value;
        return new Question<EligibilityDecision>(served, null)
        {
            Decide = ordinance => ordinance.DecideEligibility(facts, CareType.FromValue((int)careType), on, on),
            Days = [on],
        }.Answer(Replies.ToWire);
    }

    /// <summary>Every rule that did not allow some of the kinds of care applied for, or could not be answered, each once for its kind.</summary>
    public static IEnumerable<V1.RefusalGround> GroundsAgainst(
        IEnumerable<V1.CareType> careTypes, string day, CaseRecord record, ServedOrdinance served) =>
        from careType in careTypes
        from finding in Decide(careType, day, record, approvalDay: "", served).Reasons.Findings
        where finding.Status is V1.FindingStatus.NotMet or V1.FindingStatus.NeedsReview
        select new V1.RefusalGround
        {
            CareType = careType, RuleId = finding.Rule?.Id ?? "", Locator = finding.Rule?.Locator?.Clone(), Text = finding.Message.Clone(),
        };
}
