using TottoriCare.Care;
using TottoriCare.Fees;
using static TottoriCare.Domain.Tests.Facts;
using static TottoriCare.Domain.Tests.Tottori;

namespace TottoriCare.Domain.Tests.Fees;

/// <summary>n回目の料金: which uses are counted before a booking.</summary>
public class CountedUsesTests
{
    private const string FreeThreeTimes = """{ "by_nth_use": [{ "through": 3, "price": "free" }, { "price": { "yen": 1000 } }] }""";

    [Theory]
    [InlineData(2, 0)]
    [InlineData(3, 1_000)]
    public void Uses_before_the_day_of_the_booking_are_counted(int earlier, int fee) => FeeAfter(
        [.. Enumerable.Range(1, earlier).Select(day => Used(DayService($"2026-06-0{day}")))]).ShouldBe(new Yen(fee));

    [Fact]
    public void Uses_of_that_day_or_later_and_uses_that_were_given_up_are_not()
    {
        CareUse[] earlier = [Used(DayService("2026-06-01")), Booked(DayService("2026-06-02"))];

        FeeAfter([.. earlier, Used(DayService("2026-06-10")), Booked(DayService("2026-06-11"))]).ShouldBe(Yen.Zero);
        FeeAfter([.. earlier, new CareUse(DayService("2026-06-03"), UseState.CancelledLate)]).ShouldBe(Yen.Zero);
        FeeAfter([.. earlier, Booked(DayService("2026-06-09"))]).ShouldBe(new Yen(1_000));
    }

    // The first day has a tariff that counts nothing; the others have one that does.
    [Fact]
    public void Uses_are_counted_for_an_amendment_that_begins_inside_the_booking()
    {
        Ordinance amended = OrdinanceOf(RulebookDraft.OfCity()
            .With(("fees.all.unit", "\"day\""), ("fees.all.across_amendments", "\"day_by_day\""))
            .Set("amendments", $$"""
                { "counted": { "text": { "ja": "利用料を改める。", "en": "Fees change." }, "source": "S", "locator": { "ja": "試験", "en": "test" },
                    "from": "2026-06-02", "chosen_by": "use", "change": { "fees": { "all": { "price": {{FreeThreeTimes}} } } } } }
                """)
            .Read());

        // Two days before it; of its own three days the second is the fourth and the third the fifth.
        amended.AssessFee(Mother, Stay("2026-06-01", 2), History(Used(Stay("2026-05-10", 1)))).Fee.ShouldBe(new Yen(2_000));
        amended.AssessFee(Mother, Stay("2026-06-01", 2), UsageHistory.Empty).Fee.ShouldBe(Yen.Zero);
    }

    private static Yen? FeeAfter(CareUse[] history) =>
        CityWith(("fees.all.price", FreeThreeTimes)).AssessFee(Mother, DayService("2026-06-10"), History(history)).Fee;
}
