using System.Reflection;
using System.Text.RegularExpressions;
using TottoriCare.Decisions;

namespace TottoriCare.Domain.Tests.Architecture;

/// <summary>Every closed set speaks both languages and keeps its codes apart.</summary>
public partial class ClosedSetTests
{
    public static TheoryData<Type> Sets => [.. ClosedSets.All];

    [Fact]
    public void All_of_them_are_found() => ClosedSets.All.Count.ShouldBeGreaterThanOrEqualTo(27);

    [Theory]
    [MemberData(nameof(Sets))]
    public void Codes_and_numbers_are_unique_and_titles_are_in_both_languages(Type closedSet)
    {
        IReadOnlyList<object> values = ClosedSets.ValuesOf(closedSet);

        values.Count.ShouldBeGreaterThan(1);
        values.Select(ClosedSets.CodeOf).ShouldBeUnique();
        values.Select(ClosedSets.NumberOf).ShouldBeUnique();
        foreach (object value in values)
        {
            ClosedSets.NumberOf(value).ShouldBeGreaterThanOrEqualTo(1); // 0 is "not said" on the wire
            SnakeCase().IsMatch(ClosedSets.CodeOf(value)).ShouldBeTrue(ClosedSets.CodeOf(value));
            Japanese().IsMatch(ClosedSets.TitleOf(value).Ja).ShouldBeTrue(ClosedSets.CodeOf(value));
            Japanese().IsMatch(ClosedSets.TitleOf(value).En).ShouldBeFalse(ClosedSets.CodeOf(value));
            ClosedSets.TitleOf(value).En.ShouldMatch("[a-z]");
        }
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void Every_value_is_a_field_that_callers_can_name(Type closedSet)
    {
        object[] named = [.. closedSet.GetFields(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly).Select(field => field.GetValue(null)!)];

        named.ShouldBe(ClosedSets.ValuesOf(closedSet), ignoreOrder: true);
        closedSet.GetConstructors().ShouldBeEmpty();
        closedSet.IsSealed.ShouldBeTrue();
    }

    [Fact]
    public void A_reason_names_the_same_figures_in_both_languages()
    {
        foreach (FindingReason reason in FindingReason.List)
        {
            Figures(reason.Title.En).ShouldBe(Figures(reason.Title.Ja), ignoreOrder: true, reason.Code);
        }
    }

    private static string[] Figures(string sentence) => [.. Placeholder().Matches(sentence).Select(match => match.Groups[1].Value).Distinct()];

    [GeneratedRegex("^[a-z][a-z0-9]*(_[a-z0-9]+)*$")]
    private static partial Regex SnakeCase();

    [GeneratedRegex(@"[\p{IsHiragana}ァ-ヺ\p{IsCJKUnifiedIdeographs}]")]
    private static partial Regex Japanese();

    [GeneratedRegex(@"\{([a-z_]+)\}")]
    private static partial Regex Placeholder();
}
