using OpenTelemetry.Exporter;
using TottoriCare.Grpc.Hosting;

namespace TottoriCare.Grpc.Telemetry;

/// <summary>OTLP の設定: how the collector is reached.</summary>
/// <param name="Endpoint">Scheme, host and port of the collector.</param>
/// <param name="Protocol">gRPC, or protobuf over HTTP.</param>
/// <param name="Headers">Headers of every export, <c>name=value</c> parted by commas, such as a token; none where it needs none.</param>
/// <param name="Interval">How often metrics are sent. 1 s to 1 h; 1 min.</param>
/// <param name="TracePercent">How many of a hundred calls are traced whose caller does not decide it. 0 to 100; 100.</param>
internal sealed record OtlpSettings(Uri Endpoint, OtlpExportProtocol Protocol, string? Headers, TimeSpan Interval, int TracePercent)
{
    private static readonly Setting<Uri?> s_endpoint =
        new("Telemetry:OtlpEndpoint", null, SettingForm.HttpAddress("http://127.0.0.1:4317"));

    private static readonly Setting<OtlpExportProtocol> s_protocol = new("Telemetry:OtlpProtocol", OtlpExportProtocol.Grpc, SettingForm.Choice(
        "http", ("grpc", OtlpExportProtocol.Grpc), ("http", OtlpExportProtocol.HttpProtobuf)));

    private static readonly Setting<string?> s_headers = new("Telemetry:OtlpHeaders", null, SettingForm.Secret(
        new("「名前=値」をコンマで区切ったヘッダー", "headers as name=value, parted by commas"), "name=value", AreHeaders));

    private static readonly Setting<TimeSpan> s_interval =
        new("Telemetry:OtlpInterval", TimeSpan.FromMinutes(1), SettingForm.Duration(TimeSpan.FromSeconds(1), TimeSpan.FromHours(1)));

    private static readonly Setting<int> s_percent = new("Telemetry:TracePercent", 100, SettingForm.Number(0, 100, example: 10));

    /// <summary>Reads the settings; none where no collector is named.</summary>
    public static OtlpSettings? Read(SettingsReader reader)
    {
        (Uri? endpoint, OtlpExportProtocol protocol) = (reader.Read(s_endpoint), reader.Read(s_protocol));
        (string? headers, TimeSpan interval, int percent) = (reader.Read(s_headers), reader.Read(s_interval), reader.Read(s_percent));
        return endpoint is null ? null : new OtlpSettings(endpoint, protocol, headers, interval, percent);
    }

    /// <summary>Notes that something is to go to a collector that nobody names.</summary>
    public static void RequireFor(Setting setting, OtlpSettings? otlp, SettingsReader reader)
    {
        if (otlp is not null || reader.Faults.Any(fault => fault.Path == s_endpoint.Key))
            return;
        reader.Refuse(setting, "OTLP_ENDPOINT_MISSING", new(
            $"送り先がありません。{s_endpoint.Key} に収集先のアドレスを指定してください（例: {s_endpoint.Example}）。",
            $"there is no collector; give its address by {s_endpoint.Key}, as in {s_endpoint.Example}."));
    }

    /// <summary>The settings without what is secret among them.</summary>
    public override string ToString() => $"{Endpoint.GetLeftPart(UriPartial.Authority)} ({Protocol})";

    private static bool AreHeaders(string text) =>
        text.Split(',').All(header => header.IndexOf('=', StringComparison.Ordinal) > 0 && !header.Any(char.IsControl));
}
