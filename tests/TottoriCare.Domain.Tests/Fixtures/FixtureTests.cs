using System.Globalization;
using System.Text;
using TottoriCare.Calendars;
using TottoriCare.Rulebooks;
using TottoriCare.Rules;

namespace TottoriCare.Domain.Tests.Fixtures;

/// <summary>見本の規則集: every rulebook of this folder is read, and every row of the table beside it is decided.</summary>
public class FixtureTests
{
    private const int FewestCases = 5;

    private static readonly Dictionary<string, Lazy<Ordinance>> s_ordinances =
        Codes.ToDictionary(code => code, code => new Lazy<Ordinance>(() => Load(code)));

    /// <summary>The codes of the municipalities, each with a rulebook and a table.</summary>
    public static IEnumerable<string> Codes =>
        FixtureFiles.Names.Where(name => name.EndsWith(".json", StringComparison.Ordinal)).Select(name => name[..^".json".Length])
            .Order(StringComparer.Ordinal);

    public static TheoryData<string> Fixtures => new(Codes);

    public static TheoryData<string, int> Rows
    {
        get
        {
            var rows = new TheoryData<string, int>();
            foreach (string code in Codes)
            {
                foreach (WorkedCase row in CasesOf(code))
                    rows.Add(code, row.Line);
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_worked_case_is_decided_as_its_row_says(string code, int line)
    {
        WorkedCase row = CasesOf(code).Single(one => one.Line == line);

        CaseAnswers.WrongCells(row, OrdinanceOf(code)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void The_plain_answer_to_every_worked_case_is_the_explained_one(string code)
    {
        Ordinance ordinance = OrdinanceOf(code);
        foreach (WorkedCase row in CasesOf(code))
        {
            var facts = new CaseFacts(row, ordinance.Rulebook);
            if (row.Decision == "予約")
            {
                ordinance.JudgeBooking(facts.Case, facts.Booking, facts.History)
                    .ShouldBe(ordinance.DecideBooking(facts.Case, facts.Booking, facts.History).Verdict, row.ToString());
            }
            else if (row.Decision == "キャンセル料")
            {
                ordinance.JudgeCancellation(facts.Cancellation)
                    .ShouldBe(ordinance.AssessCancellation(facts.Cancellation).Verdict, row.ToString());
            }
        }
    }

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void Every_alternative_reading_changes_the_answer_to_a_worked_case(string code)
    {
        Ordinance ordinance = OrdinanceOf(code);
        foreach (Alternative alternative in ordinance.Rulebook.Readings.SelectMany(reading => reading.Alternatives))
        {
            Ordinance other = ordinance.Under(alternative);
            CasesOf(code).Any(row => !AnswersBesideReadings(row, ordinance).SequenceEqual(AnswersBesideReadings(row, other)))
                .ShouldBeTrue($"{code}: {alternative.Name}");
        }
    }

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void The_canonical_text_of_a_fixture_reads_as_the_same_rulebook(string code)
    {
        Rulebook rulebook = OrdinanceOf(code).Rulebook;

        Rulebook.TryParse(Encoding.UTF8.GetBytes(rulebook.ToJson()), out Rulebook? again, out _).ShouldBeTrue();
        again.Digest.ShouldBe(rulebook.Digest);
    }

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void A_fixture_bears_the_code_of_its_file_and_says_that_it_is_one(string code)
    {
        Rulebook rulebook = OrdinanceOf(code).Rulebook;

        rulebook.Municipality.Value.ShouldBe(code);
        rulebook.Rules.ShouldAllBe(rule => rule.Mark.Code == "external");
        rulebook.Sources.ShouldAllBe(source => source.Title.Ja.Contains("試験", StringComparison.Ordinal));
        FixtureFiles.Text($"{code}.md").ShouldContain("試験用の見本");
    }

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void A_fixture_has_at_least_five_worked_cases_with_their_arithmetic(string code)
    {
        IReadOnlyList<WorkedCase> cases = CasesOf(code);

        cases.Count.ShouldBeGreaterThanOrEqualTo(FewestCases);
        cases.ShouldAllBe(row => row["備考"] != null);
    }

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void A_fixture_has_no_rule_and_no_reading_that_its_terms_do_not_use(string code)
    {
        Rulebook rulebook = OrdinanceOf(code).Rulebook;
        string json = rulebook.ToJson();

        rulebook.Rules.Where(rule => !json.Contains($"\"rule\":\"{rule.Id}\"", StringComparison.Ordinal)).ShouldBeEmpty();
        rulebook.Readings.Where(reading => !rulebook.Rules.Any(rule => rule.Readings.Contains(reading))
            && !json.Contains($"\"reading\":\"{reading.Id}\"", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void Twelve_municipalities_and_a_made_up_one_are_here()
    {
        Codes.Count().ShouldBe(13);
        Codes.Count(code => int.Parse(code[..2], CultureInfo.InvariantCulture) is < 1 or > 47).ShouldBe(1);
    }

    private static Ordinance OrdinanceOf(string code) => s_ordinances[code].Value;

    private static IEnumerable<KeyValuePair<string, string>> AnswersBesideReadings(WorkedCase row, Ordinance ordinance) =>
        CaseAnswers.Of(row, ordinance).Where(answer => answer.Key != CaseAnswers.Readings);

    private static IReadOnlyList<WorkedCase> CasesOf(string code) => WorkedCases.Read($"{code}.md", FixtureFiles.Text($"{code}.md"));

    private static Ordinance Load(string code) =>
        Rulebook.TryParse(FixtureFiles.Bytes($"{code}.json"), out Rulebook? rulebook, out IReadOnlyList<InputError> errors)
            ? Ordinance.Of(rulebook, HolidayCalendar.FromLaw())
            : throw new FormatException(string.Join(Environment.NewLine, errors.Select(error => $"{code}.json {error.Path} {error.Code}: {error.Message.En}")));
}
