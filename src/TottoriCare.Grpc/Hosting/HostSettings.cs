using TottoriCare.Grpc.Access;
using TottoriCare.Grpc.Rulebooks;

namespace TottoriCare.Grpc.Hosting;

/// <summary>ホストの設定: where the host listens (loopback only), by what it decides, and what makes it read that again.</summary>
/// <param name="GrpcPort">The port of gRPC (HTTP/2 without TLS), 0 to 65535; 0 takes any free one.</param>
/// <param name="HttpPort">The port of JSON (HTTP/1.1), 0 to 65535; 0 takes any free one.</param>
/// <param name="RulebookFolder">The folder of rulebooks beside the shipped ones; none for those alone.</param>
/// <param name="HolidayFile">The Cabinet Office's list of holidays; none for the law alone.</param>
/// <param name="ReloadFile">The file whose change of time makes the host read both again; none for no such file.</param>
internal sealed record HostSettings(
    int GrpcPort = HostSettings.UsualGrpcPort,
    int HttpPort = HostSettings.UsualHttpPort,
    string? RulebookFolder = null,
    string? HolidayFile = null,
    string? ReloadFile = null)
{
    public const int UsualGrpcPort = 5081;
    public const int UsualHttpPort = 5080;

    /// <summary>Where the host listens, by what certificate, and to whom it opens; on loopback, unless said.</summary>
    public EntranceSettings Entrance { get; init; } = new();

    /// <summary>From where the host reads by what it decides.</summary>
    public BookSources Sources => new(RulebookFolder, HolidayFile);
}
