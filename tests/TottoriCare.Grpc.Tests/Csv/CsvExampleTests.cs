using System.Text;
using System.Text.RegularExpressions;
using TottoriCare.Grpc.Csv;
using TottoriCare.Grpc.Tests.Decisions;
using TottoriCare.Grpc.Tests.Hosting;

namespace TottoriCare.Grpc.Tests.Csv;

/// <summary>The example files beside the contract come back as the result files beside them, and the page tells every column.</summary>
public sealed partial class CsvExampleTests(RunningHost host) : IClassFixture<RunningHost>
{
    private static readonly string s_page = Resource("CSV.md");

    [Theory]
    [InlineData("bookings", "ja", false)]
    [InlineData("bookings", "ja", true)]
    [InlineData("bookings", "en", false)]
    [InlineData("cancellations", "ja", false)]
    [InlineData("cancellations", "ja", true)]
    [InlineData("cancellations", "en", false)]
    public async Task An_example_has_its_result(string kind, string language, bool inCp932)
    {
        Encoding encoding = inCp932 ? CsvSheet.Cp932 : Encoding.UTF8;
        byte[] file = encoding.GetBytes(Resource($"{kind}.{language}.csv"));

        using HttpResponseMessage response = await host.PostAsync(kind, Library.CityCode, file);

        string result = encoding.GetString(await response.Content.ReadAsByteArrayAsync());
        Digest().Replace(result, "sha256:…").ReplaceLineEndings("\n").ShouldBe(Resource($"{kind}.{language}.result.csv"));
        response.Content.Headers.ContentType!.ToString().ShouldBe($"text/csv; charset={(inCp932 ? "windows-31j" : "utf-8")}; header=present");
    }

    [Fact]
    public void The_page_tells_every_kind_and_every_column_in_both_languages()
    {
        foreach (CsvKind kind in CsvKinds.All)
        {
            s_page.ShouldContain($"`/v1/csv/{kind.Name}`");
            foreach (CsvColumn column in kind.Columns)
                s_page.ShouldContain($"| {column.Name.Ja} | `{column.Name.En}` |", customMessage: kind.Name);
            foreach (CsvFigure figure in kind.Figures(Library.Prefecture.Rulebook))
                s_page.ShouldContain($"{figure.Name.Ja} `{figure.Name.En}`", customMessage: kind.Name);
        }
    }

    [Theory]
    [InlineData("bookings.ja.csv")]
    [InlineData("bookings.en.csv")]
    public void The_page_shows_the_example(string file) => s_page.ShouldContain($"```csv\n{Resource(file)}```");

    private static string Resource(string name)
    {
        using Stream file = typeof(CsvExampleTests).Assembly.GetManifestResourceStream(name)!;
        return new StreamReader(file, Encoding.UTF8).ReadToEnd();
    }

    [GeneratedRegex("sha256:[0-9a-f]{64}")]
    private static partial Regex Digest();
}
