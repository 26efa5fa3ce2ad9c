using Microsoft.Extensions.Options;
using TottoriCare.Grpc.Decisions;
using TottoriCare.Grpc.Rulebooks;
using TottoriCare.Grpc.Transport;

namespace TottoriCare.Grpc.Csv;

/// <summary>CSV の公開: a path for each kind of file, <c>POST /v1/csv/bookings?municipality_code=…</c>.</summary>
internal static class CsvEndpoints
{
    /// <summary>Serves every kind.</summary>
    public static IEndpointConventionBuilder MapCsv(this IEndpointRouteBuilder endpoints, BookInService books, BatchSettings limits)
    {
        IServiceProvider services = endpoints.ServiceProvider;
        CsvUpload upload = ActivatorUtilities.CreateInstance<CsvUpload>(
            services, books, limits, services.GetRequiredService<IOptions<GrpcServerOptions>>().Value);
        services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopped.Register(upload.Dispose);

        RouteGroupBuilder group = endpoints.MapGroup("");
        foreach (CsvKind kind in CsvKinds.All)
            group.MapPost(kind.Path, (HttpContext http) => upload.ServeAsync(http, kind)).WithDisplayName(CsvKind.Folder).WithMetadata(kind.Call);

        return group;
    }
}
