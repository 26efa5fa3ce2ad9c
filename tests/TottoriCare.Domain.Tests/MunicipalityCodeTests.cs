using FsCheck;
using FsCheck.Fluent;

namespace TottoriCare.Domain.Tests;

public class MunicipalityCodeTests
{
    [Theory]
    [InlineData("310000")] // 鳥取県
    [InlineData("312011")] // 鳥取市
    [InlineData("312029")] // 米子市
    [InlineData("312037")] // 倉吉市
    [InlineData("312045")] // 境港市
    [InlineData("313025")] // 岩美町
    [InlineData("313254")] // 若桜町
    [InlineData("313289")] // 智頭町
    [InlineData("313297")] // 八頭町
    [InlineData("313645")] // 三朝町
    [InlineData("313700")] // 湯梨浜町
    [InlineData("313718")] // 琴浦町
    [InlineData("313726")] // 北栄町
    [InlineData("313840")] // 日吉津村
    [InlineData("313866")] // 大山町
    [InlineData("313891")] // 南部町
    [InlineData("313904")] // 伯耆町
    [InlineData("314013")] // 日南町
    [InlineData("314021")] // 日野町
    [InlineData("314030")] // 江府町
    [InlineData("011002")] // 札幌市
    [InlineData("131113")] // 大田区
    public void A_code_in_use_is_read(string text)
    {
        MunicipalityCode.TryParse(text, out MunicipalityCode? code, out InputError? error).ShouldBeTrue();

        error.ShouldBeNull();
        code!.Value.ShouldBe(text);
        code.ToString().ShouldBe(text);
        code.ShouldBe(MunicipalityCode.Parse(text));
    }

    [Theory]
    [InlineData(null, "MUNICIPALITY_CODE_MISSING")]
    [InlineData("", "MUNICIPALITY_CODE_MISSING")]
    [InlineData("3120", "MUNICIPALITY_CODE_FORM")]
    [InlineData("31201", "MUNICIPALITY_CODE_FORM")]
    [InlineData("3120110", "MUNICIPALITY_CODE_FORM")]
    [InlineData(" 312011", "MUNICIPALITY_CODE_FORM")]
    [InlineData("312011\n", "MUNICIPALITY_CODE_FORM")]
    [InlineData("31201-1", "MUNICIPALITY_CODE_FORM")]
    [InlineData("31201x", "MUNICIPALITY_CODE_FORM")]
    [InlineData("3120x", "MUNICIPALITY_CODE_FORM")]
    [InlineData("３１２０１１", "MUNICIPALITY_CODE_FORM")]
    [InlineData("٣١٢٠١١", "MUNICIPALITY_CODE_FORM")]
    [InlineData("312010", "MUNICIPALITY_CODE_CHECK_DIGIT")]
    [InlineData("312012", "MUNICIPALITY_CODE_CHECK_DIGIT")]
    [InlineData("321011", "MUNICIPALITY_CODE_CHECK_DIGIT")]
    public void What_is_no_code_is_refused(string? text, string errorCode)
    {
        MunicipalityCode.TryParse(text, out MunicipalityCode? code, out InputError? error).ShouldBeFalse();

        code.ShouldBeNull();
        error.ShouldBeRefusal(errorCode);
    }

    [Fact]
    public void Five_digits_are_told_the_sixth()
    {
        MunicipalityCode.TryParse("31201", out _, out InputError? error).ShouldBeFalse();

        error!.Message.Ja.ShouldContain("「1」");
        error.Message.En.ShouldContain("'1'");
    }

    [Fact]
    public void A_wrong_check_digit_is_told_the_right_one()
    {
        MunicipalityCode.TryParse("312018", out _, out InputError? error).ShouldBeFalse();

        error!.Message.Ja.ShouldContain("「1」");
        error.Message.En.ShouldContain("'1'");
    }

    [Fact]
    public void Parsing_what_the_program_holds_throws_where_it_is_wrong() =>
        Should.Throw<FormatException>(() => MunicipalityCode.Parse("312010"));

    [Theory]
    [InlineData("310000", true)]
    [InlineData("312011", false)]
    [InlineData("313025", false)]
    [InlineData("310018", false)]
    [InlineData("310107", false)]
    public void A_prefecture_has_zeros_after_its_two_digits(string code, bool isPrefecture) =>
        MunicipalityCode.Parse(code).IsPrefecture.ShouldBe(isPrefecture);

    [Theory]
    [InlineData("312011", "310000")]
    [InlineData("314030", "310000")]
    [InlineData("310000", "310000")]
    [InlineData("011002", "010006")]
    [InlineData("131113", "130001")]
    public void A_municipality_lies_in_the_prefecture_of_its_first_two_digits(string code, string prefecture) =>
        MunicipalityCode.Parse(code).PrefectureCode.ShouldBe(MunicipalityCode.Parse(prefecture));

    [Fact]
    public void Any_five_digits_have_exactly_one_check_digit() => Property.Holds(
        Gen.Choose(0, 99_999),
        digits => Enumerable.Range(0, 10).Count(check => MunicipalityCode.TryParse($"{digits:D5}{check}", out _, out _)) == 1);

    [Fact]
    public void The_prefecture_of_any_code_is_a_prefecture_with_the_same_two_digits() => Property.Holds(
        from digits in Gen.Choose(0, 99_999)
        select Enumerable.Range(0, 10).Select(check => $"{digits:D5}{check}").Single(text => MunicipalityCode.TryParse(text, out _, out _)),
        text =>
        {
            MunicipalityCode prefecture = MunicipalityCode.Parse(text).PrefectureCode;
            return prefecture.IsPrefecture && prefecture.Value[..2] == text[..2] && MunicipalityCode.TryParse(prefecture.Value, out _, out _);
        });
}
