using System.Text;
using TottoriCare.Specs.Commands;
using TottoriCare.Specs.Tables;

namespace TottoriCare.Specs.Tests;

/// <summary>書き方の説明: README.md beside the specs lists every kind of table and every column.</summary>
public class ReadmeTests
{
    [Fact]
    public void Readme_lists_every_kind_of_table_and_its_columns()
    {
        string readme = File.ReadAllText(Path.Combine(SpecCommand.SpecsOfThisProject, "README.md")).ReplaceLineEndings("\n");

        readme.ShouldContain(Listing(), Case.Sensitive, $"README.md has to list:\n{Listing()}");
    }

    private static string Listing()
    {
        var text = new StringBuilder();
        foreach (TableKind kind in TableKind.All)
        {
            text.Append($"### {kind.Name}\n\n{kind.Purpose.Ja} / {kind.Purpose.En}\n\n| 列 | 事実か答えか | 書き方 |\n|---|---|---|\n");
            foreach (Column column in kind.Columns)
                text.Append($"| {column.Head} | {KindOf(column)} | {column.Form} |\n");
            text.Append('\n');
        }

        return text.ToString().TrimEnd('\n');
    }

    private static string KindOf(Column column) => column switch
    {
        AnswerColumn => "答え",
        FactColumn { IsNeeded: true } => "事実（要る）",
        _ => "事実",
    };
}
