using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using TottoriCare.Grpc.Access;
using TottoriCare.Grpc.Hosting;
using TottoriCare.Grpc.Telemetry;
using TottoriCare.Grpc.Tests.Rulebooks;
using TottoriCare.Grpc.Transport;

namespace TottoriCare.Grpc.Tests.Hosting;

public sealed class SettingsTests : IDisposable
{
    private readonly RulebookFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_command_line_outweighs_the_environment_that_a_named_file_and_that_the_own_file()
    {
        _folder.Write("appsettings.json", """{ "Grpc": { "Port": 1 }, "Http": { "Port": 2 }, "Log": { "Level": "error", "Format": "json" }, "Limits": { "MaxConnections": 3 } }""");
        _folder.Write("named.json", """{ "Http": { "Port": 4 }, "Log": { "Level": "debug", "Format": "simple" } }""");
        var environment = new Dictionary<string, string> { ["TOTTORICARE_LOG__LEVEL"] = "trace", ["TOTTORICARE_Log__Format"] = "json" };

        HostSettings settings = Configured.By(["--settings", _folder.Of("named.json"), "--set", "Log:Format=simple"], environment, _folder.FullName);

        settings.GrpcPort.ShouldBe(1);
        settings.HttpPort.ShouldBe(4);
        settings.Limits.MaxConnections.ShouldBe(3);
        settings.Log.ShouldBe(new LogSettings(LogLevel.Trace, LogFormat.Simple));
    }

    [Fact]
    public void A_file_is_named_by_the_environment_where_the_command_line_names_none()
    {
        _folder.Write("one.json", """{ "Grpc": { "Port": 1 } }""");
        _folder.Write("two.json", """{ "Grpc": { "Port": 2 } }""");
        var environment = new Dictionary<string, string> { ["TOTTORICARE_SETTINGS"] = _folder.Of("one.json") };

        Configured.By([], environment).GrpcPort.ShouldBe(1);
        Configured.By(["--settings", _folder.Of("two.json")], environment).GrpcPort.ShouldBe(2);
    }

    [Fact]
    public void A_relative_path_of_a_file_begins_at_the_file_and_any_other_where_the_program_was_started()
    {
        _folder.Write("settings.json", """{ "Rulebooks": { "Folder": "rules" }, "Holidays": { "File": "/data/days.csv" } }""");

        HostSettings settings = Configured.By(["--settings", _folder.Of("settings.json"), "--reload-on", "reload"], null);

        settings.RulebookFolder.ShouldBe(_folder.Of("rules"));
        settings.HolidayFile.ShouldBe(Path.Combine(_folder.FullName, "/data/days.csv"));
        settings.ReloadFile.ShouldBe("reload");
    }

    [Fact]
    public void Limits_of_streams_and_files_are_refused_out_of_their_range() =>
        Configured.Faults(
            [
                "--set", "Batches:MaxStreamLines=0", "--set", "Batches:MaxCsvBytes=1023", "--set", "Batches:MaxCsvRows=1000001",
                "--set", "Batches:MaxCsvCellLength=15", "--set", "Batches:MaxCsvFiles=0",
            ], null).Select(fault => fault.Path).ShouldBe(
            ["Batches:MaxStreamLines", "Batches:MaxCsvBytes", "Batches:MaxCsvRows", "Batches:MaxCsvCellLength", "Batches:MaxCsvFiles"]);

    [Fact]
    public void An_address_that_others_reach_takes_a_certificate_and_somebody_who_may_call()
    {
        IReadOnlyList<InputError> faults = Configured.Faults(["--listen", "0.0.0.0"], null);

        faults.Select(fault => fault.Path).ShouldBe(["Listen:Address", "Access:KeyFile"]);
        faults[0].Message.En.ShouldContain("Tls:CertificateFile");
    }

    [Fact]
    public void Certificate_keys_and_openings_are_settings_like_any_other()
    {
        EntranceSettings entrance = Configured.By(
            [
                "--listen", "0.0.0.0", "--keys", "keys.json", "--set", "Tls:PfxFile=server.pfx", "--set", "Tls:ClientCertificates=wanted",
                "--set", "Access:OpenDecisions=true", "--set", "Access:Burst=5",
            ], null).Entrance;

        entrance.Tls.ShouldBe(new TlsSettings { PfxFile = "server.pfx", ClientCertificates = ClientCertificates.Wanted });
        entrance.Access.ShouldBe(new AccessSettings { KeyFile = "keys.json", OpenDecisions = true, Burst = 5 });
        entrance.IsOpen(OpenService.Rulebooks).ShouldBeFalse();
    }

