using TottoriCare.Care;
using TottoriCare.Decisions;
using static TottoriCare.Domain.Tests.Facts;
using static TottoriCare.Domain.Tests.Tottori;

namespace TottoriCare.Domain.Tests.Decisions;

public class ExplanationTests
{
    [Fact]
    public void A_charge_is_explained_line_by_line_in_Japanese() =>
        City.AssessCancellation(GivenUp(Stay("2026-05-07", 2), Taxed, At("2026-05-06T10:30:00"))).Explain(Language.Japanese).ShouldBe(
            """
            鳥取市：キャンセル料は1,800円
            ・ ショートステイ（宿泊型）は、期限までに連絡がなければキャンセル料の対象になります。〔TC-30 図表3 利用料 ※〕
            ・ 令和8年5月7日（木）から利用する場合、料金なしで取り消せるのは、閉庁日5日をさかのぼって令和8年5月1日（金）12時00分までです。〔TC-31 図表3 利用料 ※〕
                令和8年5月2日（土）: 土曜日
                令和8年5月3日（日）: 日曜日・憲法記念日
                令和8年5月4日（月）: みどりの日
                令和8年5月5日（火）: こどもの日
                令和8年5月6日（水）: 振替休日
            × 連絡（令和8年5月6日（水）10時30分）は期限（令和8年5月1日（金）12時00分）を過ぎています。〔TC-31 図表3 利用料 ※〕
            × 市民税課税世帯のキャンセル料は1予約につき1,800円で、1,800円です。〔TC-32 図表3 利用料 ※〕
            ・ 納付書は令和8年6月に送られます。〔TC-33 図表3 利用料 ※〕
            よりどころとした解釈：D0、C2、C7、C10、C12、C20、C3、C4、C5、C6、C8、C9、C11、C21、C1、C14、C15、C16、C19、C17、C18
            """.ReplaceLineEndings("\n"));

    [Fact]
    public void A_booking_is_explained_line_by_line_in_English() =>
        City.DecideBooking(Mother, Stay("2026-06-04", 4), History(Used(Stay("2026-06-01", 3)))).Explain(Language.English).ShouldBe(
            """
            Tottori City: the booking is refused
            ○ short stay is offered. [TC-01 Figure 3, row 'service']
            ○ The municipality has found that care is needed. [TC-40 Content of the programme; 2(1)]
            ○ The days of use lie within the window, 2026-05-06 (Wed) to 2027-04-30 (Fri). [TC-41 Article 17-2, paragraph 1; Article 6, paragraph 2]
            ○ The mother is a resident from 2026-06-04 (Thu) to 2026-06-08 (Mon). [TC-42 Not stated (the title of Figure 3 says only that the service is Tottori City's)]
            × A continuous stay is at most 6 nights; this booking of 4 nights joins others into 7 nights. [TC-10 Figure 3, row 'limit of use', cell for short stay]
            ○ Of 7 nights for short stays: used 3 nights, booked 0 nights, remaining 4 nights; this booking of 4 nights fits. [TC-11 Figure 3, row 'limit of use', cell for short stay]
            ・ The use is free of charge. [TC-20 Figure 3, row 'fee']
            Open readings relied on: E6, E7, E1, E2, E3, E4, E9, N10, E5, E8, E10, N1, N3, N4, N7, N11, N2, N5, N6, N8, N9, C13, D0
            """.ReplaceLineEndings("\n"));

    [Fact]
    public void A_decision_carries_what_it_takes_to_make_it_again()
    {
        DecisionBasis basis = City.GetQuota(Mother, History(), Day("2026-06-01")).Basis;

        basis.Municipality.Value.ShouldBe(CityCode);
        basis.MunicipalityName.Ja.ShouldBe("鳥取市");
        basis.RulebookDigest.ShouldBe(City.Rulebook.Digest);
        basis.CalendarDigest.ShouldBe(City.Holidays.Digest);
        CityWith(("pools.stays.cap", "8")).GetQuota(Mother, History(), Day("2026-06-01")).Basis.RulebookDigest
            .ShouldNotBe(basis.RulebookDigest);
    }

    // V1: the source describes 令和7年度 and names no date.
    [Theory]
    [InlineData("2025-03-31", true)]
    [InlineData("2025-04-01", false)]
    public void A_day_before_the_terms_are_stated_rests_on_V1(string day, bool rests)
    {
        CareCase careCase = Mother with { DeliveryDay = Day(day).PlusDays(-30), DischargeDay = null };
        Decision[] decisions =
        [
            City.DecideEligibility(careCase, CareType.ShortStay, Day(day), Day(day)),
            City.DecideBooking(careCase, Stay(day, 2), History()),
            City.GetQuota(careCase, History(), Day(day)),
            City.GetDeadline(CareType.ShortStay, Day(day)),
            City.AssessCancellation(GivenUp(Stay(day, 2), Taxed, null)),
        ];

        foreach (Decision decision in decisions)
        {
            decision.Readings.Any(reading => reading.Id == "V1").ShouldBe(rests, decision.GetType().Name);
            decision.Findings.Count(finding => finding.Reason == FindingReason.BeforeStated)
                .ShouldBe(rests ? 1 : 0, decision.GetType().Name);
        }

        OrdinanceOf(RulebookDraft.OfCity().Remove("terms.in_force").Read()).DecideBooking(careCase, Stay(day, 2), History())
            .Findings.ShouldNotContain(finding => finding.Reason == FindingReason.BeforeStated);
    }

    [Fact]
    public void A_decision_names_each_reading_once_and_no_other()
    {
        Decision decision = City.DecideBooking(Mother, DayService("2026-06-01"), History());

        decision.Readings.Select(reading => reading.Id).ShouldBe(
            [.. decision.Findings.SelectMany(finding => finding.Rule!.Readings).Select(reading => reading.Id).Distinct()]);
        decision.Readings.ShouldNotContain(reading => reading.Id == "C1");
    }
}
