using Google.Protobuf.Reflection;
using Google.Rpc;
using TottoriCare.Grpc.Transport.Reflection.V1;

namespace TottoriCare.Grpc.Tests.Transport;

public class ReflectionTests
{
    private static readonly string[] Paths =
        ["/grpc.reflection.v1.ServerReflection/ServerReflectionInfo", "/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo"];

    public static TheoryData<string> Versions => new(Paths);

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Every_mapped_service_is_listed(string path)
    {
        ServerReflectionResponse response = await AskAsync(path, new ServerReflectionRequest { Host = "h", ListServices = "*" });

        response.ValidHost.ShouldBe("h");
        response.OriginalRequest.ListServices.ShouldBe("*");
        response.ListServicesResponse.Service.Select(service => service.Name).ShouldBe(
            ["echo.v1.Echo", "grpc.health.v1.Health", "grpc.reflection.v1.ServerReflection", "grpc.reflection.v1alpha.ServerReflection"]);
    }

    [Theory]
    [InlineData("echo.v1.Echo")]
    [InlineData("echo.v1.Echo.Say")]
    [InlineData("echo.v1.Everything")]
    [InlineData("echo.v1.Everything.text")]
    [InlineData("echo.v1.Everything.choice")]
    [InlineData("echo.v1.Everything.ByNameEntry")]
    [InlineData("echo.v1.Colour")]
    public async Task A_symbol_leads_to_its_file_and_all_imports(string symbol)
    {
        foreach (string version in Paths)
        {
            ServerReflectionResponse response = await AskAsync(version, new ServerReflectionRequest { FileContainingSymbol = symbol });

            FileDescriptorProto[] files = [.. response.FileDescriptorResponse.FileDescriptorProto.Select(FileDescriptorProto.Parser.ParseFrom)];
            files[0].Name.ShouldBe("echo.proto");
            files[0].Dependency.ShouldBeSubsetOf(files.Select(file => file.Name));
            FileDescriptor.BuildFromByteStrings(response.FileDescriptorResponse.FileDescriptorProto.Reverse()).Count.ShouldBe(files.Length);
        }
    }

    [Fact]
    public async Task A_file_is_found_by_its_name()
    {
        ServerReflectionResponse response = await AskAsync(
            Paths[0], new ServerReflectionRequest { FileByFilename = "google/protobuf/timestamp.proto" });

        FileDescriptorProto.Parser.ParseFrom(response.FileDescriptorResponse.FileDescriptorProto.ShouldHaveSingleItem())
            .Package.ShouldBe("google.protobuf");
    }

    [Fact]
    public async Task A_message_has_no_extensions_and_what_is_unknown_is_not_found()
    {
        string path = Paths[0];

        (await AskAsync(path, new ServerReflectionRequest { AllExtensionNumbersOfType = "echo.v1.Number" }))
            .AllExtensionNumbersResponse.ExtensionNumber.ShouldBeEmpty();
        foreach (ServerReflectionRequest unknown in (ServerReflectionRequest[])
        [
            new() { AllExtensionNumbersOfType = "echo.v1.Nothing" },
            new() { FileByFilename = "nothing.proto" },
            new() { FileContainingSymbol = "echo.v1.Nothing" },
            new() { FileContainingExtension = new ExtensionRequest { ContainingType = "echo.v1.Number", ExtensionNumber = 100 } },
        ])
            (await AskAsync(path, unknown)).ErrorResponse.ErrorCode.ShouldBe((int)Code.NotFound);
        (await AskAsync(path, new ServerReflectionRequest())).ErrorResponse.ErrorCode.ShouldBe((int)Code.InvalidArgument);
    }

    private static async Task<ServerReflectionResponse> AskAsync(string path, ServerReflectionRequest request)
    {
        await using EchoHost host = await EchoHost.StartAsync();
        await using var call = new DuplexCall(host.Http2, path);
        await call.SendAsync(request);
        return (await call.ReceiveAsync(ServerReflectionResponse.Parser))!;
    }
}
