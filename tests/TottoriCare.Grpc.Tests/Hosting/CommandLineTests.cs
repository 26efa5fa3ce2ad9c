using TottoriCare.Grpc.Hosting;

namespace TottoriCare.Grpc.Tests.Hosting;

public class CommandLineTests
{
    [Fact]
    public void Without_arguments_the_usual_ports_are_taken() =>
        Configured.By().ShouldBe(new HostSettings());

    [Theory]
    [InlineData("--grpc-port 6001 --http-port 6000")]
    [InlineData("--grpc-port=6001 --http-port=6000")]
    [InlineData("--http-port 6000 --grpc-port=6001")]
    [InlineData("--set Http:Port=6000 --set Grpc:Port=6001")]
    [InlineData("--set=http:port=6000 --set GRPC:PORT=6001")]
    public void Ports_are_given_with_or_without_an_equals_sign_and_by_their_keys(string arguments) =>
        Configured.By(arguments.Split(' ')).ShouldBe(new HostSettings(GrpcPort: 6001, HttpPort: 6000));

    [Theory]
    [InlineData("--grpc-port 0", 0, 5080)]
    [InlineData("--http-port 65535", 5081, 65535)]
    [InlineData("--grpc-port 0 --http-port 0", 0, 0)]
    public void Ports_run_from_0_for_any_to_65535(string arguments, int grpcPort, int httpPort) =>
        Configured.By(arguments.Split(' ')).ShouldBe(new HostSettings(grpcPort, httpPort));

    [Fact]
    public void Folder_and_files_are_taken_as_they_are() =>
        Configured.By("--rulebooks", "my rulebooks", "--holidays=a=b.csv", "--reload-on", "touched")
            .ShouldBe(new HostSettings(RulebookFolder: "my rulebooks", HolidayFile: "a=b.csv", ReloadFile: "touched"));

    [Theory]
    [InlineData("--rulebooks", "folder")]
    [InlineData("--rulebooks=", "folder")]
    [InlineData("--holidays --rulebooks x", "file")]
    [InlineData("--holidays --nothing", "file")]
    [InlineData("--reload-on", "file")]
    [InlineData("--rulebooks a --rulebooks b", "twice")]
    [InlineData("--settings", "file")]
    [InlineData("--settings a --settings b", "twice")]
    [InlineData("--set", "KEY=VALUE")]
    [InlineData("--set Grpc:Port", "KEY=VALUE")]
    [InlineData("--set =6000", "KEY=VALUE")]
    [InlineData("--set Grpc:Port=1 --set grpc:port=1", "twice")]
    [InlineData("--grpc-port 1 --set Grpc:Port=1", "twice")]
    [InlineData("--port 6000", "--help")]
    [InlineData("6000", "--help")]
    [InlineData("--GRPC-PORT 6000", "--help")]
    [InlineData("--grpc-port", "--grpc-port 6001")]
    [InlineData("--grpc-port=", "--grpc-port 6001")]
    [InlineData("--grpc-port 65536", "65,535")]
    [InlineData("--http-port -1", "65,535")]
    [InlineData("--http-port six", "65,535")]
    [InlineData("--http-port 99999999999", "65,535")]
    [InlineData("--http-port 6000 --http-port 6002", "twice")]
    [InlineData("--grpc-port 6000 --http-port 6000", "differ")]
    [InlineData("--http-port 5081", "differ")]
    public void A_faulty_argument_is_refused_with_the_mend(string arguments, string mend)
    {
        IReadOnlyList<InputError> faults = Configured.Faults(arguments.Split(' '));

        string.Join('\n', faults.Select(fault => fault.Message.En)).ShouldContain(mend);
        faults.ShouldAllBe(fault => fault.Message.Ja.Contains("ください"));
    }

    [Fact]
    public void Every_faulty_argument_is_named_at_once() =>
        Configured.Faults("--rulebooks", "--port", "1", "--holidays").Select(fault => (fault.Path, fault.Code)).ShouldBe(
        [
            ("", "ARGUMENT_UNKNOWN"), ("--rulebooks", "OPTION_WITHOUT_VALUE"), ("--holidays", "OPTION_WITHOUT_VALUE"),
        ]);

    [Theory]
    [InlineData("lost-secret")]
    [InlineData("--set lost-secret")]
    [InlineData("--grpc-port lost-secret")]
    [InlineData("--nothing=lost-secret")]
    [InlineData("--set Telemetry:OtlpHeaders lost-secret")]
    public void A_value_is_never_repeated(string arguments) =>
        string.Join('\n', Configured.Faults(arguments.Split(' '))).ShouldNotContain("lost-secret");

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("--grpc-port six --help")]
    [InlineData("--nothing --help")]
    public async Task Help_is_given_whatever_else_is_said(string arguments) =>
        (await RunAsync(arguments)).ShouldBe((0, Usage.Help + Environment.NewLine, ""));

    [Fact]
    public void Help_names_every_option_in_both_languages()
    {
        foreach (string option in HostSettings.WithOption.Select(setting => setting.Option!).Concat(["--settings", "--set", "--version", "--help"]))
            Usage.Help.Split('\n').Count(line => line.Contains($"  {option} ")).ShouldBe(2, option);
    }

    [Fact]
    public async Task The_version_is_that_of_the_product()
    {
        (int code, string said, string errors) = await RunAsync("--version");

        (code, errors).ShouldBe((0, ""));
        said.ShouldMatch(@"^TottoriCare\.Grpc \d+\.\d+\.\d+\S*\r?\n$");
    }

    private static async Task<(int Code, string Output, string Errors)> RunAsync(string arguments)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        int code = await CommandLine.RunAsync(arguments.Split(' '), output, errors);
        return (code, output.ToString(), errors.ToString());
    }
}
