using TottoriCare.Grpc.Contract;

namespace TottoriCare.Grpc.Tests.Contract;

public class FreeTextTests
{
    // Made-up numbers; the last digit is worked out by hand from the weights 6 5 4 3 2 7 6 5 4 3 2.
    [Theory]
    [InlineData("123456789018", true)]
    [InlineData("１２３４５６７８９０１８", true)]
    [InlineData("番号 1234-5678-9018 による", true)]
    [InlineData("1234 5678 9018", true)]
    [InlineData("000000000000", true)]
    [InlineData("123456789017", false)]
    [InlineData("23456789018", false)]
    [InlineData("1234567890180", false)]
    [InlineData("1234、5678、9018", false)]
    [InlineData("令和8年5月11日 第12号", false)]
    [InlineData("", false)]
    public void Twelve_digits_with_their_check_digit_may_be_an_Individual_Number(string text, bool mayBe) =>
        FreeText.MayHoldIndividualNumber(text).ShouldBe(mayBe);
}
