using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace TottoriCare.Grpc.Transport;

/// <summary>提供するサービス: the services that this host has mapped, in their order.</summary>
internal sealed class GrpcServices
{
    private readonly List<ServiceDescriptor> _mapped = [];

    /// <summary>All services; filled while the host is built, and only read after.</summary>
    public IReadOnlyList<ServiceDescriptor> Mapped => _mapped;

    /// <exception cref="InvalidOperationException">The service is mapped already.</exception>
    public void Add(ServiceDescriptor service)
    {
        if (_mapped.Any(known => known.FullName == service.FullName))
            throw new InvalidOperationException($"{service.FullName} is mapped twice.");
        _mapped.Add(service);
    }
}
