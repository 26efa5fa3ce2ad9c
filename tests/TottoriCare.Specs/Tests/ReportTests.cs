using System.Text.RegularExpressions;
using TottoriCare.Specs.Commands;
using TottoriCare.Specs.Report;
using TottoriCare.Specs.Running;

namespace TottoriCare.Specs.Tests;

public class ReportTests
{
    private static readonly Revision s_nowhere = new(null, false);

    [Fact]
    public async Task The_report_needs_no_other_file_and_has_a_target_for_every_link()
    {
        string html = HtmlReport.Of(await Shipped.RunAsync(), s_nowhere);

        html.ShouldNotMatch("<(script|link|img|iframe|object|embed)[ >]|@import|url\\(|src=");
        string[] ids = [.. Regex.Matches(html, " id=\"([^\"]+)\"").Select(match => match.Groups[1].Value)];
        ids.ShouldBeUnique();
        string[] links = [.. Regex.Matches(html, " href=\"#([^\"]+)\"").Select(match => match.Groups[1].Value)];
        links.Except(ids).ShouldBeEmpty();
        Regex.Matches(html, " href=\"([^#\"][^\"]*)\"").ShouldBeEmpty();
    }

    [Fact]
    public async Task The_report_shows_every_case_and_names_every_rule_reading_and_digest()
    {
        SpecRun run = await Shipped.RunAsync();

        string html = HtmlReport.Of(run, new Revision("0123abc", IsChanged: true));

        Regex.Count(html, "<tr id=\"[^\"]+\" class=\"pass\">").ShouldBe(run.Results.Count);
        foreach (SpecFolder folder in run.Folders)
        {
            html.ShouldContain(folder.Ordinance.Rulebook.Digest);
            foreach (string id in folder.Ordinance.Rulebook.Rules.Select(rule => rule.Id).Concat(folder.Ordinance.Rulebook.Readings.Select(reading => reading.Id)))
                html.ShouldContain($"<th scope=\"row\">{id}</th>");
        }

        html.ShouldContain("0123abc（仕様に未コミットの変更あり）");
        html.ShouldContain("○ すべて合格");
    }

    [Fact]
    public async Task A_wrong_cell_is_marked_with_what_came_and_linked_from_the_top()
    {
        using var specs = SpecCopy.With(("鳥取市/a.md", "## 連絡期限：a\n\n| 例 | 種類 | 利用開始日 | 期限 |\n|---|---|---|---|\n| 1 | 宿泊型 | 2026-05-13 | 2026-05-11 12:00 |\n"));

        string html = HtmlReport.Of(await specs.RunAsync(), s_nowhere);

        html.ShouldContain("× 合っていないところがあります");
        html.ShouldContain("<a href=\"#鳥取市-a.md-5\">連絡期限：a 例1</a>");
        html.ShouldContain("<tr id=\"鳥取市-a.md-5\" class=\"fail\">");
        html.ShouldContain("<td class=\"wrong\"><del><span class=\"whole\">2026-05-11 12:00</span></del><br><ins><span class=\"whole\">2026-05-12 12:00</span></ins>");
    }

    [Fact]
    public async Task A_faulty_spec_is_shown_with_its_place()
    {
        using var specs = SpecCopy.With(("鳥取市/a.md", "## 連絡期限：a\n\n| 例 | 種類 | 利用開始日 | 期限 |\n|---|---|---|---|\n| 1 | 宿泊型 | 2026-02-30 | なし |\n"));

        string html = HtmlReport.Of(await specs.RunAsync(), s_nowhere);

        html.ShouldContain("<code>鳥取市/a.md:5:13</code>");
        html.ShouldContain("× 合っていないところがあります");
    }

    [Fact]
    public async Task What_a_spec_says_stays_text()
    {
        using var specs = SpecCopy.With(("鳥取市/a.md", "# <script>alert(1)</script>\n\n<b onclick=\"x\">太字</b>\n\n## 連絡期限：<i>a</i>\n\n| 例 | 種類 | 利用開始日 | 期限 |\n|---|---|---|---|\n| <u>1</u> | 宿泊型 | 2026-05-13 | 2026-05-12 12:00 |\n"));

        string html = HtmlReport.Of(await specs.RunAsync(), s_nowhere);

        html.ShouldNotMatch("<(script|b|i|u)[ >]");
        html.ShouldContain("&lt;script&gt;");
    }

    [Fact]
    public async Task The_report_is_written_where_it_is_asked_for_and_says_when_it_is_of_no_clone()
    {
        using var specs = SpecCopy.With(("鳥取市/a.md", "## 連絡期限：a\n\n| 例 | 種類 | 利用開始日 | 期限 |\n|---|---|---|---|\n| 1 | 宿泊型 | 2026-05-13 | 2026-05-12 12:00 |\n"));
        string file = Path.Combine(specs.Root, "out.html");

        await SpecProgram.RunAsync(["report", file, specs.Root], TextWriter.Null, TextWriter.Null);
        await SpecProgram.RunAsync(["report", specs.Root, specs.Root], TextWriter.Null, TextWriter.Null);

        string html = await File.ReadAllTextAsync(file);
        html.ShouldContain("run outside a clone");
        (await File.ReadAllTextAsync(Path.Combine(specs.Root, "specs.html"))).ShouldBe(html);
    }
}
