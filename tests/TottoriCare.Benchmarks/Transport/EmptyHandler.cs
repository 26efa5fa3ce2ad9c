using TottoriCare.Benchmarks.Transport.Protos;
using TottoriCare.Grpc.Transport;

namespace TottoriCare.Benchmarks.Transport;

/// <summary>A call that does nothing: what is left is the transport.</summary>
internal sealed class EmptyHandler
{
    private static readonly Nothing s_nothing = new();

    public static Nothing Call(Nothing request, CallContext context) => s_nothing;
}
