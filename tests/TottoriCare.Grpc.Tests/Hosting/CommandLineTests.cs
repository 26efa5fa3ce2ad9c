using TottoriCare.Grpc.Hosting;

namespace TottoriCare.Grpc.Tests.Hosting;

public class CommandLineTests
{
    [Fact]
    public void Without_arguments_the_usual_ports_are_taken() =>
        CommandLine.Read([]).ShouldBe(new CommandLine());

    [Theory]
    [InlineData("--grpc-port 6001 --http-port 6000")]
    [InlineData("--grpc-port=6001 --http-port=6000")]
    [InlineData("--http-port 6000 --grpc-port=6001")]
    public void Ports_are_given_with_or_without_an_equals_sign(string arguments)
    {
        CommandLine command = CommandLine.Read(arguments.Split(' '));

        command.Fault.ShouldBeNull();
        command.Settings.ShouldBe(new HostSettings(GrpcPort: 6001, HttpPort: 6000));
    }

    [Theory]
    [InlineData("--grpc-port 0", 0, 5080)]
    [InlineData("--http-port 65535", 5081, 65535)]
    [InlineData("--grpc-port 0 --http-port 0", 0, 0)]
    public void Ports_run_from_0_for_any_to_65535(string arguments, int grpcPort, int httpPort) =>
        CommandLine.Read(arguments.Split(' ')).Settings.ShouldBe(new HostSettings(grpcPort, httpPort));

    [Fact]
    public void Folder_and_files_are_taken_as_they_are() =>
        CommandLine.Read(["--rulebooks", "my rulebooks", "--holidays=a=b.csv", "--reload-on", "touched"]).Settings
            .ShouldBe(new HostSettings(RulebookFolder: "my rulebooks", HolidayFile: "a=b.csv", ReloadFile: "touched"));

    [Theory]
    [InlineData("--rulebooks", "folder")]
    [InlineData("--rulebooks=", "folder")]
    [InlineData("--holidays --rulebooks x", "file")]
    [InlineData("--reload-on", "file")]
    [InlineData("--rulebooks a --rulebooks b", "twice")]
    [InlineData("--port 6000", "--help")]
    [InlineData("6000", "--help")]
    [InlineData("--GRPC-PORT 6000", "--help")]
    [InlineData("--grpc-port", "--grpc-port 6000")]
    [InlineData("--grpc-port=", "--grpc-port 6000")]
    [InlineData("--grpc-port 65536", "65535")]
    [InlineData("--http-port -1", "65535")]
    [InlineData("--http-port six", "65535")]
    [InlineData("--http-port 99999999999", "65535")]
    [InlineData("--http-port 6000 --http-port 6002", "twice")]
    [InlineData("--grpc-port 6000 --http-port 6000", "differ")]
    [InlineData("--http-port 5081", "differ")]
    public void A_faulty_argument_is_refused_with_the_mend(string arguments, string mend)
    {
        CommandLine command = CommandLine.Read(arguments.Split(' '));

        command.Fault.ShouldNotBeNull();
        command.Fault.En.ShouldContain(mend);
        command.Fault.Ja.ShouldContain("ください");
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("--grpc-port six --help")]
    public void Help_is_given_whatever_else_is_said(string arguments) =>
        CommandLine.Read(arguments.Split(' ')).WantsHelp.ShouldBeTrue();
}
