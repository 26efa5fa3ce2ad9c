using FsCheck;
using FsCheck.Fluent;

namespace TottoriCare.Domain.Tests;

public class PropertyTests
{
    private static readonly Gen<int> s_upToThousand = Gen.Choose(0, 1000);

    [Fact]
    public void A_sentence_that_holds_is_tried_with_the_usual_number_of_cases()
    {
        int tried = 0;

        Property.Holds(s_upToThousand, _ => ++tried > 0);

        int expected = int.TryParse(Environment.GetEnvironmentVariable(Property.CasesVariable), out int wanted) ? wanted : Property.UsualCases;
        tried.ShouldBe(expected);
    }

    [Fact]
    public void A_sentence_that_is_false_fails_with_its_name_and_a_seed()
    {
        PropertyFailedException failure = Should.Throw<PropertyFailedException>(() => Property.Holds(s_upToThousand, x => x < 0, name: "Below_0"));

        failure.Message.ShouldContain("Below_0 does not hold");
        failure.Message.ShouldMatch(@"PROPERTY_REPLAY=[0-9]+,[0-9]+,[0-9]+");
    }

    [Fact]
    public void The_seed_of_a_failure_draws_the_same_case_first()
    {
        int failing = -1;
        PropertyFailedException failure = Should.Throw<PropertyFailedException>(() => Property.Holds(s_upToThousand, x => (failing = x) < 500));
        string seed = failure.Message[(failure.Message.IndexOf('=') + 1)..].Trim();

        int first = -1;
        Property.Holds(s_upToThousand, x => (first = first < 0 ? x : first) >= 0, replay: seed);

        first.ShouldBe(failing);
    }

    [Fact]
    public void A_failing_case_is_made_as_small_as_it_goes()
    {
        PropertyFailedException failure = Should.Throw<PropertyFailedException>(() => Property.Holds<int>(x => x < 10));

        failure.Message.ShouldContain("[10]");
    }

    [Fact]
    public void An_assertion_that_fails_is_told_as_the_reason()
    {
        PropertyFailedException failure = Should.Throw<PropertyFailedException>(
            () => Property.Holds(s_upToThousand, x => x.ShouldBe(-1)));

        failure.Message.ShouldContain("should be");
        failure.InnerException.ShouldBeOfType<ShouldAssertException>();
    }

    [Theory]
    [InlineData("1,2")]
    [InlineData("one,two,three")]
    public void A_seed_that_is_none_is_refused(string seed) =>
        Should.Throw<FormatException>(() => Property.Holds(s_upToThousand, _ => true, replay: seed));
}
