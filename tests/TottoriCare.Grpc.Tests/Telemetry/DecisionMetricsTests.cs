using System.Runtime.CompilerServices;
using TottoriCare.Decisions;
using TottoriCare.Grpc.Hosting;
using TottoriCare.Grpc.Telemetry;
using TottoriCare.Grpc.Tests.Decisions;
using TottoriCare.Grpc.Tests.Hosting;

namespace TottoriCare.Grpc.Tests.Telemetry;

public class DecisionMetricsTests
{
    [Fact]
    public void Every_decision_of_the_library_has_a_kind_of_its_own()
    {
        Type[] decisions = [.. typeof(Decision).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Decision)) && !type.IsAbstract)];

        string[] kinds = [.. decisions.Select(type => DecisionMetrics.KindOf((Decision)RuntimeHelpers.GetUninitializedObject(type)))];

        kinds.ShouldNotContain("other");
        kinds.ShouldBeUnique();
        kinds.Length.ShouldBeGreaterThanOrEqualTo(8);
    }

    [Fact]
    public async Task Calls_decisions_and_failing_rules_are_counted_by_names_of_the_product_alone()
    {
        var host = new RunningHost { Settings = new HostSettings(0, 0) { Telemetry = new TelemetrySettings(MetricsExport.Prometheus) } };
        await host.InitializeAsync();
        try
        {
            await host.CallAsync<V1.DecideBookingResponse>(Protocol.Grpc, Sound.Booking(it => it.Booking = Sound.Stay("2026-05-11", "2026-05-18")));
            await host.CallAsync<V1.DecideBookingResponse>(Protocol.Json, Sound.Booking(it => it.MunicipalityCode = "nowhere"));

            Exposition read = Exposition.Read(await host.Http1.GetStringAsync("/metrics"));

            (string, string) method = ("rpc_method", "tottoricare.v1.DecisionService/DecideBooking");
            read.Value("rpc_server_call_duration_seconds_count", method, ("rpc_response_status_code", "OK"), ("rpc_system_name", "grpc"), ("tottoricare_wire", "grpc")).ShouldBe(1);
            read.Value("rpc_server_call_duration_seconds_count", method, ("rpc_response_status_code", "INVALID_ARGUMENT"), ("rpc_system_name", "connectrpc"), ("tottoricare_wire", "connect_json")).ShouldBe(1);
            read.Value("tottoricare_calls_active").ShouldBe(0);
            read.Value("tottoricare_calls_received_bytes_total", method).ShouldBeGreaterThan(0);
            read.Value("tottoricare_calls_sent_bytes_total", method).ShouldBeGreaterThan(1_000);
            read.Value("tottoricare_rulebooks").ShouldBe(3);
            read.Value("tottoricare_build_info").ShouldBe(1);

            // The decisions of the whole process are counted, and other tests decide too.
            read.Value("tottoricare_decisions_total", ("tottoricare_kind", "booking"), ("tottoricare_outcome", "refused")).ShouldBeGreaterThanOrEqualTo(1);
            read.Value("tottoricare_decisions_failing_rules_total", ("tottoricare_kind", "booking"), ("tottoricare_rule", "TC-10"), ("tottoricare_status", "not_met")).ShouldBeGreaterThanOrEqualTo(1);
        }
        finally
        {
            await host.DisposeAsync();
        }
    }

    [Fact]
    public async Task What_a_caller_makes_up_is_no_label()
    {
        var host = new RunningHost { Settings = new HostSettings(0, 0) { Telemetry = new TelemetrySettings(MetricsExport.Prometheus) } };
        await host.InitializeAsync();
        try
        {
            using var body = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
            await host.Http1.PostAsync("/made.up/Method", body);

            Exposition read = Exposition.Read(await host.Http1.GetStringAsync("/metrics"));

            read.Value("rpc_server_call_duration_seconds_count", ("rpc_method", "_OTHER"), ("rpc_response_status_code", "UNIMPLEMENTED"), ("error_type", "UNIMPLEMENTED")).ShouldBe(1);
        }
        finally
        {
            await host.DisposeAsync();
        }
    }

    [Fact]
    public async Task Reloads_are_counted_by_what_came_of_them()
    {
        var host = new RunningHost { Settings = new HostSettings(0, 0) { Telemetry = new TelemetrySettings(MetricsExport.Prometheus) } };
        await host.InitializeAsync();
        try
        {
            HostMetrics metrics = (HostMetrics)host.App.Services.GetService(typeof(HostMetrics))!;
            metrics.Count(ReloadResult.Taken);
            metrics.Count(ReloadResult.Refused);
            metrics.Count(ReloadResult.Refused);
            metrics.Count(ReloadResult.TakenInPart);

            Exposition read = Exposition.Read(await host.Http1.GetStringAsync("/metrics"));

            read.Value("tottoricare_reloads_total", ("tottoricare_result", "taken")).ShouldBe(1);
            read.Value("tottoricare_reloads_total", ("tottoricare_result", "refused")).ShouldBe(2);
            read.Value("tottoricare_reloads_total", ("tottoricare_result", "taken_in_part")).ShouldBe(1);
        }
        finally
        {
            await host.DisposeAsync();
        }
    }
}
