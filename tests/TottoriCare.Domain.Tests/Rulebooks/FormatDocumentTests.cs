using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using NodaTime.Text;
using TottoriCare.Calendars;
using TottoriCare.Rulebooks;

namespace TottoriCare.Domain.Tests.Rulebooks;

public sealed partial class FormatDocumentTests
{
    public static TheoryData<int, string> Examples()
    {
        var examples = new TheoryData<int, string>();
        for (int i = 0; i < FormatDocument.Patches.Count; i++)
            examples.Add(i, FormatDocument.Patches[i].Section);
        return examples;
    }

    [Fact]
    public void The_complete_example_loads()
    {
        Rulebook.TryParse(Encoding.UTF8.GetBytes(FormatDocument.Complete), out Rulebook? rulebook, out IReadOnlyList<InputError> errors)
            .ShouldBeTrue(string.Join("; ", errors));

        Ordinance.Of(rulebook!, HolidayCalendar.FromLaw()).Rulebook.Municipality.Value.ShouldBe("990019");
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Every_further_example_loads_and_makes_an_ordinance(int index, string section)
    {
        byte[] example = FormatDocument.Patched(FormatDocument.Patches[index].Content);

        Rulebook.TryParse(example, out Rulebook? rulebook, out IReadOnlyList<InputError> errors)
            .ShouldBeTrue($"{section}: {string.Join("; ", errors)}");

        rulebook!.Digest.ShouldNotBe(DigestOfComplete(), section);
        Ordinance.Of(rulebook, HolidayCalendar.FromLaw()).Rulebook.ShouldBe(rulebook);
    }

    [Fact]
    public void The_refused_example_has_exactly_the_faults_that_are_shown()
    {
        byte[] refused = FormatDocument.Patched(FormatDocument.Blocks("json refused").Single().Content);

        Rulebook.TryParse(refused, out Rulebook? rulebook, out IReadOnlyList<InputError> errors).ShouldBeFalse();

        rulebook.ShouldBeNull();
        string shown = FormatDocument.Blocks("text").Single().Content.TrimEnd('\n');
        string.Join('\n', errors.Select(error => $"{error.Path} {error.Code}")).ShouldBe(shown);
    }

    [Fact]
    public void Every_matter_has_a_section_with_an_example()
    {
        foreach (Matter matter in Matter.List)
            FormatDocument.Patches.ShouldContain(patch => patch.Section.StartsWith($"`{matter.Code}`", StringComparison.Ordinal), matter.Code);
    }

    [Fact]
    public void The_table_of_windows_ends_on_the_days_that_it_shows()
    {
        MatchCollection rows = WindowRow().Matches(FormatDocument.Text);
        rows.Count.ShouldBe(8);

        foreach (Match row in rows)
        {
            CivilPeriod.TryParse(row.Groups["lasts"].Value, out CivilPeriod? period, out _).ShouldBeTrue();
            PeriodCounting counting = row.Groups["ends"].Value switch
            {
                "day_before_corresponding_day" => PeriodCounting.FirstDayCounted,
                "first_day_left_out" => PeriodCounting.FirstDayLeftOut,
                _ => PeriodCounting.ThroughCorrespondingDay,
            };
            LocalDatePattern.Iso.Format(period!.LastDay(new(2026, 5, 10), counting)).ShouldBe(row.Groups["last"].Value, row.Value);
        }
    }

    [Fact]
    public void Every_code_that_the_reader_gives_is_in_the_table_and_no_other()
    {
        Assembly tests = typeof(FormatDocumentTests).Assembly;
        HashSet<string> given = ["MUNICIPALITY_CODE_FORM", "MUNICIPALITY_CODE_CHECK_DIGIT"]; // a code of the municipality's own type
        foreach (string name in tests.GetManifestResourceNames().Where(name => name.StartsWith("Reader/", StringComparison.Ordinal)))
        {
            using var source = new StreamReader(tests.GetManifestResourceStream(name)!);
            given.UnionWith(CodeInSource().Matches(source.ReadToEnd()).Select(match => match.Groups["code"].Value));
        }

        given.Count.ShouldBeGreaterThan(30);
        FormatDocument.Codes.ShouldBe(given, ignoreOrder: true);
    }

    private static string DigestOfComplete() =>
        Rulebook.TryParse(Encoding.UTF8.GetBytes(FormatDocument.Complete), out Rulebook? rulebook, out _) ? rulebook.Digest : "";

    // A code is a text of its own, in capitals.
    [GeneratedRegex("\"(?<code>[A-Z0-9]+(_[A-Z0-9]+)+)\"")]
    private static partial Regex CodeInSource();

    [GeneratedRegex(@"^\| .+ \| `(?<lasts>P[0-9]+[DWMY])` \| `(?<ends>\w+)` \| (?<last>[0-9-]{10}) \|$", RegexOptions.Multiline)]
    private static partial Regex WindowRow();
}
