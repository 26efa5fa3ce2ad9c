using NodaTime;
using TottoriCare.Cancellations;
using TottoriCare.Care;
using TottoriCare.Decisions;
using static TottoriCare.Domain.Tests.Facts;
using static TottoriCare.Domain.Tests.Tottori;

namespace TottoriCare.Domain.Tests.Cancellations;

/// <summary>TC-30 … TC-33. The stay is 2026-05-13 to 2026-05-15; notice is due by noon of 2026-05-12, a Tuesday.</summary>
public class CancellationTests
{
    private static readonly Booking s_stay = Stay("2026-05-13", 2);
    private static readonly Instant s_noon = At("2026-05-12T12:00:00");
    private static readonly Instant s_late = At("2026-05-12T15:30:00");

    [Theory]
    [InlineData("municipal_tax_payable", 1800)]
    [InlineData("municipal_tax_exempt", 900)]
    public void Late_notice_is_charged_by_class(string household, long yen)
    {
        CancellationDecision decision = Assess(GivenUp(s_stay, Class(household), s_late));

        decision.Outcome.ShouldBe(CancellationOutcome.Charged);
        decision.Charge.ShouldBe(new Yen(yen));
        decision.BilledIn.ShouldBe(new YearMonth(2026, 6));
        decision.Deadline!.Value.At.ShouldBe(s_noon);
        decision.The(FindingReason.NoticeLate).Rule!.Id.ShouldBe("TC-31");
        decision.The(FindingReason.ClassCharged).Rule!.Id.ShouldBe("TC-32");
        decision.The(FindingReason.ClassCharged).Figure("charge").ShouldBe($"{yen}");
        decision.The(FindingReason.BilledIn).Figure("month").ShouldBe("2026-06");
    }

    [Fact]
    public void A_household_on_public_assistance_owes_0_yen_and_gets_no_payment_notice()
    {
        CancellationDecision decision = Assess(GivenUp(s_stay, PublicAssistance, s_late));

        decision.Outcome.ShouldBe(CancellationOutcome.Exempt);
        decision.Charge.ShouldBe(Yen.Zero);
        decision.BilledIn.ShouldBeNull();
        decision.The(FindingReason.ClassExempt).In(Language.Japanese).ShouldContain("納付書は送られません");
        decision.Findings.ShouldNotContain(finding => finding.Reason == FindingReason.BilledIn);
    }

    [Theory]
    [InlineData("2026-05-01T00:00:00", true)]
    [InlineData("2026-05-12T11:59:59.999999999", true)]
    [InlineData("2026-05-12T12:00:00", true)] // 正午までに
    [InlineData("2026-05-12T12:00:00.0000001", false)] // one tick
    [InlineData("2026-05-12T12:00:00.000000001", false)]
    [InlineData("2026-05-12T12:01:00", false)]
    [InlineData("2026-05-13T09:00:00", false)]
    [InlineData("2026-05-14T09:00:00", false)]
    public void Notice_at_noon_is_in_time_and_any_later_is_not(string received, bool inTime)
    {
        CancellationDecision decision = Assess(GivenUp(s_stay, Taxed, At(received)));

        decision.Outcome.ShouldBe(inTime ? CancellationOutcome.NotCharged : CancellationOutcome.Charged);
        decision.The(inTime ? FindingReason.NoticeInTime : FindingReason.NoticeLate);
        decision.BilledIn.ShouldBe(inTime ? null : new YearMonth(2026, 6));
    }

    [Theory]
    [InlineData("2026-05-12T11:59:59.9999999", true)]
    [InlineData("2026-05-12T12:00:00", false)]
    public void A_rulebook_may_count_noon_itself_as_late(string received, bool inTime) =>
        CityWith(("cancellations.stays.charge.deadline.that_minute_is_in_time", "false"))
            .AssessCancellation(GivenUp(s_stay, Taxed, At(received))).Charge.ShouldBe(inTime ? Yen.Zero : new Yen(1800));

    [Fact]
    public void A_notice_late_by_less_than_a_second_does_not_read_as_in_time()
    {
        Finding finding = Assess(GivenUp(s_stay, Taxed, At("2026-05-12T12:00:00.0000001"))).The(FindingReason.NoticeLate);

        finding.In(Language.Japanese).ShouldContain("12時00分00.0000001秒");
        finding.Figure("notice").ShouldBe("2026-05-12T12:00:00.0000001+09:00");
    }

    [Fact]
    public void A_no_show_is_charged()
    {
        CancellationDecision decision = Assess(GivenUp(s_stay, Taxed, null));

        decision.Charge.ShouldBe(new Yen(1800));
        decision.The(FindingReason.NoNotice).Figure("deadline").ShouldBe("2026-05-12T12:00:00+09:00");
    }

