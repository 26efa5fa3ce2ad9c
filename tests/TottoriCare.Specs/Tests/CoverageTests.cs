using TottoriCare.Specs.Coverage;
using TottoriCare.Specs.Running;

namespace TottoriCare.Specs.Tests;

/// <summary>網羅: a rule or a reading without a case fails the build.</summary>
public class CoverageTests
{
    private const string Head = """
        ## 連絡期限：平日

        確かめる定め：TC-31、C1

        | 例 | 種類 | 利用開始日 | 期限 |
        |---|---|---|---|
        | 1 | 宿泊型 | 2026-05-13 | 2026-05-12 12:00 |

        ## 規定：期限の所在

        | 例 | 規定 | 所在 |
        |---|---|---|
        | 1 | TC-32 | 図表3 利用料 ※ |
        | 2 | TC-09 | 図表3 利用上限・宿泊型の欄 |

        ## 解釈：変えられる解釈と、変えられない解釈

        | 例 | 解釈 | 問いの要点 |
        |---|---|---|
        | 1 | C3 | 前日 |
        | 2 | C7 | 連絡 |
        """;

    [Fact]
    public async Task Every_rule_and_reading_has_a_case()
    {
        SpecRun run = await Shipped.RunAsync();

        run.Coverage.SelectMany(one => one.RulesWithout).ShouldBeEmpty();
        run.Coverage.SelectMany(one => one.ReadingsWithout).ShouldBeEmpty();
        run.Coverage.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_rule_without_a_case_is_named()
    {
        RuleCoverage coverage = await CoverageOfAsync(Head);

        coverage.RulesWithout.Select(rule => rule.Id).ShouldContain("TC-10");
        coverage.RulesWithout.Select(rule => rule.Id).ShouldNotContain("TC-31");
    }

    [Fact]
    public async Task A_row_on_the_words_of_a_rule_is_enough_only_where_nothing_is_decided_by_it()
    {
        RuleCoverage coverage = await CoverageOfAsync(Head);

        coverage.RulesWithout.Select(rule => rule.Id).ShouldContain("TC-32");
        coverage.RulesWithout.Select(rule => rule.Id).ShouldNotContain("TC-09");
    }

    [Fact]
    public async Task A_reading_with_other_answers_needs_a_case_under_each_of_them()
    {
        const string oneAnswer = Head + """


            ## 連絡期限：年末の読み方

            確かめる定め：C4、C21

            | 例 | 種類 | 利用開始日 | 読み方 | 期限 |
            |---|---|---|---|---|
            | 1 | 宿泊型 | 2026-12-29 | C4 12月28日から翌年の1月3日まで | 2026-12-25 12:00 |
            | 2 | 宿泊型 | 2026-05-07 | C21 同法第2条の祝日に限る | 2026-05-06 12:00 |
            """;

        IEnumerable<string> without = (await CoverageOfAsync(oneAnswer)).ReadingsWithout.Select(reading => reading.Id);

        without.ShouldContain("C3"); // only its words
        without.ShouldContain("C4"); // one of two answers
        without.ShouldNotContain("C7"); // it has no other answer
        without.ShouldNotContain("C21");
    }

    [Fact]
    public async Task A_table_that_claims_an_id_which_no_answer_names_does_not_test_it()
    {
        RuleCoverage coverage = await CoverageOfAsync(Head);

        coverage.CasesOf("C1").ShouldBeEmpty();
        coverage.CasesOf("TC-31").Count.ShouldBe(1);
    }

    private static async Task<RuleCoverage> CoverageOfAsync(string markdown)
    {
        using var folder = SpecCopy.With(("鳥取市/a.md", markdown));
        SpecRun run = await folder.RunAsync();
        run.Faults.ShouldBeEmpty();
        run.Wrong.ShouldBeEmpty();
        return run.Coverage.ShouldHaveSingleItem();
    }
}
