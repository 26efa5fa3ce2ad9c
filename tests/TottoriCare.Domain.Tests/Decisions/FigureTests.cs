using TottoriCare.Bookings;
using TottoriCare.Care;
using TottoriCare.Decisions;
using TottoriCare.Fees;
using static TottoriCare.Domain.Tests.Facts;
using static TottoriCare.Domain.Tests.Tottori;

namespace TottoriCare.Domain.Tests.Decisions;

public class FigureTests
{
    [Fact]
    public void A_count_and_an_amount_and_a_year_have_a_number_and_nothing_else_has()
    {
        Figures().Where(figure => figure.Number is not null).Select(figure => (figure.Name, figure.Number))
            .ShouldBe([("nights", 3L), ("infants", 2L), ("minutes", 5L), ("yen", 1_800L), ("fiscal_year", 2026L)]);
        Figures().Where(figure => figure.Number is null).Select(figure => figure.Name).ShouldBe(["date", "minute", "second", "instant", "month", "term"]);
    }

    [Fact]
    public void A_figure_is_exchanged_and_read_in_both_languages()
    {
        Figures().Select(figure => (figure.Value, figure.In(Language.Japanese), figure.In(Language.English))).ShouldBe(
        [
            ("3", "3泊", "3 nights"),
            ("2", "2人", "2 infants"),
            ("5", "5分", "5 minutes"),
            ("1800", "1,800円", "1,800 yen"),
            ("2026", "令和8年度", "FY2026"),
            ("2026-05-07", "令和8年5月7日（木）", "2026-05-07 (Thu)"),
            ("09:30", "9時30分", "09:30"),
            ("09:00:05", "9時0分5秒", "09:00:05"),
            ("2026-05-07T12:00:00+09:00", "令和8年5月7日（木）12時00分", "2026-05-07T12:00:00+09:00"),
            ("2026-12", "令和8年12月", "2026-12"),
            ("given_up", "取消し", "given up"),
        ]);
        Figure.Of("nights", new Nights(1)).In(Language.English).ShouldBe("1 night");
        Figure.Of("noon", Time("12:00")).In(Language.Japanese).ShouldBe("12時");
    }

    // Sentences take a shorter way than a figure alone.
    [Fact]
    public void A_figure_reads_the_same_in_a_sentence()
    {
        foreach (Figure figure in Figures())
        {
            foreach (Language language in new[] { Language.Japanese, Language.English })
            {
                var sentence = new System.Text.StringBuilder();
                figure.AppendTo(sentence, language);
                sentence.ToString().ShouldBe(figure.In(language), figure.Name);
            }
        }
    }

    [Fact]
    public void A_name_without_a_figure_stays_in_its_braces()
    {
        var text = new System.Text.StringBuilder();

        FindingReason.StayTooLong.Fill(text, [Figure.Of("nights", new Nights(7))], Language.English);

        text.ToString().ShouldBe("A continuous stay is at most {longest}; this booking is 7 nights.");
    }

    [Fact]
    public void What_only_one_of_two_answers_has_is_a_change_too()
    {
        Figure[] fee = [Figure.Of("fee", new Yen(100))];
        Figure[] free = [Figure.Of("fee", Yen.Zero)];

        ChangedFigure.Between([], fee).Select(change => (change.Name, change.Before?.Value, change.After?.Value)).ShouldBe([("fee", null, "100")]);
        ChangedFigure.Between(fee, []).Select(change => (change.Name, change.Before?.Value, change.After?.Value)).ShouldBe([("fee", "100", null)]);
        ChangedFigure.Between(fee, free).Select(change => (change.Name, change.Before?.Value, change.After?.Value)).ShouldBe([("fee", "100", "0")]);
        ChangedFigure.Between(fee, fee).ShouldBeEmpty();
    }

    [Fact]
    public void The_headline_of_a_booking_is_a_sentence_whatever_comes_of_it()
    {
        string HeadlineOf(AssessedNeed need) => City.DecideBooking(Mother with { Need = need }, Stay("2026-06-01", 1), UsageHistory.Empty).Headline.En;

        HeadlineOf(AssessedNeed.Needed).ShouldBe("the booking is allowed");
        HeadlineOf(AssessedNeed.NotNeeded).ShouldBe("the booking is refused");
        HeadlineOf(AssessedNeed.NotAssessed).ShouldBe("the booking needs review");
    }

    [Theory]
    [InlineData("\"free\"", "free")]
    [InlineData("""{ "yen": 1 }""", "payable")]
    [InlineData("\"not_published\"", "needs_review")]
    public void A_fee_is_free_payable_or_for_review(string price, string outcome) =>
        CityWith(("fees.all.price", price)).AssessFee(Mother, DayService("2026-06-01"), UsageHistory.Empty).Outcome.Code.ShouldBe(outcome);

    private static Figure[] Figures() =>
    [
        Figure.Of("nights", new Nights(3)),
        Figure.Of("infants", new Infants(2)),
        Figure.Of("minutes", FigureUnit.Minutes, 5),
        Figure.Of("yen", new Yen(1_800)),
        Figure.Of("fiscal_year", new FiscalYear(2026)),
        Figure.Of("date", Day("2026-05-07")),
        Figure.Of("minute", Time("09:30")),
        Figure.Of("second", Time("09:00:05")),
        Figure.Of("instant", At("2026-05-07T12:00:00")),
        Figure.Of("month", new NodaTime.YearMonth(2026, 12)),
        Figure.Of("term", "given_up", new LocalizedText("取消し", "given up")),
    ];
}