    [Fact]
    public void One_port_for_both_wires_is_sound_with_TLS_alone()
    {
        Configured.Faults(["--grpc-port", "7000", "--http-port", "7000"], null).Single().Code.ShouldBe("PORTS_EQUAL");
        Configured.By(["--grpc-port", "7000", "--http-port", "7000", "--set", "Tls:PfxFile=server.pfx"], null).HttpPort.ShouldBe(7000);
    }

    [Fact]
    public void Every_bad_key_of_every_source_is_named_at_once_with_its_place_and_the_mend()
    {
        _folder.Write("appsettings.json", """{ "Limits": { "MaxDeadline": "31", "MaxConections": 7 }, "Grpc": { "Port": [1] } }""");
        var environment = new Dictionary<string, string> { ["TOTTORICARE_LOG__LEVEL"] = "loud", ["TOTTORICARE_TELEMETRY__NOTHING"] = "1" };

        IReadOnlyList<InputError> faults = Configured.Faults(["--set", "Telemetry:TracePercent=101"], environment, _folder.FullName);

        string file = $"the file {_folder.Of("appsettings.json")}";
        faults.Select(fault => (fault.Path, fault.Code)).ShouldBe(
        [
            ("Grpc:Port", "SETTING_INVALID"), ("Limits:MaxDeadline", "SETTING_INVALID"), ("Log:Level", "SETTING_INVALID"),
            ("Telemetry:TracePercent", "SETTING_INVALID"), ("Limits:MaxConections", "SETTING_UNKNOWN"), ("TELEMETRY:NOTHING", "SETTING_UNKNOWN"),
        ]);
        faults[0].Message.En.ShouldBe($"Grpc:Port in {file}: give a whole number from 0 to 65,535, as in \"6001\".");
        faults[1].Message.En.ShouldBe($"Limits:MaxDeadline in {file}: give a time from 1ms to 1h, in ms, s, min, h or d, as in \"30s\".");
        faults[2].Message.En.ShouldContain("TOTTORICARE_LOG__LEVEL in the environment: give one of trace, debug, information, ");
        faults[3].Message.En.ShouldEndWith("--set Telemetry:TracePercent=10.");
        faults[4].Message.En.ShouldBe($"Limits:MaxConections in {file}: there is no such setting; did you mean Limits:MaxConnections?");
        faults[5].Message.En.ShouldEndWith("OPERATIONS.md lists them all.");
        faults[4].Message.Ja.ShouldBe($"ファイル {_folder.Of("appsettings.json")} の Limits:MaxConections: この名前の設定はありません。Limits:MaxConnections ではありませんか。");
        faults[2].Message.Ja.ShouldStartWith("環境変数の TOTTORICARE_LOG__LEVEL: ");
        faults[3].Message.Ja.ShouldStartWith("コマンドラインの --set Telemetry:TracePercent: ");
    }

    [Fact]
    public void A_misspelt_variable_is_answered_with_the_variable_that_was_meant() =>
        Configured.Faults([], new() { ["TOTTORICARE_GRPC__PROT"] = "1" }).ShouldHaveSingleItem()
            .Message.En.ShouldEndWith("did you mean TOTTORICARE_GRPC__PORT?");

