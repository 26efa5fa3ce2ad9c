using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using TottoriCare.Grpc.Hosting;
using TottoriCare.Grpc.Rulebooks;
using TottoriCare.Grpc.Tests.Decisions;
using TottoriCare.Grpc.Tests.Rulebooks;

namespace TottoriCare.Grpc.Tests.Hosting;

/// <summary>A running host reads rulebooks and holidays again when it is told to, and says what came of it.</summary>
public sealed class ReloadTests : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly RulebookFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_touched_file_makes_the_host_read_again_without_an_end_of_service()
    {
        _folder.Write("town.json", Library.TownText());
        using var stop = new CancellationTokenSource();
        using var output = new Words();
        using var errors = new Words();
        Task<int> running = CommandLine.RunAsync(
            ["--grpc-port", "0", "--http-port", "0", "--rulebooks", _folder.FullName, "--reload-on", _folder.Of("reload")], output, errors, stop.Token);
        string greeting = await output.NextAsync();
        greeting.ShouldContain("990019 試験町（架空の町） Test Town (made up) ← town.json");

        _folder.Write("town.json", Library.TownText(rulebook => rulebook["terms"]!["pools"]!["stays"]!["cap"] = 8));
        _folder.Write("reload", "1");
        string reloaded = await output.NextAsync();
        reloaded.ShouldContain("Rulebooks changed: 1: 990019. Holidays unchanged.");
        reloaded.ShouldContain("変わった規則集 1件: 990019");

        _folder.Write("town.json", "{");
        _folder.Delete("reload");
        (await errors.NextAsync()).ShouldContain("規則集 town.json を採用しません");
        (await output.NextAsync()).ShouldContain("a newer version is refused");

        await stop.CancelAsync();
        (await running).ShouldBe(0);
    }

    [Fact]
    public async Task A_call_to_come_is_answered_by_the_new_book()
    {
        var host = new RunningHost();
        await host.InitializeAsync();
        try
        {
            var request = new V1.GetRulebookRequest { MunicipalityCode = Library.CityCode };
            string before = (await host.CallAsync<V1.GetRulebookResponse>(Protocol.Grpc, request)).Value.Rulebook.Digest;

            host.Books.Replace(Library.CityWith(rulebook => rulebook["municipality"]!["name"]!["en"] = "My City"));

            V1.Rulebook after = (await host.CallAsync<V1.GetRulebookResponse>(Protocol.Json, request)).Value.Rulebook;
            after.MunicipalityName.En.ShouldBe("My City");
            after.Digest.ShouldNotBe(before);
        }
        finally
        {
            await host.DisposeAsync();
        }
    }

    [Fact]
    public async Task The_list_tells_the_file_of_a_rulebook_and_that_a_newer_one_is_refused()
    {
        _folder.Write("town.json", Library.TownText());
        var sources = new BookSources(_folder.FullName);
        var host = new RunningHost(sources.Read(before: null).Book!);
        await host.InitializeAsync();
        try
        {
            V1.RulebookSummary town = (await ListAsync()).Single(it => it.MunicipalityCode == Library.TownCode);
            (town.Origin, town.FileName, town.ReplacementRefused, town.AmendmentCount).ShouldBe((V1.RulebookOrigin.Supplied, "town.json", false, 4));
            (await ListAsync()).Single(it => it.MunicipalityCode == Library.CityCode).Origin.ShouldBe(V1.RulebookOrigin.Shipped);

            _folder.Write("town.json", "{");
            using var output = new StringWriter();
            using var errors = new StringWriter();
            await new Reload(host.Books, sources, output, errors).RunAsync();

            (await ListAsync()).Single(it => it.MunicipalityCode == Library.TownCode).ReplacementRefused.ShouldBeTrue();
            errors.ToString().ShouldContain("town.json");
            output.ToString().ShouldContain("Rulebooks changed: 0. Holidays unchanged.");
        }
        finally
        {
            await host.DisposeAsync();
        }

        async Task<IEnumerable<V1.RulebookSummary>> ListAsync() =>
            (await host.CallAsync<V1.ListRulebooksResponse>(Protocol.Json, new V1.ListRulebooksRequest())).Value.Rulebooks;
    }

    [Fact]
    public async Task SIGHUP_makes_the_host_read_again_where_there_is_such_a_signal()
    {
        // A process of its own: a signal reaches every host of one process.
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, UseShellExecute = false },
        };
        foreach (string argument in new[]
                 {
                     typeof(ServiceHost).Assembly.Location, "--grpc-port", "0", "--http-port", "0", "--rulebooks", _folder.FullName,
                 })
        {
            process.StartInfo.ArgumentList.Add(argument);
        }

        process.Start();
        try
        {
            await LineAsync(process, "Ctrl-C");
            if (OperatingSystem.IsWindows())
                return;
            _folder.Write("town.json", Library.TownText());
            using (Process kill = Process.Start("kill", ["-HUP", $"{process.Id}"]))
                await kill.WaitForExitAsync();

            await LineAsync(process, "Rulebooks changed: 1: 990019");
        }
        finally
        {
            process.Kill();
        }
    }

    [Theory]
    [InlineData("--rulebooks", "FOLDER_UNREADABLE")]
    [InlineData("--holidays", "FILE_UNREADABLE")]
    public async Task A_host_that_can_not_read_what_it_is_to_decide_by_does_not_start(string option, string code)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();

        (await CommandLine.RunAsync([option, _folder.Of("missing")], output, errors)).ShouldBe(1);

        output.ToString().ShouldBeEmpty();
        errors.ToString().ShouldContain(code);
        errors.ToString().ShouldContain("起動しません");
        errors.ToString().ShouldContain("does not start");
    }

    [Fact]
    public void A_greeting_names_twenty_rulebooks_and_counts_the_rest()
    {
        for (int i = 0; i < 25; i++)
            _folder.Write($"{i}.json", Library.TownText(WithCode(i)));

        OrdinanceBook book = new BookSources(_folder.FullName).Read(before: null).Book!;
        string greeting = Greeting.Of(book, new Exposure("127.0.0.1", 1, 2, HasTls: false, [], []));

        book.All.Count.ShouldBe(27);
        greeting.Split('\n').Count(line => line.Contains('←', StringComparison.Ordinal)).ShouldBe(18);
        greeting.ShouldContain("ほか7件");
        greeting.ShouldContain("and 7 more");
    }

    [Fact]
    public void A_greeting_shows_a_call_that_is_answered_even_where_the_first_municipality_is_not_served()
    {
        _folder.Write("312011.json", "{");

        OrdinanceBook book = new BookSources(_folder.FullName).Read(before: null).Book!;

        Greeting.Of(book, new Exposure("127.0.0.1", 1, 2, HasTls: false, [], [])).ShouldContain("curl -s http://127.0.0.1:2/tottoricare.v1.RulebookService/ListRulebooks");
    }

    // The unused prefectures 50 to 74, each with its own check digit.
    private static Action<JsonNode> WithCode(int number) => rulebook =>
    {
        string five = $"{50 + number}001";
        int sum = five.Select((digit, place) => (digit - '0') * (6 - place)).Sum();
        rulebook["municipality"]!["code"] = $"{five}{(11 - (sum % 11)) % 10}";
    };

    private static async Task LineAsync(Process process, string part)
    {
        using var patience = new CancellationTokenSource(s_patience);
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.Contains(part, StringComparison.Ordinal))
                return;
        }

        throw new ShouldAssertException($"The host ended without saying {part}.");
    }

    // What a host says, in the portions in which it says it.
    private sealed class Words : StringWriter
    {
        private readonly Channel<string> _said = Channel.CreateUnbounded<string>();

        public Task<string> NextAsync() => _said.Reader.ReadAsync().AsTask().WaitAsync(s_patience);

        public override Task WriteLineAsync(string? value)
        {
            _said.Writer.TryWrite(value ?? "");
            return Task.CompletedTask;
        }
    }
}
