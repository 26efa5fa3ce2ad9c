using System.Text;
using System.Text.RegularExpressions;
using TottoriCare.Grpc.Hosting;
using TottoriCare.Grpc.Telemetry;
using TottoriCare.Grpc.Tests.Rulebooks;

namespace TottoriCare.Grpc.Tests.Hosting;

/// <summary>What OPERATIONS.md tells of settings and metrics is so.</summary>
public sealed class OperationsTests
{
    private static readonly string s_page = Page();

    [Fact]
    public void The_table_names_every_setting_with_its_option_default_and_values()
    {
        string[] rows = [.. s_page.Split("<!-- settings -->")[1].Split("<!-- end of settings -->")[0].Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal))];
        string[] expected =
        [
            .. HostSettings.All().Select(setting =>
                $"| `{setting.Key}` | {Code(setting.Option)} | {Code(setting.Usual)} | {setting.Form.En} | "),
        ];

        rows.Select(row => row[..(row[..^1].TrimEnd().LastIndexOf('|') + 2)]).ShouldBe(expected);
        rows.ShouldAllBe(row => Regex.IsMatch(row, @" \| [^|]{3,} \|$"));

        static string Code(string? text) => string.IsNullOrEmpty(text) ? "–" : $"`{text}`";
    }

    [Fact]
    public void The_example_of_a_file_is_taken()
    {
        using var folder = new RulebookFolder();
        folder.Write("appsettings.json", s_page.Split("```json\n")[1].Split("```")[0]);

        HostSettings settings = Configured.By([], null, folder.FullName);

        settings.GrpcPort.ShouldBe(6001);
        settings.Telemetry.Metrics.ShouldBe(MetricsExport.Prometheus);
    }

    [Fact]
    public void A_variable_is_spelt_as_the_page_tells() =>
        HostSettings.All().Select(setting => setting.EnvironmentVariable).ShouldContain(Regex.Match(s_page, "as in `(TOTTORICARE_[A-Z_]+)`").Groups[1].Value);

    [Fact]
    public async Task The_line_of_what_is_open_is_the_one_of_a_host_as_it_comes()
    {
        var host = new RunningHost();
        await host.InitializeAsync();
        try
        {
            (int grpc, int http) = ServiceHost.PortsOf(host.App);

            s_page.ShouldContain($"{ServiceHost.ExposureOf(host.App)}".Replace($" {grpc} {http}", " 5081 5080", StringComparison.Ordinal).TrimStart());
        }
        finally
        {
            await host.DisposeAsync();
        }
    }

    [Fact]
    public async Task Every_metric_of_a_host_stands_in_the_table_and_none_else()
    {
        var host = new RunningHost { Settings = new HostSettings(0, 0) { Telemetry = new TelemetrySettings(MetricsExport.Prometheus) } };
        await host.InitializeAsync();
        try
        {
            await host.CallAsync<V1.DecideBookingResponse>(Protocol.Grpc, Decisions.Sound.Booking(it => it.Booking = Decisions.Sound.Stay("2026-05-11", "2026-05-18")));
            ((HostMetrics)host.App.Services.GetService(typeof(HostMetrics))!).Count(ReloadResult.Taken);

            string[] told = [.. Regex.Matches(s_page, "`((?:rpc|tottoricare)_[a-z_]*(?:seconds|total|active|rulebooks|info))`").Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal)];
            string[] measured = [.. Telemetry.Exposition.Read(await host.Http1.GetStringAsync("/metrics")).Types.Keys.Order(StringComparer.Ordinal)];

            told.ShouldBe(measured);
        }
        finally
        {
            await host.DisposeAsync();
        }
    }

    private static string Page()
    {
        using Stream file = typeof(OperationsTests).Assembly.GetManifestResourceStream("OPERATIONS.md")!;
        return new StreamReader(file, Encoding.UTF8).ReadToEnd();
    }
}
