using TottoriCare.Specs.Commands;

namespace TottoriCare.Specs.Tests;

public class CommandTests
{
    [Theory]
    [InlineData("--help")]
    [InlineData("check --help")]
    [InlineData("")]
    public async Task Help_is_given_in_both_languages(string arguments)
    {
        (int exitCode, string output, string errors) = await RunAsync(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        exitCode.ShouldBe(0);
        output.ShouldContain("使い方");
        output.ShouldContain("Usage");
        errors.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("verify", "check")]
    [InlineData("report", "report")]
    [InlineData("check a b", "check")]
    [InlineData("check ./no-such-folder", "no-such-folder")]
    [InlineData("check --fast", "--fast")]
    [InlineData("check --rulebook", "--rulebook")]
    [InlineData("check --rulebook ./no-such-file.json", "--rulebook")]
    public async Task A_faulty_argument_is_refused_with_the_mend(string arguments, string named)
    {
        (int exitCode, string output, string errors) = await RunAsync(arguments.Split(' '));

        exitCode.ShouldBe(2);
        output.ShouldBeEmpty();
        errors.ShouldContain(named);
        errors.Any(c => c is >= 'ぁ' and <= 'ん').ShouldBeTrue();
    }

    [Fact]
    public async Task A_rulebook_that_cannot_be_read_is_refused_with_its_path()
    {
        using var files = SpecCopy.With(("310000.json", """{"format": 1}"""));

        (int exitCode, _, string errors) = await RunAsync("check", "--rulebook", Path.Combine(files.Root, "310000.json"));

        exitCode.ShouldBe(2);
        errors.ShouldContain("$: キー「municipality」がありません");
    }

    [Fact]
    public async Task A_given_rulebook_takes_the_place_of_the_shipped_one()
    {
        using var files = SpecCopy.With(("310000.json", Shipped.Prefecture.ToJson().Replace("\"yen\":3000000", "\"yen\":2999999", StringComparison.Ordinal)));

        (int exitCode, string output, _) = await RunAsync("check", "--rulebook", Path.Combine(files.Root, "310000.json"));

        exitCode.ShouldBe(1);
        output.ShouldContain("助成：300万円の境目");
        output.ShouldNotContain("鳥取市/");
    }

    [Fact]
    public async Task A_faulty_spec_is_named_and_counts_as_failed()
    {
        using var specs = SpecCopy.With(("鳥取市/a.md", "## 連絡期限：a\n\n| 例 | 種類 | 利用開始日 | 期限 |\n|---|---|---|---|\n| 1 | 宿泊型 | 2026-02-30 | なし |\n"));

        (int exitCode, string output, _) = await RunAsync("check", specs.Root);

        exitCode.ShouldBe(1);
        output.ShouldContain("鳥取市/a.md:5:13: 書き方の誤り / faulty spec DATE_IMPOSSIBLE");
        output.ShouldContain("figure spec-failed 1\n");
    }

    private static async Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        int exitCode = await SpecProgram.RunAsync(arguments, output, errors);
        return (exitCode, output.ToString(), errors.ToString());
    }
}
