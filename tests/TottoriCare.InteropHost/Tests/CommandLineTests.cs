namespace TottoriCare.InteropHost.Tests;

public class CommandLineTests
{
    [Fact]
    public void Without_arguments_any_free_ports_are_taken() => CommandLine.Read([]).ShouldBe(new CommandLine());

    [Theory]
    [InlineData("--port 6001 --http-port 6000 --use_tls false", 6001, 6000)]
    [InlineData("--use_tls=false --http-port=6000 --port=6001", 6001, 6000)]
    [InlineData("--port 65535", 65535, 0)]
    [InlineData("--port 0 --http-port 0", 0, 0)]
    public void Ports_are_taken_as_the_tests_give_them(string arguments, int grpcPort, int httpPort)
    {
        CommandLine command = CommandLine.Read(arguments.Split(' '));

        command.Fault.ShouldBeNull();
        (command.GrpcPort, command.HttpPort).ShouldBe((grpcPort, httpPort));
    }

    [Theory]
    [InlineData("--port", "--port 6000")]
    [InlineData("--port 65536", "65535")]
    [InlineData("--http-port -1", "65535")]
    [InlineData("--http-port six", "65535")]
    [InlineData("--port 6000 --http-port 6000", "differ")]
    [InlineData("--use_tls true", "no TLS")]
    [InlineData("--use_tls", "no TLS")]
    [InlineData("--grpc-port 6000", "--help")]
    [InlineData("--port six --http-port 6000", "65535")]
    public void A_faulty_argument_is_refused_with_the_mend(string arguments, string mend)
    {
        CommandLine command = CommandLine.Read(arguments.Split(' '));

        command.Fault.ShouldNotBeNull();
        command.Fault.En.ShouldContain(mend);
        command.Fault.Ja.ShouldContain("ください");
    }

    [Theory]
    [InlineData("--help", 0)]
    [InlineData("--port six --help", 0)]
    [InlineData("--port six", 2)]
    public async Task The_program_ends_with_help_or_a_fault(string arguments, int code)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();

        (await TestHost.RunAsync(arguments.Split(' '), output, errors)).ShouldBe(code);

        output.ToString().Contains("--use_tls", StringComparison.Ordinal).ShouldBe(code == 0);
        errors.ToString().Contains("65535", StringComparison.Ordinal).ShouldBe(code == 2);
    }
}
