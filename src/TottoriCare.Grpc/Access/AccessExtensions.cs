using Google.Protobuf.Reflection;
using TottoriCare.Grpc.Transport;

namespace TottoriCare.Grpc.Access;

/// <summary>アクセスの組込み: puts the gate before every endpoint of a host.</summary>
internal static class AccessExtensions
{
    /// <summary>Adds what <see cref="UseAccess"/> needs.</summary>
    public static IServiceCollection AddAccess(this IServiceCollection services, Entrance entrance, TimeProvider clock)
    {
        services.AddSingleton(entrance);
        services.AddSingleton(_ => new CallLimits(entrance.Settings.Access));
        services.AddSingleton(provider => new AccessGate(entrance, provider.GetRequiredService<CallLimits>(), clock));
        services.AddHostedService(provider => new EntranceWatch(entrance, clock, provider.GetRequiredService<ILogger<EntranceWatch>>()));
        return services;
    }

    /// <summary>Asks the gate about each request that has found its endpoint; to be used right after routing.</summary>
    public static IApplicationBuilder UseAccess(this IApplicationBuilder app)
    {
        AccessGate gate = app.ApplicationServices.GetRequiredService<AccessGate>();
        CallEndpoint calls = app.ApplicationServices.GetRequiredService<CallEndpoint>();
        return app.Use(next => http => PassAsync(http, gate, calls, next));
    }

    /// <summary>By what credential a call is made; none where the endpoint is open and the caller has shown none.</summary>
    public static Credential? Credential(this CallContext context) => (context.Admission as Admission)?.Credential;

    /// <summary>Whether a caller may see what belongs to a municipality; for lists, whose requests name none.</summary>
    public static bool Reaches(this CallContext context, MunicipalityCode municipality) =>
        context.Admission is Admission admission && admission.Reaches(municipality);

    private static Task PassAsync(HttpContext http, AccessGate gate, CallEndpoint calls, RequestDelegate next)
    {
        if (http.GetEndpoint() is not { } endpoint)
            return next(http);

        Admission admission = gate.Admit(http, PolicyOf(endpoint));
        http.Features.Set<CallAdmission>(admission);
        if (admission.Credential is { } credential)
            http.User = credential.Principal;
        if (admission.Refusal is not { } refusal)
            return next(http);

        // A call is ended by the transport, in the form of its wire; any other request here.
        RefusalHeaders.Write(http, refusal);
        return IsCall(endpoint) ? next(http) : calls.RefuseAsync(http, refusal);
    }

    private static AccessPolicy? PolicyOf(Endpoint endpoint) => endpoint.Metadata.GetMetadata<AccessPolicy>()
        ?? (endpoint.Metadata.GetMetadata<UnknownMethod>() is null ? null : AccessPolicy.Health);

    private static bool IsCall(Endpoint endpoint) => endpoint.Metadata.GetMetadata<MethodDescriptor>() is not null;
}