    [Theory]
    [InlineData("2026-04-30T12:00:00", true)]
    [InlineData("2026-05-01T12:00:00", true)]
    [InlineData("2026-05-01T12:00:01", false)]
    [InlineData("2026-05-06T11:00:00", false)] // before noon of the day before, which is closed
    public void Notice_on_the_closed_days_before_a_stay_is_late(string received, bool inTime) =>
        Assess(GivenUp(Stay("2026-05-07", 1), Taxed, At(received))).Charge.ShouldBe(inTime ? Yen.Zero : new Yen(1800));

    [Fact]
    public void Day_service_and_outreach_are_never_charged()
    {
        foreach (Booking visit in new[] { DayService("2026-05-13"), Outreach("2026-05-13") })
        {
            foreach (HouseholdClass household in new[] { Taxed, TaxExempt, PublicAssistance, HouseholdClass.Unknown })
            {
                CancellationDecision decision = Assess(GivenUp(visit, household, null));

                decision.Outcome.ShouldBe(CancellationOutcome.NotCharged);
                decision.Deadline.ShouldBeNull();
                decision.Findings.ShouldHaveSingleItem().Rule!.Id.ShouldBe("TC-30");
            }
        }
    }

    [Fact]
    public void An_unknown_class_needs_review_only_where_a_charge_is_due()
    {
        CancellationDecision late = Assess(GivenUp(s_stay, HouseholdClass.Unknown, s_late));
        CancellationDecision inTime = Assess(GivenUp(s_stay, HouseholdClass.Unknown, s_noon));

        late.Outcome.ShouldBe(CancellationOutcome.NeedsReview);
        late.Charge.ShouldBe(Yen.Zero);
        late.BilledIn.ShouldBeNull();
        late.WhyReview().ShouldBe([FindingReason.ClassUnknown]);
        inTime.Outcome.ShouldBe(CancellationOutcome.NotCharged);
        inTime.WhyReview().ShouldBeEmpty();
    }

    [Fact]
    public void A_rulebook_may_charge_an_unknown_class_as_a_declared_one() =>
        CityWith(("cancellations.stays.charge.amounts.unknown_class", "\"municipal_tax_payable\""))
            .AssessCancellation(GivenUp(s_stay, HouseholdClass.Unknown, s_late)).Charge.ShouldBe(new Yen(1800));

    [Fact]
    public void A_class_that_the_rulebook_does_not_declare_is_a_programming_error()
    {
        Ordinance other = OrdinanceOf(RulebookDraft.OfCity()
            .Set("classes", """{ "care_levy": { "ja": "別の区分", "en": "another class" } }""")
            .Set("terms.cancellations.stays.charge.amounts.yen_by_class", """{ "care_levy": 700 }""").Read());

        Should.Throw<ArgumentException>(() => other.AssessCancellation(GivenUp(s_stay, Taxed, s_late)));
        Should.Throw<ArgumentException>(() => other.JudgeCancellation(GivenUp(s_stay, PublicAssistance, s_noon)));
    }

    [Fact]
    public void A_class_of_another_rulebook_is_charged_by_its_code_whatever_its_place()
    {
        Ordinance reordered = OrdinanceOf(RulebookDraft.OfCity().Set("classes", """
            {
              "public_assistance": { "ja": "生活保護世帯", "en": "household on public assistance" },
              "municipal_tax_payable": { "ja": "市民税課税世帯", "en": "household that pays municipal tax" },
              "municipal_tax_exempt": { "ja": "市民税非課税世帯", "en": "household exempt from municipal tax" }
            }
            """).Read());

        reordered.AssessCancellation(GivenUp(s_stay, Taxed, s_late)).Charge.ShouldBe(new Yen(1800));
        reordered.AssessCancellation(GivenUp(s_stay, TaxExempt, s_late)).Charge.ShouldBe(new Yen(900));
        reordered.AssessCancellation(GivenUp(s_stay, PublicAssistance, s_late)).Outcome.ShouldBe(CancellationOutcome.Exempt);
    }

    // C1: the stay of two nights is three days.
    [Theory]
    [InlineData("booking", 2, 1800)]
    [InlineData("day", 2, 5400)]
    [InlineData("night", 2, 3600)]
    [InlineData("day", 6, 12600)]
    [InlineData("night", 1, 1800)]
    public void A_rulebook_may_charge_by_day_or_night(string per, int nights, long yen) =>
        CityWith(("cancellations.stays.charge.amounts.per", $"\"{per}\""))
            .AssessCancellation(GivenUp(Stay("2026-05-13", nights), Taxed, s_late)).Charge.ShouldBe(new Yen(yen));

