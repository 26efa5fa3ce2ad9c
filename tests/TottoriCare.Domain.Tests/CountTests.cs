namespace TottoriCare.Domain.Tests;

/// <summary>Nights, uses and infants.</summary>
public class CountTests
{
    [Fact]
    public void Nights_and_uses_are_0_or_more()
    {
        new Nights(0).ShouldBe(default);
        new Uses(0).ShouldBe(default);
        Should.Throw<ArgumentOutOfRangeException>(() => new Nights(-1));
        Should.Throw<ArgumentOutOfRangeException>(() => new Uses(-1));
    }

    [Theory]
    [InlineData(6, 7)]
    [InlineData(7, 7)]
    [InlineData(8, 7)]
    public void Nights_and_uses_are_compared_as_numbers(int left, int right)
    {
        (new Nights(left) < new Nights(right), new Uses(left) < new Uses(right)).ShouldBe((left < right, left < right));
        (new Nights(left) > new Nights(right), new Uses(left) > new Uses(right)).ShouldBe((left > right, left > right));
        (new Nights(left) <= new Nights(right), new Uses(left) <= new Uses(right)).ShouldBe((left <= right, left <= right));
        (new Nights(left) >= new Nights(right), new Uses(left) >= new Uses(right)).ShouldBe((left >= right, left >= right));
        (new Nights(left).CompareTo(new Nights(right)), new Uses(left).CompareTo(new Uses(right)))
            .ShouldBe((left.CompareTo(right), left.CompareTo(right)));
        (new Nights(left) + new Nights(right), new Uses(left) + new Uses(right))
            .ShouldBe((new Nights(left + right), new Uses(left + right)));
    }

    [Fact]
    public void Nights_and_uses_that_no_int_holds_overflow()
    {
        Should.Throw<OverflowException>(() => new Nights(int.MaxValue) + new Nights(1));
        Should.Throw<OverflowException>(() => new Uses(int.MaxValue) + new Uses(1));
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)] // after a miscarriage or a stillbirth
    [InlineData(9, true)]
    [InlineData(10, false)]
    public void Infants_are_0_to_9(int number, bool legal)
    {
        Infants.TryCreate(number, out Infants infants, out InputError? error).ShouldBe(legal);

        Infants.IsLegal(number).ShouldBe(legal);
        infants.Value.ShouldBe(legal ? number : 0);
        error?.Code.ShouldBe("INFANTS_OUT_OF_RANGE");
        (error is null).ShouldBe(legal);
        if (!legal)
            Should.Throw<ArgumentOutOfRangeException>(() => new Infants(number));
    }

    [Fact]
    public void Each_is_written_with_its_counter() =>
        (new Nights(6).ToString(), new Uses(7).ToString(), new Infants(2).ToString()).ShouldBe(("6泊", "7回", "2人"));
}
