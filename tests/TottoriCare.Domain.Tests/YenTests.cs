using FsCheck;
using FsCheck.Fluent;

namespace TottoriCare.Domain.Tests;

public class YenTests
{
    [Fact]
    public void Default_is_0_yen()
    {
        default(Yen).ShouldBe(Yen.Zero);
        Yen.Zero.Amount.ShouldBe(0);
    }

    [Fact]
    public void Amounts_are_added_subtracted_and_taken_a_number_of_times()
    {
        (new Yen(1800) + new Yen(900)).ShouldBe(new Yen(2700));
        (new Yen(900) - new Yen(1800)).ShouldBe(new Yen(-900));
        (new Yen(1800) * 3).ShouldBe(new Yen(5400));
        (3 * new Yen(1800)).ShouldBe(new Yen(5400));
    }

    [Fact]
    public void A_result_beyond_long_throws()
    {
        var greatest = new Yen(long.MaxValue);

        Should.Throw<OverflowException>(() => greatest + new Yen(1));
        Should.Throw<OverflowException>(() => new Yen(long.MinValue) - new Yen(1));
        Should.Throw<OverflowException>(() => greatest * 2);
        Should.Throw<OverflowException>(() => greatest.MultiplyBy(2, 2, Rounding.Down));
    }

    [Theory]
    [InlineData(899, 900, true, true)]
    [InlineData(900, 900, false, true)]
    [InlineData(901, 900, false, false)]
    public void Less_excludes_and_less_or_equal_includes_the_same_amount(long left, long right, bool less, bool lessOrEqual)
    {
        (new Yen(left) < new Yen(right)).ShouldBe(less);
        (new Yen(left) <= new Yen(right)).ShouldBe(lessOrEqual);
        (new Yen(left) > new Yen(right)).ShouldBe(!lessOrEqual);
        (new Yen(left) >= new Yen(right)).ShouldBe(!less);
    }

    [Fact]
    public void Amounts_are_ordered_by_size() =>
        new[] { new Yen(1800), new Yen(-1), Yen.Zero, new Yen(900) }.Order()
            .ShouldBe([new Yen(-1), Yen.Zero, new Yen(900), new Yen(1800)]);

    [Theory]
    [InlineData(1800, "1,800円", "1,800 yen")]
    [InlineData(0, "0円", "0 yen")]
    [InlineData(999, "999円", "999 yen")]
    [InlineData(3_000_000, "3,000,000円", "3,000,000 yen")]
    [InlineData(-1800, "-1,800円", "-1,800 yen")]
    public void An_amount_reads_with_thousands_and_its_unit(long amount, string ja, string en)
    {
        new Yen(amount).ToText(Language.Japanese).ShouldBe(ja);
        new Yen(amount).ToText(Language.English).ShouldBe(en);
        new Yen(amount).ToString().ShouldBe(ja);
    }

    [Theory]
    [InlineData("down", 10, 1, 3, 3)]
    [InlineData("up", 10, 1, 3, 4)]
    [InlineData("half_up", 10, 1, 3, 3)]
    [InlineData("half_up", 5, 1, 2, 3)]
    [InlineData("half_up", 499, 1, 1000, 0)]
    [InlineData("half_up", 500, 1, 1000, 1)]
    [InlineData("down", 999, 1, 1000, 0)]
    [InlineData("down", 1000, 1, 1000, 1)]
    [InlineData("up", 1000, 1, 1000, 1)]
    [InlineData("up", 1001, 1, 1000, 2)]
    [InlineData("down", -10, 1, 3, -3)]
    [InlineData("up", -10, 1, 3, -4)]
    [InlineData("half_up", -5, 1, 2, -3)]
    [InlineData("up", 0, 1, 3, 0)]
    [InlineData("down", 1000, 0, 3, 0)]
    [InlineData("down", 7, 2, 1, 14)]
    public void A_ratio_is_rounded_as_named(string rounding, long amount, long numerator, long denominator, long expected) =>
        new Yen(amount).MultiplyBy(numerator, denominator, Rounding.FromName(rounding)).ShouldBe(new Yen(expected));

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(1, 0)]
    [InlineData(1, -1)]
    public void A_ratio_that_makes_no_sense_throws(long numerator, long denominator) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new Yen(100).MultiplyBy(numerator, denominator, Rounding.Down));

    [Fact]
    public void A_rounding_has_a_name_in_both_languages()
    {
        Rounding.Down.Title.ShouldBe(new LocalizedText("切捨て", "rounded down"));
        Rounding.Up.Title.ShouldBe(new LocalizedText("切上げ", "rounded up"));
        Rounding.HalfUp.Title.ShouldBe(new LocalizedText("四捨五入", "rounded half up"));
    }

    [Fact]
    public void Down_and_up_enclose_the_exact_value_and_half_up_is_the_nearer_of_them() => Property.Holds(
        from amount in Gen.Choose(-1_000_000, 1_000_000)
        from numerator in Gen.Choose(0, 200)
        from denominator in Gen.Choose(1, 200)
        select (amount, numerator, denominator),
        ratio =>
        {
            Int128 exact = (Int128)ratio.amount * ratio.numerator;
            Int128 size = Int128.Abs(exact);
            var yen = new Yen(ratio.amount);
            Int128 down = Int128.Abs(yen.MultiplyBy(ratio.numerator, ratio.denominator, Rounding.Down).Amount);
            Int128 up = Int128.Abs(yen.MultiplyBy(ratio.numerator, ratio.denominator, Rounding.Up).Amount);
            Int128 half = Int128.Abs(yen.MultiplyBy(ratio.numerator, ratio.denominator, Rounding.HalfUp).Amount);

            (down * ratio.denominator <= size && size <= up * ratio.denominator).ShouldBeTrue();
            (up - down).ShouldBe(size % ratio.denominator == 0 ? 0 : 1);
            half.ShouldBe(2 * (size - (down * ratio.denominator)) >= ratio.denominator ? up : down);
        });
}
