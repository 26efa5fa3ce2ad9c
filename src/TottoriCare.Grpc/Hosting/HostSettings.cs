namespace TottoriCare.Grpc.Hosting;

/// <summary>ホストの設定: where the host listens. Loopback only.</summary>
/// <param name="GrpcPort">The port of gRPC (HTTP/2 without TLS), 0 to 65535; 0 takes any free one.</param>
/// <param name="HttpPort">The port of JSON (HTTP/1.1), 0 to 65535; 0 takes any free one.</param>
internal sealed record HostSettings(int GrpcPort = HostSettings.UsualGrpcPort, int HttpPort = HostSettings.UsualHttpPort)
{
    public const int UsualGrpcPort = 5081;
    public const int UsualHttpPort = 5080;
}
