using System.Globalization;
using System.Net;

namespace TottoriCare.Grpc.Hosting;

/// <summary>コマンドライン: what the arguments ask for: a host with settings, the help text, or neither because they are faulty.</summary>
internal sealed record CommandLine
{
    private const string GrpcPort = "--grpc-port";
    private const string HttpPort = "--http-port";
    private const string Rulebooks = "--rulebooks";
    private const string Holidays = "--holidays";
    private const string ReloadOn = "--reload-on";

    /// <summary>使い方: the help text, in both languages.</summary>
    public static readonly string Help = $"""
        使い方: TottoriCare.Grpc [オプション]
          {GrpcPort} 番号       gRPC（HTTP/2、TLS なし）のポート。既定 {HostSettings.UsualGrpcPort}、0 は空きポート
          {HttpPort} 番号       JSON（HTTP/1.1）のポート。既定 {HostSettings.UsualHttpPort}、0 は空きポート
          {Rulebooks} フォルダー   規則集（*.json）のフォルダー。同梱の規則集に加え、同じ団体コードのものは置き換える
          {Holidays} ファイル      内閣府の「国民の祝日・休日」の一覧（CSV）
          {ReloadOn} ファイル     このファイルの更新時刻が変わると、規則集と祝日の一覧を読み直す（1秒ごとに確かめる）
          --help                この説明
        127.0.0.1 だけで待ち受けます。SIGHUP（Windows を除く）でも読み直します。Ctrl-C で終了します。

        Usage: TottoriCare.Grpc [options]
          {GrpcPort} N          port of gRPC (HTTP/2 without TLS); {HostSettings.UsualGrpcPort} unless given, 0 for any free port
          {HttpPort} N          port of JSON (HTTP/1.1); {HostSettings.UsualHttpPort} unless given, 0 for any free port
          {Rulebooks} DIR        folder of rulebooks (*.json) beside the shipped ones; one of the same code replaces a shipped one
          {Holidays} FILE        the Cabinet Office's list of holidays (CSV)
          {ReloadOn} FILE       reads rulebooks and holidays again when the time of this file changes (looked at every second)
          --help                this text
        Listens on 127.0.0.1 only. SIGHUP makes it read again too, but not on Windows. Ctrl-C ends it.
        """;

    /// <summary>The settings; the usual ones where an argument is left out.</summary>
    public HostSettings Settings { get; private init; } = new();

    /// <summary>Whether the help text is asked for.</summary>
    public bool WantsHelp { get; private init; }

    /// <summary>What is wrong with the arguments, and the mend; none where they are sound.</summary>
    public LocalizedText? Fault { get; private init; }

    /// <summary>Reads the arguments: <c>--name value</c> or <c>--name=value</c>.</summary>
    public static CommandLine Read(IReadOnlyList<string> arguments)
    {
        if (arguments.Any(argument => argument is "--help" or "-h" or "-?"))
            return new CommandLine { WantsHelp = true };

        var settings = new HostSettings();
        var given = new HashSet<string>();
        for (int i = 0; i < arguments.Count; i++)
        {
            string[] parts = arguments[i].Split('=', 2);
            string name = parts[0];
            if (name is not (GrpcPort or HttpPort or Rulebooks or Holidays or ReloadOn))
                return Faulty($"{name} というオプションはありません。--help で使い方を確かめてください。", $"There is no option {name}; --help tells those that there are.");
            if (!given.Add(name))
                return Faulty($"{name} が二度あります。一つにしてください。", $"{name} is given twice; keep one.");

            string value = parts.Length > 1 ? parts[1] : i + 1 < arguments.Count ? arguments[++i] : "";
            (settings, LocalizedText? fault) = name is GrpcPort or HttpPort ? WithPort(settings, name, value) : WithPath(settings, name, value);
            if (fault is not null)
                return new CommandLine { Fault = fault };
        }

        return settings.GrpcPort == settings.HttpPort && settings.GrpcPort != 0
            ? Faulty($"{GrpcPort} と {HttpPort} には別の番号を指定してください。", $"{GrpcPort} and {HttpPort} must differ.")
            : new CommandLine { Settings = settings };
    }

    private static (HostSettings Settings, LocalizedText? Fault) WithPort(HostSettings settings, string name, string value)
    {
        if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int port) || port > IPEndPoint.MaxPort)
        {
            return (settings, new LocalizedText(
                $"{name} には 0 から {IPEndPoint.MaxPort} までの番号を指定してください（例: {name} 6000）。",
                $"{name} takes a number from 0 to {IPEndPoint.MaxPort}, as in {name} 6000."));
        }

        return (name == GrpcPort ? settings with { GrpcPort = port } : settings with { HttpPort = port }, null);
    }

    private static (HostSettings Settings, LocalizedText? Fault) WithPath(HostSettings settings, string name, string value)
    {
        // The next option in place of a path is a path forgotten.
        if (value.Length == 0 || value.StartsWith("--", StringComparison.Ordinal))
        {
            return (settings, name == Rulebooks
                ? new($"{name} にはフォルダーを指定してください（例: {name} rulebooks）。", $"{name} takes a folder, as in {name} rulebooks.")
                : new($"{name} にはファイルを指定してください（例: {name} file.csv）。", $"{name} takes a file, as in {name} file.csv."));
        }

        return (name switch
        {
            Rulebooks => settings with { RulebookFolder = value },
            Holidays => settings with { HolidayFile = value },
            _ => settings with { ReloadFile = value },
        }, null);
    }

    private static CommandLine Faulty(string ja, string en) => new() { Fault = new LocalizedText(ja, en) };
}
