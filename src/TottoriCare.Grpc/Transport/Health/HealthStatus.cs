using TottoriCare.Grpc.Transport.Health.V1;

namespace TottoriCare.Grpc.Transport;

/// <summary>健全性: whether the host and its services serve. They do from the first request until the host is told to stop.</summary>
internal sealed class HealthStatus(GrpcServices services, Drain drain)
{
    /// <summary>Ends once the host begins to stop; from then on nothing serves.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up before.</exception>
    public async Task UntilStopping(CancellationToken cancellation)
    {
        var stopping = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using CancellationTokenRegistration registration = drain.Announced.Register(stopping.SetResult);
        await stopping.Task.WaitAsync(cancellation);
    }

    /// <summary>The names that have a status: the empty one for the whole host, and every mapped service.</summary>
    public IEnumerable<string> Names => services.Mapped.Select(service => service.FullName).Prepend("");

    /// <summary>The status of a service, SERVICE_UNKNOWN for one that is not mapped.</summary>
    public HealthCheckResponse.Types.ServingStatus Of(string name)
    {
        if (!Names.Contains(name))
            return HealthCheckResponse.Types.ServingStatus.ServiceUnknown;
        return drain.Announced.IsCancellationRequested
            ? HealthCheckResponse.Types.ServingStatus.NotServing
            : HealthCheckResponse.Types.ServingStatus.Serving;
    }
}
