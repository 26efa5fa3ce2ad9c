using System.Globalization;
using System.Net;

namespace TottoriCare.Grpc.Hosting;

/// <summary>コマンドライン: what the arguments ask for: a host with settings, the help text, or neither because they are faulty.</summary>
internal sealed record CommandLine
{
    private const string GrpcPort = "--grpc-port";
    private const string HttpPort = "--http-port";

    /// <summary>使い方: the help text, in both languages.</summary>
    public static readonly string Help = $"""
        使い方: TottoriCare.Grpc [オプション]
          {GrpcPort} 番号   gRPC（HTTP/2、TLS なし）のポート。既定 {HostSettings.UsualGrpcPort}、0 は空きポート
          {HttpPort} 番号   JSON（HTTP/1.1）のポート。既定 {HostSettings.UsualHttpPort}、0 は空きポート
          --help            この説明
        127.0.0.1 だけで待ち受けます。Ctrl-C で終了します。

        Usage: TottoriCare.Grpc [options]
          {GrpcPort} N      port of gRPC (HTTP/2 without TLS); {HostSettings.UsualGrpcPort} unless given, 0 for any free port
          {HttpPort} N      port of JSON (HTTP/1.1); {HostSettings.UsualHttpPort} unless given, 0 for any free port
          --help            this text
        Listens on 127.0.0.1 only. Ctrl-C ends it.
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
            if (name is not (GrpcPort or HttpPort))
                return Faulty($"{name} というオプションはありません。--help で使い方を確かめてください。", $"There is no option {name}; --help tells those that there are.");
            if (!given.Add(name))
                return Faulty($"{name} が二度あります。一つにしてください。", $"{name} is given twice; keep one.");

            string? value = parts.Length > 1 ? parts[1] : i + 1 < arguments.Count ? arguments[++i] : null;
            if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int port) || port > IPEndPoint.MaxPort)
            {
                return Faulty(
                    $"{name} には 0 から {IPEndPoint.MaxPort} までの番号を指定してください（例: {name} 6000）。",
                    $"{name} takes a number from 0 to {IPEndPoint.MaxPort}, as in {name} 6000.");
            }

            settings = name == GrpcPort ? settings with { GrpcPort = port } : settings with { HttpPort = port };
        }

        return settings.GrpcPort == settings.HttpPort && settings.GrpcPort != 0
            ? Faulty($"{GrpcPort} と {HttpPort} には別の番号を指定してください。", $"{GrpcPort} and {HttpPort} must differ.")
            : new CommandLine { Settings = settings };
    }

    private static CommandLine Faulty(string ja, string en) => new() { Fault = new LocalizedText(ja, en) };
}
