using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace TottoriCare.Grpc.Transport;

/// <summary>Kestrel の上限: hands the settings of this transport that concern connections to the server beneath it.</summary>
internal sealed class KestrelLimits(IOptions<GrpcServerOptions> options) : IConfigureOptions<KestrelServerOptions>
{
    private static readonly TimeSpan PingTimeout = TimeSpan.FromSeconds(20);

    public void Configure(KestrelServerOptions kestrel)
    {
        GrpcServerOptions settings = options.Value;
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxConcurrentConnections = settings.MaxConnections;
        kestrel.Limits.KeepAliveTimeout = settings.IdleTimeout;
        kestrel.Limits.Http2.MaxStreamsPerConnection = settings.MaxStreamsPerConnection;
        kestrel.Limits.Http2.KeepAlivePingDelay = settings.PingInterval;
        kestrel.Limits.Http2.KeepAlivePingTimeout = PingTimeout;

        // Kestrel would cut a connection whose reader pauses for some seconds, with all its calls. A stream may be read
        // slowly; the call that is not read at all is ended by MaxWriteStall.
        kestrel.Limits.MinResponseDataRate = null;
    }
}
