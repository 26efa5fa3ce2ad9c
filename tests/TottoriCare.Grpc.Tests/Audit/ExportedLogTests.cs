using System.Buffers.Binary;
using Google.Protobuf;
using TottoriCare.Grpc.Audit;
using TottoriCare.Grpc.Hosting;
using TottoriCare.Grpc.Tests.Access;
using TottoriCare.Grpc.Tests.Decisions;
using TottoriCare.Grpc.Tests.Ledger;
using TottoriCare.Grpc.Tests.Transport;

namespace TottoriCare.Grpc.Tests.Audit;

/// <summary>A log goes out over the wire or by the command, and the command that checks it needs no more than the file and a key.</summary>
public sealed class ExportedLogTests : IAsyncLifetime, IDisposable
{
    private readonly KeyRing _keys = new();
    private GuardedHost _host = null!;
    private string _bearer = "";

    public async Task InitializeAsync()
    {
        _bearer = $"Bearer {_keys.Make("municipality", Library.CityCode)}";
        _host = await GuardedHost.StartAsync(GuardedHost.Closed(_keys), _keys.Clock);
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    public void Dispose() => _keys.Dispose();

    [Fact]
    public async Task A_log_that_goes_out_over_the_wire_is_checked_by_the_key_of_the_host_and_by_no_other()
    {
        await WriteAsync();
        V1.Checkpoint earlier = (await StreamAsync<V1.GetCheckpointResponse>("GetCheckpoint", new V1.GetCheckpointRequest { MunicipalityCode = Library.CityCode }))
            .Single().Checkpoint;
        List<V1.ExportLogResponse> parts = await StreamAsync<V1.ExportLogResponse>("ExportLog", new V1.ExportLogRequest { MunicipalityCode = Library.CityCode });
        parts.Count.ShouldBe(5);
        string file = _keys.Of("log.jsonl"), key = _keys.Of("log.pub"), other = _keys.Of("other.pub"), since = _keys.Of("since.txt");
        await using (var output = new StreamWriter(file))
            ExportCommand.Write(parts, output);
        await File.WriteAllTextAsync(since, earlier.Note);
        await File.WriteAllTextAsync(key, (await RunAsync(0, "log-key", "--storage", "sqlite", "--data", _host.LedgerFolder)).Output);
        await File.WriteAllTextAsync(other, (await RunAsync(0, "log-key", "--storage", "sqlite", "--data", _keys.Of("elsewhere"))).Output);

        (await RunAsync(0, "verify", file, "--public-key", key, "--since", since)).Output.ShouldContain("All 4 entries hold");
        (await RunAsync(1, "verify", file, "--public-key", other)).Errors.ShouldContain("checkpoint  SIGNATURE_INVALID");
        (await RunAsync(0, "verify", file)).Output.ShouldContain("No signature was checked");

        List<string> lines = [.. await File.ReadAllLinesAsync(file)];
        lines.RemoveAt(1);
        await File.WriteAllLinesAsync(file, lines);
        string errors = (await RunAsync(1, "verify", file, "--public-key", key)).Errors;
        errors.ShouldContain("entry 1  ENTRY_INDEX");
        errors.ShouldContain("記録 1 があるはずですが");
    }

    [Fact]
    public async Task The_command_writes_the_same_log_while_the_host_runs_and_never_over_a_file()
    {
        await WriteAsync();
        string file = _keys.Of("log.jsonl");
        string[] export = ["export", file, "--municipality", Library.CityCode, "--storage", "sqlite", "--data", _host.LedgerFolder];
        await RunAsync(0, export);
        (await RunAsync(0, "verify", file)).Output.ShouldContain("All 3 entries hold");
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        (await RunAsync(1, export)).Errors.ShouldContain("FILE_NOT_WRITABLE");
    }

    [Fact]
    public async Task What_the_host_has_decided_comes_out_again()
    {
        await WriteAsync();
        List<V1.ReperformResponse> reports = await StreamAsync<V1.ReperformResponse>("Reperform", new V1.ReperformRequest { MunicipalityCode = Library.CityCode });
        reports[^1].ShouldBe(new V1.ReperformResponse { Done = 3, Total = 3, Reperformed = 3 });
    }

    [Theory]
    [InlineData(2, "verify")]
    [InlineData(2, "verify", "no-such-file")]
    [InlineData(2, "verify", "no-such-file", "--public-key", "no-such-key")]
    [InlineData(2, "export", "file")]
    [InlineData(2, "export", "file", "--municipality", "31201", "--storage", "sqlite")]
    [InlineData(2, "export", "file", "--municipality", "312011", "--storage", "none")]
    [InlineData(2, "log-key", "--storage", "none")]
    public async Task Arguments_that_can_not_be_are_refused(int exitCode, params string[] arguments) =>
        (await RunAsync(exitCode, arguments)).Errors.ShouldNotBeEmpty();

    [Theory]
    [InlineData("verify")]
    [InlineData("export")]
    [InlineData("log-key")]
    public async Task Each_command_tells_how_it_is_used(string command) =>
        (await RunAsync(0, command, "--help")).Output.ShouldContain("Usage: TottoriCare.Grpc");

    private async Task WriteAsync()
    {
        V1.SubmitApplicationResponse applied = (await StreamAsync<V1.SubmitApplicationResponse>("SubmitApplication", LedgerRequests.Application(), "LedgerService")).Single();
        string caseId = applied.Receipt.CaseId;
        await StreamAsync<V1.DecideApplicationResponse>("DecideApplication", LedgerRequests.Approval(caseId), "LedgerService");
        await StreamAsync<V1.BookResponse>("Book", LedgerRequests.Booking(caseId, Sound.Stay("2026-12-07", "2026-12-09")), "LedgerService");
    }

    // Every message of the answer.
    private async Task<List<T>> StreamAsync<T>(string method, IMessage request, string service = "AuditService")
        where T : IMessage<T>, new()
    {
        RawReply reply = await RawGrpc.CallAsync(
            _host.Http2, $"/tottoricare.v1.{service}/{method}", RawGrpc.Frame(request), [("authorization", _bearer)]);
        reply.Code.ShouldBe(Google.Rpc.Code.Ok);
        var messages = new List<T>();
        for (int at = 0; at < reply.Body.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(reply.Body.AsSpan(at + 1));
            var message = new T();
            message.MergeFrom(reply.Body.AsSpan(at + 5, length).ToArray());
            messages.Add(message);
            at += 5 + length;
        }

        return messages;
    }

    private static async Task<(string Output, string Errors)> RunAsync(int exitCode, params string[] arguments)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        int code = await CommandLine.RunAsync(arguments, output, errors);
        code.ShouldBe(exitCode, $"{output}\n{errors}");
        return (output.ToString(), errors.ToString());
    }
}
