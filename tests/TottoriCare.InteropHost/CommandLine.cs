using System.Globalization;
using System.Net;

namespace TottoriCare.InteropHost;

/// <summary>コマンドライン: the ports to listen on, the help text, or neither because the arguments are faulty.</summary>
internal sealed record CommandLine
{
    private const string GrpcPortOption = "--port";
    private const string HttpPortOption = "--http-port";
    private const string TlsOption = "--use_tls";

    /// <summary>使い方: the help text, in both languages.</summary>
    public const string Help = """
        gRPC の相互運用試験のサービス（grpc.testing.TestService）を、この製品の通信部で公開します。

        使い方: dotnet run --project tests/TottoriCare.InteropHost -- [オプション]
          --port 番号        gRPC（HTTP/2、TLS なし）のポート。0 または省略で空きポート
          --http-port 番号   gRPC-Web と Connect（HTTP/1.1）のポート。0 または省略で空きポート
          --use_tls false    試験の共通オプション。false だけを受け付ける
          --help             この説明
        127.0.0.1 だけで待ち受け、ポートを表示します。Ctrl-C で終了します。

        Serves the service of the gRPC interoperability tests (grpc.testing.TestService) over the transport of this product.

        Usage: dotnet run --project tests/TottoriCare.InteropHost -- [options]
          --port N           port of gRPC (HTTP/2 without TLS); any free one if 0 or left out
          --http-port N      port of gRPC-Web and Connect (HTTP/1.1); any free one if 0 or left out
          --use_tls false    an option that all such hosts know; nothing but false is taken
          --help             this text
        Listens on 127.0.0.1 only and prints the ports. Ctrl-C ends it.
        """;

    /// <summary>The port of gRPC; 0 for any free one.</summary>
    public int GrpcPort { get; private init; }

    /// <summary>The port of HTTP/1.1; 0 for any free one.</summary>
    public int HttpPort { get; private init; }

    /// <summary>Whether the help text is asked for.</summary>
    public bool WantsHelp { get; private init; }

    /// <summary>What is wrong with the arguments, and the mend; none where they are sound.</summary>
    public LocalizedText? Fault { get; private init; }

    /// <summary>Reads the arguments: <c>--name value</c> or <c>--name=value</c>, as every client and server of these tests does.</summary>
    public static CommandLine Read(IReadOnlyList<string> arguments)
    {
        if (arguments.Any(argument => argument is "--help" or "-h" or "-?"))
            return new CommandLine { WantsHelp = true };

        var command = new CommandLine();
        for (int i = 0; i < arguments.Count && command.Fault is null; i++)
        {
            string[] parts = arguments[i].Split('=', 2);
            string name = parts[0];
            if (name is not (GrpcPortOption or HttpPortOption or TlsOption))
                return Faulty($"{name} というオプションはありません。--help で確かめてください。", $"There is no option {name}; --help tells those that there are.");
            string value = parts.Length > 1 ? parts[1] : i + 1 < arguments.Count ? arguments[++i] : "";
            command = name == TlsOption ? command.WithTls(value) : command.WithPort(name, value);
        }

        return command.Fault is null && command.GrpcPort == command.HttpPort && command.GrpcPort != 0
            ? Faulty($"{GrpcPortOption} と {HttpPortOption} には別の番号を指定してください。", $"{GrpcPortOption} and {HttpPortOption} must differ.")
            : command;
    }

    private CommandLine WithPort(string name, string value)
    {
        if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int port) || port > IPEndPoint.MaxPort)
        {
            return Faulty(
                $"{name} には 0 から {IPEndPoint.MaxPort} までの番号を指定してください（例: {name} 6000）。",
                $"{name} takes a number from 0 to {IPEndPoint.MaxPort}, as in {name} 6000.");
        }

        return name == GrpcPortOption ? this with { GrpcPort = port } : this with { HttpPort = port };
    }

    private CommandLine WithTls(string value) => value == "false"
        ? this
        : Faulty($"{TlsOption} には false だけを指定してください。TLS には対応していません。", $"{TlsOption} takes nothing but false: this host speaks no TLS.");

    private static CommandLine Faulty(string ja, string en) => new() { Fault = new LocalizedText(ja, en) };
}