    [Fact]
    public void What_the_tests_are_told_is_no_setting() =>
        Configured.By([], new() { ["TOTTORICARE_TEST_ANYTHING"] = "1", ["OTHER_GRPC__PORT"] = "x" }).ShouldBe(new HostSettings());

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("")]
    [InlineData("""{ "Grpc": { "Port": 1, "port": 2 } }""")]
    public void A_file_that_is_no_settings_is_refused_by_its_name(string text)
    {
        _folder.Write("appsettings.json", text);

        InputError fault = Configured.Faults([], null, _folder.FullName).ShouldHaveSingleItem();

        (fault.Path, fault.Code).ShouldBe((_folder.Of("appsettings.json"), "SETTINGS_FILE_MALFORMED"));
    }

    [Fact]
    public void The_line_of_a_fault_of_json_is_told()
    {
        _folder.Write("appsettings.json", "{\n  \"Grpc\": { \"Port\": nothing }\n}");

        Configured.Faults([], null, _folder.FullName).ShouldHaveSingleItem().Message.En.ShouldBe("Line 2 is no valid JSON.");
    }

    [Fact]
    public void A_file_that_is_named_has_to_be_there() =>
        Configured.Faults("--settings", _folder.Of("missing.json")).ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(fault => fault.Code.ShouldBe("FILE_UNREADABLE"), fault => fault.Path.ShouldBe(_folder.Of("missing.json")));

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void A_file_of_settings_has_at_most_one_mebibyte(int bytesMore, bool isRead)
    {
        _folder.Write("appsettings.json", "{}".PadRight(SettingsFile.MostBytes + bytesMore));

        if (isRead)
            Configured.By([], null, _folder.FullName).ShouldBe(new HostSettings());
        else
            Configured.Faults([], null, _folder.FullName).ShouldHaveSingleItem().Code.ShouldBe("FILE_TOO_LARGE");
    }

    [Fact]
    public void Comments_trailing_commas_empty_sections_and_a_byte_order_mark_do_no_harm()
    {
        _folder.Write("appsettings.json", "\uFEFF{ // ours\n \"Grpc\": {}, \"Http\": { \"Port\": 7, }, }");

        Configured.By([], null, _folder.FullName).HttpPort.ShouldBe(7);
    }

    [Fact]
    public void An_empty_section_of_an_unknown_name_is_refused()
    {
        _folder.Write("appsettings.json", """{ "Acess": {} }""");

        Configured.Faults([], null, _folder.FullName).ShouldHaveSingleItem().Code.ShouldBe("SETTING_UNKNOWN");
    }

    [Theory]
    [InlineData("http://127.0.0.1:4317", true)]
    [InlineData("https://collector.example", true)]
    [InlineData("collector:4317", false)]
    [InlineData("ftp://collector", false)]
    [InlineData("http://collector/v1/metrics", false)]
    [InlineData("http://user:word@collector", false)]
    [InlineData("http://collector?x=1", false)]
    public void A_collector_is_named_by_scheme_host_and_port(string address, bool isTaken)
    {
        string[] arguments = ["--set", $"Telemetry:OtlpEndpoint={address}", "--set", "Telemetry:Traces=otlp"];

        if (isTaken)
            Configured.By(arguments).Telemetry.Otlp.ShouldNotBeNull().Endpoint.ShouldBe(new Uri(address));
        else
            Configured.Faults(arguments).ShouldHaveSingleItem().Path.ShouldBe("Telemetry:OtlpEndpoint");
    }

    [Theory]
    [InlineData("Telemetry:Metrics=otlp", true)]
    [InlineData("Telemetry:Traces=otlp", true)]
    [InlineData("Telemetry:Metrics=prometheus", false)]
    public void What_goes_to_a_collector_needs_one(string setting, bool needsOne)
    {
        if (needsOne)
            Configured.Faults("--set", setting).ShouldHaveSingleItem().Code.ShouldBe("OTLP_ENDPOINT_MISSING");
        else
            Configured.By("--set", setting).Telemetry.ShouldBe(new TelemetrySettings(MetricsExport.Prometheus));
    }

    [Theory]
    [InlineData("authorization=Bearer s3cret", true)]
    [InlineData("a=1,b=2", true)]
    [InlineData("s3cret", false)]
    [InlineData("=s3cret", false)]
    [InlineData("a=1\ns3cret: 2", false)]
    public void Headers_of_the_export_are_never_shown(string headers, bool isTaken)
    {
        string[] arguments = ["--set", $"Telemetry:OtlpHeaders={headers}", "--set", "Telemetry:OtlpEndpoint=http://collector"];

        string said = isTaken ? $"{Configured.By(arguments)}" : string.Join('\n', Configured.Faults(arguments));

        said.ShouldNotContain("s3cret");
    }

    [Fact]
    public void Each_limit_is_taken_at_both_bounds_and_refused_beyond()
    {
        foreach (GrpcServerOption option in GrpcServerOption.All)
        {
            switch (option)
            {
                case GrpcServerOption<int> count:
                    Taken(count, $"{count.Least}", count.Least);
                    Taken(count, $"{count.Most}", count.Most);
                    Refused(count, $"{count.Least - 1}");
                    Refused(count, $"{count.Most + 1}");
                    break;
                case GrpcServerOption<TimeSpan> duration:
                    Taken(duration, $"{duration.Least.TotalMilliseconds}ms", duration.Least);
                    Taken(duration, $"{duration.Most.TotalMilliseconds}ms", duration.Most);
                    Refused(duration, $"{duration.Least.TotalMilliseconds - 1}ms");
                    Refused(duration, $"{duration.Most.TotalMilliseconds + 1}ms");
                    Refused(duration, "30");
                    break;
                case GrpcServerOption<bool> choice:
                    Taken(choice, "false", false);
                    Taken(choice, "True", true);
                    Refused(choice, "1");
                    break;
            }
        }

        static void Taken<T>(GrpcServerOption<T> option, string text, T value)
            where T : IComparable<T> => option.Read(Configured.By("--set", $"Limits:{option.Name}={text}").Limits).ShouldBe(value, option.Name);

        static void Refused(GrpcServerOption option, string text) =>
            Configured.Faults("--set", $"Limits:{option.Name}={text}").ShouldHaveSingleItem().Path.ShouldBe($"Limits:{option.Name}");
    }

    [Theory]
    [InlineData("64KiB", 64 * 1024)]
    [InlineData("2mib", 2 * 1024 * 1024)]
    [InlineData("4096", 4096)]
    [InlineData("1.5MiB", null)]
    [InlineData("64KB", null)]
    [InlineData("4096MiB", null)]
    [InlineData(" 1", null)]
    public void A_size_is_a_whole_number_of_bytes_KiB_or_MiB(string text, int? bytes)
    {
        if (bytes is { } expected)
            Configured.By("--set", $"Limits:MaxRequestBytes={text}").Limits.MaxRequestBytes.ShouldBe(expected);
        else
            Configured.Faults("--set", $"Limits:MaxRequestBytes={text}");
    }

    [Theory]
    [InlineData("2min", 120)]
    [InlineData("90S", 90)]
    [InlineData("1h", 3600)]
    [InlineData("1d", 86400)]
    [InlineData("00:01:00", null)]
    [InlineData("1", null)]
    [InlineData("-1s", null)]
    [InlineData("999999999d", null)]
    public void A_time_is_a_whole_number_with_its_unit(string text, int? seconds)
    {
        if (seconds is { } expected)
            Configured.By("--set", $"Limits:IdleTimeout={text}").Limits.IdleTimeout.ShouldBe(TimeSpan.FromSeconds(expected));
        else
            Configured.Faults("--set", $"Limits:IdleTimeout={text}");
    }

    [Fact]
    public void The_default_of_every_setting_is_a_value_that_it_takes()
    {
        var written = new JsonObject();
        foreach (Setting setting in HostSettings.All().Where(setting => setting.Usual.Length > 0))
        {
            string[] parts = setting.Key.Split(':');
            if (written[parts[0]] is null)
                written[parts[0]] = new JsonObject();
            written[parts[0]]![parts[1]] = setting.Usual;
        }

        _folder.Write("appsettings.json", written.ToJsonString());

        Configured.By([], null, _folder.FullName).ShouldBe(new HostSettings());
    }

    [Fact]
    public async Task Limits_reach_the_wire()
    {
        var host = new RunningHost { Settings = Configured.By("--set", "Limits:MaxRequestBytes=1", "--grpc-port=0", "--http-port=0") };
        await host.InitializeAsync();
        try
        {
            Answer<V1.GetDeadlineResponse> answer = await host.CallAsync<V1.GetDeadlineResponse>(Protocol.Json, Decisions.Sound.Deadline());

            answer.Detail<Google.Rpc.ErrorInfo>().Reason.ShouldBe("MESSAGE_TOO_LARGE");
        }
        finally
        {
            await host.DisposeAsync();
        }
    }
}