    // C19
    [Theory]
    [InlineData(0, 1800)]
    [InlineData(1, 1800)]
    [InlineData(2, 3600)]
    [InlineData(3, 5400)]
    public void A_rulebook_may_charge_for_each_infant(int infants, long yen)
    {
        Cancellation cancellation = GivenUp(s_stay, Taxed, s_late) with { Infants = new Infants(infants) };

        CityWith(("cancellations.stays.charge.amounts.times_infants", "true")).AssessCancellation(cancellation).Charge
            .ShouldBe(new Yen(yen));
        Assess(cancellation).Charge.ShouldBe(new Yen(1800));
    }

    // TC-33, C17: the month after the planned first day, also over the year's end.
    [Theory]
    [InlineData("planned_start", "2026-11-30", 2, "2026-12")]
    [InlineData("planned_start", "2026-12-01", 1, "2027-01")]
    [InlineData("planned_start", "2026-12-31", 3, "2027-01")]
    [InlineData("planned_start", "2027-01-31", 1, "2027-02")] // no 31st in February
    [InlineData("planned_end", "2026-12-31", 3, "2027-02")]
    [InlineData("planned_end", "2026-12-30", 1, "2027-01")]
    [InlineData("notice", "2026-12-31", 3, "2027-01")] // no notice: the planned start
    public void The_payment_notice_is_sent_in_the_month_after(string countedFrom, string firstDay, int nights, string month)
    {
        CancellationDecision decision = CityWith(("cancellations.stays.charge.billing.counted_from", $"\"{countedFrom}\""))
            .AssessCancellation(GivenUp(Stay(firstDay, nights), Taxed, null));

        decision.The(FindingReason.BilledIn).Figure("month").ShouldBe(month);
        decision.BilledIn!.Value.ToString("uuuu-MM", null).ShouldBe(month);
    }

    [Theory]
    [InlineData("2026-11-30T23:59:59", "2026-12")] // by the clock in Japan
    [InlineData("2026-12-01T00:00:00", "2027-01")]
    public void A_rulebook_may_bill_after_the_month_of_the_notice(string received, string month) =>
        CityWith(("cancellations.stays.charge.billing.counted_from", "\"notice\""), ("cancellations.stays.charge.deadline.days_before", "10"))
            .AssessCancellation(GivenUp(Stay("2026-12-01", 2), Taxed, At(received))).The(FindingReason.BilledIn).Figure("month")
            .ShouldBe(month);

    [Theory]
    [InlineData(0, "2026-05")]
    [InlineData(12, "2027-05")]
    public void A_rulebook_may_bill_so_many_months_after(int months, string month) =>
        CityWith(("cancellations.stays.charge.billing.months_after", $"{months}"))
            .AssessCancellation(GivenUp(s_stay, Taxed, null)).The(FindingReason.BilledIn).Figure("month").ShouldBe(month);

    // C10
    [Fact]
    public void A_change_of_date_after_the_deadline_needs_review_and_a_shortening_costs_nothing()
    {
        CancellationDecision changed = Assess(GivenUp(s_stay, Taxed, s_late) with { Kind = CancellationKind.DateChanged });
        CancellationDecision shortened = Assess(GivenUp(s_stay, Taxed, s_late) with { Kind = CancellationKind.Shortened });

        changed.Outcome.ShouldBe(CancellationOutcome.NeedsReview);
        changed.WhyReview().ShouldBe([FindingReason.DateChangedLate]);
        shortened.Outcome.ShouldBe(CancellationOutcome.NotCharged);
        shortened.The(FindingReason.ShortenedLate).Figure("treatment").ShouldBe("no_charge");
    }

