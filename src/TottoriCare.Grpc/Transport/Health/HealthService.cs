using Google.Rpc;
using TottoriCare.Grpc.Transport.Health.V1;

namespace TottoriCare.Grpc.Transport;

/// <summary>健全性サービス: <c>grpc.health.v1.Health</c>.</summary>
internal sealed class HealthService(HealthStatus health)
{
    public HealthCheckResponse Check(HealthCheckRequest request, CallContext context)
    {
        HealthCheckResponse.Types.ServingStatus status = health.Of(request.Service);
        return status == HealthCheckResponse.Types.ServingStatus.ServiceUnknown
            ? throw RpcFault.Because(Code.NotFound, "SERVICE_NOT_FOUND", new("このサービスはありません。", "There is no such service here."))
            : new HealthCheckResponse { Status = status };
    }

    public HealthListResponse List(HealthListRequest request, CallContext context)
    {
        var response = new HealthListResponse();
        foreach (string name in health.Names)
            response.Statuses.Add(name, new HealthCheckResponse { Status = health.Of(name) });
        return response;
    }

    /// <summary>The services of a host never change, so there is one change to wait for: that the host stops.</summary>
    public async IAsyncEnumerable<HealthCheckResponse> Watch(HealthCheckRequest request, CallContext context)
    {
        HealthCheckResponse.Types.ServingStatus first = health.Of(request.Service);
        yield return new HealthCheckResponse { Status = first };
        await health.UntilStopping(context.CancellationToken);
        HealthCheckResponse.Types.ServingStatus last = health.Of(request.Service);
        if (last != first)
            yield return new HealthCheckResponse { Status = last };
    }
}
