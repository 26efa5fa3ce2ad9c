using TottoriCare.Care;

namespace TottoriCare.Domain.Tests.Care;

/// <summary>Both sides of each bound; either order of two spans gives the same answer.</summary>
public class DaySpanTests
{
    private static readonly DaySpan s_stay = new(10, 13);

    [Theory]
    [InlineData(7, 9, false)]
    [InlineData(7, 10, true)]
    [InlineData(11, 12, true)]
    [InlineData(13, 15, true)]
    [InlineData(14, 15, false)]
    public void Two_meet_where_a_day_is_part_of_both(int first, int last, bool meet)
    {
        s_stay.Meets(new DaySpan(first, last)).ShouldBe(meet);
        new DaySpan(first, last).Meets(s_stay).ShouldBe(meet);
    }

    [Theory]
    [InlineData(13, 15, 0, true)]
    [InlineData(14, 15, 0, false)]
    [InlineData(14, 15, 1, true)]
    [InlineData(15, 16, 1, false)]
    [InlineData(5, 8, 2, true)]
    [InlineData(5, 7, 2, false)]
    public void Two_touch_where_the_gap_is_short_enough(int first, int last, int gap, bool touch)
    {
        s_stay.Touches(new DaySpan(first, last), gap).ShouldBe(touch);
        new DaySpan(first, last).Touches(s_stay, gap).ShouldBe(touch);
    }

    [Theory]
    [InlineData(8, 10, false)] // out on the day the other comes in
    [InlineData(8, 11, true)]
    [InlineData(12, 14, true)]
    [InlineData(13, 14, false)]
    [InlineData(11, 11, false)] // no night at all
    public void Two_share_a_night_where_both_sleep(int first, int last, bool share)
    {
        s_stay.SharesNightWith(new DaySpan(first, last)).ShouldBe(share);
        new DaySpan(first, last).SharesNightWith(s_stay).ShouldBe(share);
    }

    [Theory]
    [InlineData(9, false)]
    [InlineData(10, true)]
    [InlineData(12, true)]
    [InlineData(13, false)]
    public void A_night_belongs_to_the_day_on_which_it_begins(int night, bool covered) => s_stay.CoversNight(night).ShouldBe(covered);

    [Fact]
    public void Joined_they_run_from_the_earlier_first_to_the_later_last_day()
    {
        s_stay.JoinedWith(new DaySpan(5, 11)).ShouldBe(new DaySpan(5, 13));
        s_stay.JoinedWith(new DaySpan(12, 20)).ShouldBe(new DaySpan(10, 20));
        s_stay.JoinedWith(new DaySpan(11, 12)).ShouldBe(s_stay);
        s_stay.Nights.ShouldBe(3);
    }
}