    [Fact]
    public void A_change_before_the_deadline_costs_nothing_and_needs_nobody()
    {
        foreach (CancellationKind kind in CancellationKind.List)
        {
            CancellationDecision decision = Assess(GivenUp(s_stay, HouseholdClass.Unknown, s_noon) with { Kind = kind });

            decision.Outcome.ShouldBe(CancellationOutcome.NotCharged);
            decision.WhyReview().ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData("change_of_date", "date_changed", "as_cancellation", "charged")]
    [InlineData("change_of_date", "date_changed", "no_charge", "not_charged")]
    [InlineData("shortening", "shortened", "as_cancellation", "charged")]
    [InlineData("shortening", "shortened", "needs_review", "needs_review")]
    public void A_rulebook_may_treat_a_change_otherwise(string term, string kind, string treatment, string outcome) =>
        CityWith(($"cancellations.stays.charge.{term}", $"\"{treatment}\""))
            .AssessCancellation(GivenUp(s_stay, Taxed, s_late) with { Kind = CancellationKind.FromName(kind) }).Outcome.Code
            .ShouldBe(outcome);

    // C11
    [Theory]
    [InlineData("2026-05-12T12:00:00", false)] // could still be given up at that very instant
    [InlineData("2026-05-12T12:00:00.0000001", true)]
    [InlineData("2026-05-12T14:00:00", true)]
    public void A_booking_made_after_its_own_deadline_is_charged_and_flagged(string bookedAt, bool flagged)
    {
        CancellationDecision decision = Assess(GivenUp(s_stay, Taxed, s_late) with { BookedAt = At(bookedAt) });

        decision.Charge.ShouldBe(new Yen(1800));
        decision.Findings.Count(finding => finding.Reason == FindingReason.BookedAfterDeadline).ShouldBe(flagged ? 1 : 0);
    }

    [Theory]
    [InlineData("no_charge", "not_charged")]
    [InlineData("needs_review", "needs_review")]
    public void A_rulebook_may_spare_a_booking_made_after_its_own_deadline(string treatment, string outcome)
    {
        Ordinance sparing = CityWith(("cancellations.stays.charge.booked_after_deadline", $"\"{treatment}\""));

        sparing.AssessCancellation(GivenUp(s_stay, Taxed, s_late) with { BookedAt = At("2026-05-12T14:00:00") }).Outcome.Code
            .ShouldBe(outcome);
        sparing.AssessCancellation(GivenUp(s_stay, Taxed, s_late) with { BookedAt = At("2026-05-12T11:00:00") }).Charge
            .ShouldBe(new Yen(1800));
    }

    [Fact]
    public void Where_noon_itself_is_late_a_booking_made_at_noon_is_after_its_deadline() =>
        CityWith(("cancellations.stays.charge.booked_after_deadline", "\"no_charge\""),
                ("cancellations.stays.charge.deadline.that_minute_is_in_time", "false"))
            .AssessCancellation(GivenUp(s_stay, Taxed, s_late) with { BookedAt = s_noon }).Outcome.ShouldBe(CancellationOutcome.NotCharged);

    // C9: sent in time, received by the facility in time, received by the city too late.
    [Theory]
    [InlineData("received_by_municipality", 1800)]
    [InlineData("received_by_either", 0)]
    [InlineData("sent", 0)]
    public void The_instant_that_counts_is_the_rulebooks(string taken, long yen)
    {
        Cancellation cancellation = GivenUp(s_stay, Taxed, null) with
        {
            Notice = Notice.Of(At("2026-05-12T11:00:00"), s_late, At("2026-05-12T11:30:00")),
        };

        CityWith(("cancellations.stays.charge.deadline.notice_taken", $"\"{taken}\"")).AssessCancellation(cancellation).Charge
            .ShouldBe(new Yen(yen));
    }

    [Fact]
    public void A_notice_that_only_the_facility_received_is_none_for_鳥取市()
    {
        Cancellation cancellation = GivenUp(s_stay, Taxed, null) with { Notice = Notice.Of(null, null, At("2026-05-12T11:30:00")) };

        Assess(cancellation).The(FindingReason.NoNotice);
        Assess(cancellation).Charge.ShouldBe(new Yen(1800));
        CityWith(("cancellations.stays.charge.deadline.notice_taken", "\"received_by_either\"")).AssessCancellation(cancellation).Charge
            .ShouldBe(Yen.Zero);
    }

    [Fact]
    public void A_notice_without_any_instant_is_a_programming_error() => Should.Throw<ArgumentException>(() => Notice.Of(null, null, null));

    [Theory]
    [InlineData("9999-12-31T23:59:59")]
    [InlineData("1900-01-01T00:00:00")]
    public void An_instant_outside_the_calendar_is_a_programming_error_that_can_be_asked_about_first(string local)
    {
        Instant far = At(local);

        City.CheckInstant(far)!.Code.ShouldBe("INSTANT_OUTSIDE_CALENDAR");
        City.CheckInstant(s_noon).ShouldBeNull();
        Should.Throw<ArgumentOutOfRangeException>(() => Assess(GivenUp(s_stay, Taxed, far)));
        Should.Throw<ArgumentOutOfRangeException>(() => City.JudgeCancellation(GivenUp(s_stay, Taxed, s_noon) with { BookedAt = far }));
    }

    [Fact]
    public void The_rules_are_told_in_the_order_of_the_ordinance() =>
        Assess(GivenUp(s_stay, Taxed, s_late)).Findings.Select(finding => finding.Rule!.Id)
            .ShouldBe(["TC-30", "TC-31", "TC-31", "TC-32", "TC-33"]);

    private static CancellationDecision Assess(Cancellation cancellation) => City.AssessCancellation(cancellation);

    private static HouseholdClass Class(string code) => City.Rulebook.FindClass(code)!;
}
