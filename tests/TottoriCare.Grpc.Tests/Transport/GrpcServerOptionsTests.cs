using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using TottoriCare.Grpc.Transport;

namespace TottoriCare.Grpc.Tests.Transport;

public class GrpcServerOptionsTests
{
    [Fact]
    public void The_defaults_are_allowed() =>
        new GrpcServerOptionsValidation().Validate(null, new GrpcServerOptions()).Succeeded.ShouldBeTrue();

    [Fact]
    public void Every_option_has_a_range() =>
        GrpcServerOption.All.Select(option => option.Name).ShouldBe(
            typeof(GrpcServerOptions).GetProperties().Select(property => property.Name), ignoreOrder: false);

    [Fact]
    public void Copied_options_are_equal()
    {
        var from = new GrpcServerOptions();
        foreach (GrpcServerOption option in GrpcServerOption.All)
        {
            switch (option)
            {
                case GrpcServerOption<int> count: count.Write(from, count.Most); break;
                case GrpcServerOption<TimeSpan> duration: duration.Write(from, duration.Most); break;
                case GrpcServerOption<bool> choice: choice.Write(from, false); break;
            }
        }

        var to = new GrpcServerOptions();
        foreach (GrpcServerOption option in GrpcServerOption.All)
            option.Copy(from, to);

        to.ShouldBe(from);
        to.ShouldNotBe(new GrpcServerOptions());
    }

    [Fact]
    public async Task A_host_with_settings_out_of_range_does_not_start_and_names_them_all()
    {
        OptionsValidationException refused = await Should.ThrowAsync<OptionsValidationException>(() => EchoHost.StartAsync(configure: options =>
        {
            options.MaxRequestBytes = 0;
            options.MaxDeadline = TimeSpan.FromHours(2);
        }));

        refused.Failures.ShouldBe(
        [
            "GrpcServerOptions.MaxRequestBytes is 0: expected 1 to 67108864.",
            "GrpcServerOptions.MaxDeadline is 02:00:00: expected 00:00:00.0010000 to 01:00:00.",
        ]);
    }

    [Fact]
    public async Task Settings_of_connections_reach_kestrel()
    {
        await using EchoHost host = await EchoHost.StartAsync(configure: options =>
        {
            options.MaxConnections = 7;
            options.MaxStreamsPerConnection = 8;
            options.IdleTimeout = TimeSpan.FromSeconds(9);
            options.PingInterval = TimeSpan.FromSeconds(10);
        });

        KestrelServerLimits limits = host.App.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Limits;

        limits.MaxConcurrentConnections.ShouldBe(7);
        limits.Http2.MaxStreamsPerConnection.ShouldBe(8);
        limits.KeepAliveTimeout.ShouldBe(TimeSpan.FromSeconds(9));
        limits.Http2.KeepAlivePingDelay.ShouldBe(TimeSpan.FromSeconds(10));
    }
}
