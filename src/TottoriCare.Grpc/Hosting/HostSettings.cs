using System.Diagnostics.CodeAnalysis;
using System.Net;
using TottoriCare.Grpc.Access;
using TottoriCare.Grpc.Audit;
using TottoriCare.Grpc.Decisions;
using TottoriCare.Grpc.Rulebooks;
using TottoriCare.Grpc.Storage;
using TottoriCare.Grpc.Telemetry;
using TottoriCare.Grpc.Transport;

namespace TottoriCare.Grpc.Hosting;

/// <summary>ホストの設定: where the host listens (loopback only), by what it decides, what makes it read that again, and what it tells.</summary>
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

    private static readonly Setting<int> s_grpcPort =
        new("Grpc:Port", UsualGrpcPort, SettingForm.Number(0, IPEndPoint.MaxPort, example: 6001)) { Option = "--grpc-port" };

    private static readonly Setting<int> s_httpPort =
        new("Http:Port", UsualHttpPort, SettingForm.Number(0, IPEndPoint.MaxPort, example: 6000)) { Option = "--http-port" };

    private static readonly Setting<string?> s_rulebooks =
        new("Rulebooks:Folder", null, SettingForm.Folder("rulebooks")) { Option = "--rulebooks" };

    private static readonly Setting<string?> s_holidays =
        new("Holidays:File", null, SettingForm.File("syukujitsu.csv")) { Option = "--holidays" };

    private static readonly Setting<string?> s_reloadOn =
        new("Reload:File", null, SettingForm.File("reload")) { Option = "--reload-on" };

    /// <summary>The settings that have an option of their own.</summary>
    public static IReadOnlyList<Setting> WithOption => [s_grpcPort, s_httpPort, .. EntranceSettings.WithOption, s_rulebooks, s_holidays, s_reloadOn, .. StorageSettings.WithOption];

    /// <summary>The limits of the wire.</summary>
    public GrpcServerOptions Limits { get; init; } = new();

    public LogSettings Log { get; init; } = new();

    public TelemetrySettings Telemetry { get; init; } = new();

    /// <summary>Where the host listens, by what certificate, and to whom it opens; on loopback, unless said.</summary>
    public EntranceSettings Entrance { get; init; } = new();

    /// <summary>The limits of streams and files of cases.</summary>
    public BatchSettings Batches { get; init; } = new();

    /// <summary>What holds the ledger, and where.</summary>
    public StorageSettings Storage { get; init; } = new();

    /// <summary>How the log of the ledger is signed.</summary>
    public AuditSettings Audit { get; init; } = new();

    /// <summary>From where the host reads by what it decides.</summary>
    public BookSources Sources => new(RulebookFolder, HolidayFile);

    /// <summary>Reads every setting and names every fault.</summary>
    /// <param name="sources">The sources; a later one outweighs those before.</param>
    /// <param name="settings">The settings, or nothing where there is a fault.</param>
    /// <param name="faults">Every fault of every source; empty where the answer is <see langword="true"/>.</param>
    public static bool TryRead(
        IReadOnlyList<SettingsSource> sources, [NotNullWhen(true)] out HostSettings? settings, out IReadOnlyList<InputError> faults)
    {
        var reader = new SettingsReader(sources);
        HostSettings read = Read(reader);
        if (read.GrpcPort == read.HttpPort && read.GrpcPort != 0 && read.Entrance.Tls is null)
        {
            reader.Refuse(s_httpPort, "PORTS_EQUAL", new(
                $"{s_grpcPort.Key} とは別の番号を指定してください。", $"it must differ from {s_grpcPort.Key}."));
        }

        read.Entrance.RequireSound(reader);
        reader.RefuseUnknown();
        faults = reader.Faults;
        settings = faults.Count == 0 ? read : null;
        return settings is not null;
    }

    /// <summary>Every setting that there is, as the host reads it.</summary>
    public static IReadOnlyList<Setting> All()
    {
        var reader = new SettingsReader([]);
        Read(reader);
        return reader.Known;
    }

    private static HostSettings Read(SettingsReader reader) => new(
        reader.Read(s_grpcPort), reader.Read(s_httpPort), reader.Read(s_rulebooks), reader.Read(s_holidays), reader.Read(s_reloadOn))
    {
        Limits = LimitSettings.Read(reader),
        Log = LogSettings.Read(reader),
        Telemetry = TelemetrySettings.Read(reader),
        Entrance = EntranceSettings.Read(reader),
        Batches = BatchSettings.Read(reader),
        Storage = StorageSettings.Read(reader),
        Audit = AuditSettings.Read(reader),
    };
}
