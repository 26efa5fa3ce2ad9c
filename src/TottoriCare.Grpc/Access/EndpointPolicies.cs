using Google.Protobuf.Reflection;

namespace TottoriCare.Grpc.Access;

/// <summary>エンドポイントの定め: attaches to endpoints who may call them.</summary>
internal static class EndpointPolicies
{
    /// <summary>Opens every endpoint of a group to those whom a policy names.</summary>
    /// <exception cref="InvalidOperationException">When the endpoints are built: the requests of a method do not name what the policy says.</exception>
    public static TBuilder Allow<TBuilder>(this TBuilder endpoints, AccessPolicy policy)
        where TBuilder : IEndpointConventionBuilder => endpoints.Allow(_ => policy);

    /// <summary>Opens each method of a service to those whom its own policy names.</summary>
    /// <exception cref="InvalidOperationException">When the endpoints are built: the requests of a method do not name what its policy says.</exception>
    public static TBuilder Allow<TBuilder>(this TBuilder endpoints, Func<MethodDescriptor?, AccessPolicy> policyOf)
        where TBuilder : IEndpointConventionBuilder
    {
        // At the end of the building, when the endpoint knows its method.
        endpoints.Finally(endpoint =>
        {
            MethodDescriptor? method = endpoint.Metadata.OfType<MethodDescriptor>().LastOrDefault();
            AccessPolicy policy = policyOf(method);
            if (method is not null)
                policy.RequireToFit(method);
            endpoint.Metadata.Add(policy);
        });
        return endpoints;
    }

    /// <summary>Builds every endpoint that is mapped so far, so that a policy which does not fit stops the host and not its first call.</summary>
    /// <exception cref="InvalidOperationException">The requests of a method do not name what its policy says.</exception>
    public static void RequireFittingPolicies(this IEndpointRouteBuilder endpoints)
    {
        foreach (EndpointDataSource source in endpoints.DataSources)
            _ = source.Endpoints;
    }
}
