using FsCheck;
using FsCheck.Fluent;
using TottoriCare.Rulebooks.Words;

namespace TottoriCare.Domain.Tests.Rulebooks.Words;

public class NameOrderTests
{
    private static readonly Gen<string> s_names = Gen.Elements("C", "c", "1", "2", "02", "10", "-", "_", "区", "").ListOf().Select(string.Concat);

    [Theory]
    [InlineData("C2", "C10")]
    [InlineData("C9", "C21")]
    [InlineData("C21", "D0")]
    [InlineData("TC-9", "TC-10")]
    [InlineData("a", "a1")]
    [InlineData("a1", "a1b")]
    [InlineData("C02", "C2")]
    [InlineData("C02", "C3")]
    [InlineData("99999999999999999999", "100000000000000000000")]
    [InlineData("2026-10-01", "2027-01-01")]
    public void Numbers_in_names_are_ordered_by_their_size(string first, string second)
    {
        NameOrder.Instance.Compare(first, second).ShouldBeLessThan(0);
        NameOrder.Instance.Compare(second, first).ShouldBeGreaterThan(0);
    }

    [Fact]
    public void The_order_is_total() => Property.Holds(
        from one in s_names
        from two in s_names
        from three in s_names
        select (one, two, three),
        names =>
        {
            (string one, string two, string three) = names;
            int order = NameOrder.Instance.Compare(one, two);
            Math.Sign(NameOrder.Instance.Compare(two, one)).ShouldBe(-Math.Sign(order));
            (order == 0).ShouldBe(one == two);
            if (order <= 0 && NameOrder.Instance.Compare(two, three) <= 0)
                NameOrder.Instance.Compare(one, three).ShouldBeLessThanOrEqualTo(0);
        });
}
