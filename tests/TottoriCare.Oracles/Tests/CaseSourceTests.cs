using TottoriCare.Oracles.Cases;
using TottoriCare.Oracles.Comparing;

namespace TottoriCare.Oracles.Tests;

public class CaseSourceTests
{
    [Fact]
    public void The_same_seed_and_index_draw_the_same_case()
    {
        foreach (long index in new long[] { 0, 1, 17, 5_000, 99_999_999 })
        {
            DrawnCase first = new CaseSource(7).At(index), again = new CaseSource(7).At(index);

            again.Setting.ShouldBe(first.Setting);
            Text(again).ShouldBe(Text(first));
        }
    }

    [Fact]
    public void Another_seed_draws_other_cases() =>
        Enumerable.Range(0, 50).Select(index => Text(new CaseSource(8).At(index))).ShouldNotBe(Enumerable.Range(0, 50).Select(index => Text(new CaseSource(7).At(index))));

    [Fact]
    public void The_statistics_of_a_seed_are_the_same_every_time() =>
        ComparisonRun.Of(3, 9_000).Statistics.Table().ShouldBe(ComparisonRun.Of(3, 9_000).Statistics.Table());

    private static string Text(DrawnCase drawn) => $"{drawn.Setting.Name}: {Wording.Of(drawn.Question).En}";
}
