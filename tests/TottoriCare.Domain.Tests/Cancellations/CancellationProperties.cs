using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using TottoriCare.Cancellations;
using TottoriCare.Care;
using TottoriCare.Decisions;
using TottoriCare.Domain.Tests.Bookings;

namespace TottoriCare.Domain.Tests.Cancellations;

public class CancellationProperties
{
    private static readonly Gen<(string Name, Ordinance Ordinance, Cancellation Cancellation)> s_asked =
        from city in Corpus.AnyCity
        from cancellation in Corpus.Cancellations
        select (city.Name, city.Ordinance, cancellation);

    [Fact]
    public void The_charge_is_that_of_the_rules_said_plainly() => Property.Holds(Corpus.Cancellations, cancellation =>
    {
        CancellationVerdict verdict = Tottori.City.JudgeCancellation(cancellation);

        (verdict.Outcome.Code, verdict.Charge.Amount, verdict.BilledIn).ShouldBe(NaiveCity.Cancel(cancellation));
    });

    [Fact]
    public void The_plain_answer_is_the_explained_one() => Property.Holds(s_asked, asked =>
        asked.Ordinance.JudgeCancellation(asked.Cancellation) == asked.Ordinance.AssessCancellation(asked.Cancellation).Verdict);

    [Fact]
    public void Nothing_is_charged_once_notice_is_in_time_whatever_else_is_said() => Property.Holds(
        from asked in s_asked
        from earlier in Gen.Choose(0, 100_000)
        select (asked.Name, asked.Ordinance, asked.Cancellation, earlier),
        asked =>
        {
            if (asked.Ordinance.GetDeadline(asked.Cancellation.Booking.CareType, asked.Cancellation.Booking.FirstDay).Deadline is not { } deadline)
                return;

            // A minute before the deadline and earlier is in time in every rulebook, however the notice is taken.
            Instant inTime = Instant.Max(deadline.At - Duration.FromMinutes(asked.earlier + 1), Facts.At("1999-12-01T00:00:00"));
            CancellationVerdict verdict = asked.Ordinance.JudgeCancellation(asked.Cancellation with { Notice = Notice.Of(inTime, inTime, inTime) });

            (verdict.Outcome, verdict.Charge, verdict.BilledIn).ShouldBe((CancellationOutcome.NotCharged, Yen.Zero, (YearMonth?)null));
        });

    [Fact]
    public void In_鳥取市_a_household_on_public_assistance_is_never_charged() => Property.Holds(Corpus.Cancellations, cancellation =>
    {
        CancellationVerdict verdict = Tottori.City.JudgeCancellation(cancellation with { HouseholdClass = Tottori.PublicAssistance });

        (verdict.Charge, verdict.BilledIn).ShouldBe((Yen.Zero, (YearMonth?)null));
        verdict.Outcome.ShouldNotBe(CancellationOutcome.Charged);
    });

    [Fact]
    public void An_amount_above_0_and_a_month_of_billing_come_with_a_charge_and_only_with_one() => Property.Holds(s_asked, asked =>
    {
        CancellationVerdict verdict = asked.Ordinance.JudgeCancellation(asked.Cancellation);
        bool charged = verdict.Outcome == CancellationOutcome.Charged;

        return verdict.Charge > Yen.Zero == charged && verdict.BilledIn.HasValue == charged && verdict.Charge >= Yen.Zero;
    });

    [Fact]
    public void An_earlier_notice_never_costs_more() => Property.Holds(
        from asked in s_asked
        from hours in Gen.Choose(0, 500)
        select (asked.Name, asked.Ordinance, asked.Cancellation, hours),
        asked =>
        {
            if (asked.Cancellation.Notice?.ReceivedByMunicipality is not { } received)
                return true;

            Instant earlier = Instant.Max(received - Duration.FromHours(asked.hours), Facts.At("1999-12-01T00:00:00"));
            return asked.Ordinance.JudgeCancellation(asked.Cancellation with { Notice = Notice.Of(earlier, earlier, earlier) }).Charge
                <= asked.Ordinance.JudgeCancellation(asked.Cancellation with { Notice = Notice.Of(received, received, received) }).Charge;
        });

    [Fact]
    public void The_household_class_changes_no_deadline_and_no_punctuality() => Property.Holds(
        from asked in s_asked
        from other in Gen.Elements(Tottori.Taxed, Tottori.TaxExempt, Tottori.PublicAssistance, HouseholdClass.Unknown)
        select (asked.Name, asked.Ordinance, asked.Cancellation, other),
        asked =>
        {
            Decision one = asked.Ordinance.AssessCancellation(asked.Cancellation);
            Decision another = asked.Ordinance.AssessCancellation(asked.Cancellation with { HouseholdClass = asked.other });

            Punctuality(one).ShouldBe(Punctuality(another));
        });

    private static IEnumerable<string> Punctuality(Decision decision) => decision.Findings
        .Where(finding => finding.Rule?.Id == "TC-31")
        .Select(finding => finding.In(Language.Japanese));
}
