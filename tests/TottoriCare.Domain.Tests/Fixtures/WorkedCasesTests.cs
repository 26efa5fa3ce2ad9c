namespace TottoriCare.Domain.Tests.Fixtures;

public class WorkedCasesTests
{
    private const string Table = """
        # 町

        本文。

        ## 利用料

        | 例 | 区分 | 種類 | 利用 | 利用料 | 備考 |
        |---|---|:--|--:|---|---|
        | 1 | 課税世帯 | 宿泊型 | 2026-10-01〜2026-10-02 | 5,000円 | 2日×2,500円 |
        | 2 | | 宿泊型 | 2026-10-01〜2026-10-02 | 4,999円 | |
        """;

    [Fact]
    public void Every_row_of_a_table_is_a_case_under_its_heading_with_its_line()
    {
        IReadOnlyList<WorkedCase> cases = WorkedCases.Read("町.md", Table);

        cases.Select(row => (row.Decision, row.Line)).ShouldBe([("利用料", 9), ("利用料", 10)]);
        cases[0]["利用料"].ShouldBe("5,000円");
    }

    [Fact]
    public void An_empty_cell_is_not_said()
    {
        WorkedCase row = WorkedCases.Read("町.md", Table)[1];

        row["区分"].ShouldBeNull();
        row["備考"].ShouldBeNull();
    }

    [Theory]
    [InlineData("| 例 | 利用料 |\n|---|---|\n| 1 |", "町.md:3")]
    [InlineData("| 例 | 利用料 |\n|---|---|\n| 1 | 0円 | 0円 |", "町.md:3")]
    [InlineData("| 例 | 利用料 |\n| 1 | 0円 |", "町.md:2")]
    [InlineData("| 例 | 例 |\n|---|---|\n| 1 | 1 |", "町.md:1")]
    [InlineData("| 例 |", "町.md:2")]
    public void A_table_that_is_none_is_refused_with_file_and_line(string markdown, string place) =>
        Should.Throw<FormatException>(() => WorkedCases.Read("町.md", markdown)).Message.ShouldStartWith(place);

    [Fact]
    public void A_wrong_cell_is_told_by_file_row_and_column_with_the_value_that_came()
    {
        IReadOnlyList<WorkedCase> cases = WorkedCases.Read("町.md", Table.Replace("| 2 | |", "| 2 | 課税世帯 |", StringComparison.Ordinal));

        CaseAnswers.WrongCells(cases[0], MadeUp).ShouldBeEmpty();
        CaseAnswers.WrongCells(cases[1], MadeUp).ShouldBe(
            ["町.md:10 利用料 2, column 利用料: the table says 4,999円, the product 5,000円"]);
    }

    [Theory]
    [InlineData("| 種類 | 利用 | 利用科 |\n|---|---|---|\n| 訪問型 | 2026-10-01 | 0円 |")]
    [InlineData("| 種類 | 利用 |\n|---|---|\n| 訪問型 | 2026-10-01 |")]
    public void A_column_that_means_nothing_and_a_row_that_expects_nothing_are_refused(string table)
    {
        WorkedCase row = WorkedCases.Read("町.md", $"## 利用料\n\n{table}").Single();

        Should.Throw<FormatException>(() => CaseAnswers.WrongCells(row, MadeUp));
    }

    private static Ordinance MadeUp { get; } = MadeUpTown.Ordinance();
}
