using Microsoft.Extensions.Options;
using TottoriCare.Grpc.Decisions;
using TottoriCare.Grpc.Rulebooks;
using TottoriCare.Grpc.Transport;

namespace TottoriCare.Grpc.Csv;

/// <summary>CSV の公開: a path for each kind of file, <c>POST /v1/csv/bookings?municipality_code=…</c>.</summary>
internal static class CsvEndpoints
{
    /// <summary>Under which path all kinds are.</summary>
    public const string Path = "/v1/csv";

    /// <summary>Serves every kind.</summary>
    public static IEndpointConventionBuilder MapCsv(this IEndpointRouteBuilder endpoints, BookInService books, BatchSettings limits)
    {
        IServiceProvider services = endpoints.ServiceProvider;
        var upload = new CsvUpload(
            books, limits, services.GetRequiredService<IOptions<GrpcServerOptions>>().Value, services.GetRequiredService<Drain>());
        services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopped.Register(upload.Dispose);

        RouteGroupBuilder group = endpoints.MapGroup(Path);
        foreach (CsvKind kind in CsvKinds.All)
        {
            string path = $"/{kind.Name}";
            group.MapPost(path, (HttpContext http) => upload.ServeAsync(http, kind)).WithDisplayName(Path);
        }

        return group;
    }
}
