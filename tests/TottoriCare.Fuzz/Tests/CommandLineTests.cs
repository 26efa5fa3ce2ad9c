namespace TottoriCare.Fuzz.Tests;

public class CommandLineTests
{
    [Fact]
    public void Without_arguments_a_million_requests_are_sent_by_the_seed_at_hand()
    {
        CommandLine command = CommandLine.Read([], 42);

        command.Fault.ShouldBeNull();
        (command.Settings.Requests, command.Settings.Seed).ShouldBe((1_000_000, 42));
    }

    [Fact]
    public void A_request_can_be_asked_for_again()
    {
        CommandLine command = CommandLine.Read(["--seed", "3", "--only", "17"], 42);

        (command.Settings.Seed, command.Settings.Only).ShouldBe((3, 17));
    }

    [Theory]
    [InlineData("--requests")]
    [InlineData("--requests", "0")]
    [InlineData("--requests", "-1")]
    [InlineData("--requests", "many")]
    [InlineData("--only", "17")]
    [InlineData("--fast")]
    public void A_faulty_argument_is_named(params string[] arguments) => CommandLine.Read(arguments, 42).Fault.ShouldNotBeNull();
}
