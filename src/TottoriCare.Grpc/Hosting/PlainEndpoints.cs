using TottoriCare.Grpc.Telemetry;
using TottoriCare.Grpc.Transport;

namespace TottoriCare.Grpc.Hosting;

/// <summary>簡易な問い合わせ先: what a probe or a collector of metrics asks with plain GET; never kept by a cache.</summary>
internal static class PlainEndpoints
{
    /// <summary>The process is alive.</summary>
    public const string Alive = "/healthz";

    /// <summary>Calls are answered: 200; while the host ends, 503.</summary>
    public const string Ready = "/readyz";

    /// <summary>The metrics, where a setting asks for them.</summary>
    public const string Metrics = "/metrics";

    private static readonly string[] s_methods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps what probes ask.</summary>
    public static IEndpointConventionBuilder MapProbes(this IEndpointRouteBuilder endpoints)
    {
        RouteGroupBuilder group = endpoints.MapGroup("");
        var readiness = endpoints.ServiceProvider.GetRequiredService<Readiness>();
        Map(group, Alive, http => AnswerAsync(http, StatusCodes.Status200OK, "ok\n"));
        Map(group, Ready, http => readiness.IsReady
            ? AnswerAsync(http, StatusCodes.Status200OK, "ready\n")
            : AnswerAsync(http, StatusCodes.Status503ServiceUnavailable, "not ready\n"));
        return group;
    }

    /// <summary>Maps what a collector asks, where a setting wants it.</summary>
    public static IEndpointConventionBuilder MapMetrics(this IEndpointRouteBuilder endpoints)
    {
        RouteGroupBuilder group = endpoints.MapGroup("");
        if (endpoints.ServiceProvider.GetService<PrometheusMetrics>() is { } metrics)
            Map(group, Metrics, http => AnswerAsync(http, StatusCodes.Status200OK, metrics.ToText(), PrometheusText.ContentType));
        return group;
    }

    private static void Map(RouteGroupBuilder group, string path, RequestDelegate answer) =>
        group.Map(path, http => s_methods.Contains(http.Request.Method) ? answer(http) : CallEndpoint.RefuseMethod(http, s_methods)).WithDisplayName(path);

    private static Task AnswerAsync(HttpContext http, int status, string text, string contentType = "text/plain; charset=utf-8")
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = contentType;
        http.Response.Headers.CacheControl = "no-store";
        return HttpMethods.IsHead(http.Request.Method) ? Task.CompletedTask : http.Response.WriteAsync(text);
    }
}
