using Microsoft.Extensions.Options;
using TottoriCare.Grpc.Transport.Health.V1;

namespace TottoriCare.Grpc.Transport;

/// <summary>穏やかな停止: what happens between the order to stop and the end of the last call.</summary>
/// <remarks>
/// Health turns NOT_SERVING at once. For a while the host still serves, so that load balancers can look away; then Kestrel
/// sends GOAWAY and waits for running calls, and a call that comes in nevertheless is refused as UNAVAILABLE.
/// </remarks>
internal sealed class Drain : IHostedLifecycleService, IDisposable
{
    private readonly CancellationTokenSource _announced = new();
    private readonly TimeSpan _delay;
    private volatile bool _refusing;

    public Drain(IOptions<GrpcServerOptions> options, IHostApplicationLifetime lifetime)
    {
        _delay = options.Value.DrainDelay;

        // Of these two, a signal comes first to the lifetime, a stop by the program to StoppingAsync.
        lifetime.ApplicationStopping.Register(_announced.Cancel);
    }

    /// <summary>Cancelled by the order to stop: from then on nothing is healthy.</summary>
    public CancellationToken Announced => _announced.Token;

    /// <summary>Whether new calls are refused.</summary>
    public bool IsRefusing => _refusing;

    /// <summary>Whether a new call to a method is refused. Health is answered to the last.</summary>
    public bool Refuses(BoundMethod method) => _refusing && method.Descriptor.File != HealthReflection.Descriptor;

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        await _announced.CancelAsync();
        try
        {
            await Task.Delay(_delay, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The host has no more time: refuse at once.
        }

        _refusing = true;
    }

    public void Dispose() => _announced.Dispose();

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
