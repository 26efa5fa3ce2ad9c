using TottoriCare.Specs.Mutants;

namespace TottoriCare.Specs.Tests;

public class WordingsTests
{
    [Theory]
    [InlineData("合わせて7泊", "合わせて8泊")]
    [InlineData("1,899円", "1,900円")]
    [InlineData("2025-04-01", "2026-04-01", "2025-05-01", "2025-04-02")]
    [InlineData("1年以内", "2年以内", "1年未満")]
    [InlineData("記載なし")]
    public void Each_number_and_each_boundary_word_is_another_one_at_a_time(string sentence, params string[] others) =>
        Wordings.OtherThan(sentence).ShouldBe(others);

    [Fact]
    public void Every_change_that_says_the_same_is_listed_once_and_with_its_reason()
    {
        EquivalentMutants.Listed.ShouldNotBeEmpty();
        EquivalentMutants.Listed.ShouldBeUnique();
    }
}
