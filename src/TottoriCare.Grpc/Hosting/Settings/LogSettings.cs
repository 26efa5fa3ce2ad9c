namespace TottoriCare.Grpc.Hosting;

/// <summary>記録の設定: the section Log.</summary>
/// <param name="Level">The least level of what this product writes; with Information a line for every call.</param>
/// <param name="Format">The form of the lines.</param>
internal sealed record LogSettings(LogLevel Level = LogLevel.Warning, LogFormat Format = LogFormat.Simple)
{
    private static readonly Setting<LogLevel> s_level = new("Log:Level", LogLevel.Warning, SettingForm.Choice(
        "information",
        ("trace", LogLevel.Trace), ("debug", LogLevel.Debug), ("information", LogLevel.Information), ("warning", LogLevel.Warning),
        ("error", LogLevel.Error), ("critical", LogLevel.Critical), ("none", LogLevel.None)));

    private static readonly Setting<LogFormat> s_format = new("Log:Format", LogFormat.Simple, SettingForm.Choice(
        "json", ("simple", LogFormat.Simple), ("json", LogFormat.Json)));

    public static LogSettings Read(SettingsReader reader) => new(reader.Read(s_level), reader.Read(s_format));
}

/// <summary>記録の形: how a line of the log is written.</summary>
internal enum LogFormat
{
    /// <summary>For people: one line of text. Under systemd with the priority that its journal understands.</summary>
    Simple,

    /// <summary>For machines: one JSON object a line, and nothing else on the standard output.</summary>
    Json,
}
