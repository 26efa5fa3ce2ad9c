using Google.Protobuf.Reflection;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using TottoriCare.Grpc.Transport.Health.V1;
using static Microsoft.Extensions.DependencyInjection.ServiceDescriptor;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace TottoriCare.Grpc.Transport;

/// <summary>サービスの公開: the seam between the services of this host and the wire.</summary>
public static class GrpcEndpoints
{
    /// <summary>Adds what <see cref="MapGrpc"/> needs. Settings out of range stop the host at its start, by their name.</summary>
    public static IServiceCollection AddGrpcTransport(this IServiceCollection services, Action<GrpcServerOptions>? configure = null)
    {
        services.AddMetrics();
        services.AddOptions<GrpcServerOptions>().Configure(options => configure?.Invoke(options)).ValidateOnStart();
        services.TryAddSingleton<IValidateOptions<GrpcServerOptions>, GrpcServerOptionsValidation>();
        services.TryAddSingleton<GrpcServices>();
        services.TryAddSingleton<CallObserver>();
        services.TryAddSingleton<GrpcWire>();
        services.TryAddSingleton<ConnectUnary>();
        services.TryAddSingleton<CallEndpoint>();
        services.TryAddSingleton<HealthStatus>();
        services.TryAddSingleton<Drain>();
        services.AddHostedService(provider => provider.GetRequiredService<Drain>());
        services.TryAddEnumerable(Singleton<IConfigureOptions<KestrelServerOptions>, KestrelLimits>());
        return services;
    }

    /// <summary>Serves every method of a service, on every wire, by a plain object whose methods bear the same names.</summary>
    /// <param name="endpoints">The host that is being built.</param>
    /// <param name="service">The generated descriptor of the service.</param>
    /// <param name="handler">
    /// One object for all calls, so without state of a call. Per kind of method:
    /// <c>Task&lt;R&gt; M(Q, CallContext)</c> or <c>R M(Q, CallContext)</c>;
    /// <c>IAsyncEnumerable&lt;R&gt; M(Q, CallContext)</c>;
    /// <c>Task&lt;R&gt; M(IAsyncEnumerable&lt;Q&gt;, CallContext)</c>;
    /// <c>IAsyncEnumerable&lt;R&gt; M(IAsyncEnumerable&lt;Q&gt;, CallContext)</c>.
    /// </param>
    /// <returns>All endpoints of the service; each carries its <see cref="MethodDescriptor"/> as metadata.</returns>
    /// <exception cref="InvalidOperationException">
    /// The handler does not fit: the message names every method without a handler, and every handler without a method.
    /// </exception>
    public static IEndpointConventionBuilder MapGrpc(this IEndpointRouteBuilder endpoints, ServiceDescriptor service, object handler)
    {
        IReadOnlyList<BoundMethod> methods = HandlerBinding.Bind(service, handler);
        var services = endpoints.ServiceProvider.GetRequiredService<GrpcServices>();
        var endpoint = endpoints.ServiceProvider.GetRequiredService<CallEndpoint>();
        if (services.Mapped.Count == 0)
            endpoints.Map("/{service}/{method}", endpoint.ServeUnknownAsync).WithOrder(int.MaxValue).WithMetadata(new UnknownMethod());
        services.Add(service);

        RouteGroupBuilder group = endpoints.MapGroup("");
        foreach (BoundMethod method in methods)
            group.Map(method.Path, http => endpoint.ServeAsync(http, method)).WithMetadata(method.Descriptor).WithDisplayName(method.Path);
        return group;
    }

    /// <summary>Serves <c>grpc.health.v1.Health</c>: the whole host and each mapped service by its name.</summary>
    public static IEndpointConventionBuilder MapGrpcHealth(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGrpc(
            HealthReflection.Descriptor.Services[0],
            new HealthService(endpoints.ServiceProvider.GetRequiredService<HealthStatus>()));

    /// <summary>Serves <c>grpc.reflection.v1</c> and <c>v1alpha</c>, so that generic clients list and call every mapped service.</summary>
    public static IEndpointConventionBuilder MapGrpcReflection(this IEndpointRouteBuilder endpoints)
    {
        var services = endpoints.ServiceProvider.GetRequiredService<GrpcServices>();
        var index = new Lazy<DescriptorIndex>(() => new DescriptorIndex(services));
        RouteGroupBuilder group = endpoints.MapGroup("");
        group.MapGrpc(Reflection.V1.ReflectionReflection.Descriptor.Services[0], new ReflectionService(index));
        group.MapGrpc(Reflection.V1Alpha.ReflectionReflection.Descriptor.Services[0], new ReflectionAlphaService(index));
        return group;
    }
}
