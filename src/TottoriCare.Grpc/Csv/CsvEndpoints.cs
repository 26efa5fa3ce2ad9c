using Microsoft.Extensions.Options;
using TottoriCare.Grpc.Decisions;
using TottoriCare.Grpc.Rulebooks;
using TottoriCare.Grpc.Transport;

namespace TottoriCare.Grpc.Csv;

/// <summary>CSV の公開: a path for each kind of file, <c>POST /v1/csv/bookings?municipality_code=…</c>.</summary>
internal static class CsvEndpoints
{
    /// <summary>Serves every kind; each endpoint carries the method that answers its rows as metadata, as that method's own endpoints do.</summary>
    public static IEndpointConventionBuilder MapCsv(this IEndpointRouteBuilder endpoints, BookInService books, BatchSettings limits)
    {
        IServiceProvider services = endpoints.ServiceProvider;
        var upload = new CsvUpload(
            books, limits, services.GetRequiredService<IOptions<GrpcServerOptions>>().Value, services.GetRequiredService<Drain>());
        services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopped.Register(upload.Dispose);

        RouteGroupBuilder group = endpoints.MapGroup("/v1/csv");
        foreach (CsvKind kind in CsvKinds.All)
        {
            string path = $"/{kind.Name}";
            group.MapPost(path, (HttpContext http) => upload.ServeAsync(http, kind)).WithMetadata(kind.Method).WithDisplayName($"/v1/csv{path}");
        }

        return group;
    }
}
