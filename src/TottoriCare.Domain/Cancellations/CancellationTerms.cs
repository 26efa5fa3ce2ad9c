using TottoriCare.Rules;

namespace TottoriCare.Cancellations;

/// <summary>キャンセルの定め: what giving up a booking of one kind of care costs (TC-30 … TC-33).</summary>
/// <param name="Rule">The rule that says whether this kind is charged at all (reading C2).</param>
/// <param name="Charge">The deadline, the amounts and the billing; none where this kind is never charged.</param>
public sealed record CancellationTerms(Rule Rule, LateCancellationTerms? Charge);

/// <summary>期限後の取消しの定め: the deadline, and what missing it costs.</summary>
/// <param name="Deadline">Until when notice is in time.</param>
/// <param name="Amounts">What is due after it; none where nothing is: then the caps alone say what becomes of the use (reading C13).</param>
/// <param name="Billing">When the payment notice is sent; none where the rulebook does not state it.</param>
/// <param name="ChangeOfDate">What another date costs after the deadline (reading C10).</param>
/// <param name="Shortening">What fewer nights cost after the deadline (reading C10).</param>
/// <param name="BookedAfterDeadline">What giving up a booking costs that was made after its own deadline (reading C11).</param>
public sealed record LateCancellationTerms(
    DeadlineTerms Deadline,
    ChargeTerms? Amounts,
    BillingTerms? Billing,
    ChangeTreatment ChangeOfDate,
    ChangeTreatment Shortening,
    ChangeTreatment BookedAfterDeadline);
