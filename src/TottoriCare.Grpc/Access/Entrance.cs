using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using TottoriCare.Grpc.Rulebooks;

namespace TottoriCare.Grpc.Access;

/// <summary>入口: where a host listens and whom it lets in: its settings with the files that they name, read and sound.</summary>
internal sealed class Entrance
{
    private Entrance(EntranceSettings settings, CredentialsInService credentials, CertificateInService? certificate)
    {
        Settings = settings;
        Credentials = credentials;
        Certificate = certificate;
    }

    public EntranceSettings Settings { get; }

    /// <summary>The credentials, followed by <see cref="EntranceWatch"/>.</summary>
    public CredentialsInService Credentials { get; }

    /// <summary>The server's certificate, followed likewise; none for clear text.</summary>
    public CertificateInService? Certificate { get; }

    /// <summary>Whether callers are asked for a certificate.</summary>
    public bool AsksForCertificates => Settings.Tls is { ClientCertificates: not ClientCertificates.Off };

    /// <summary>Checks the settings and reads the files.</summary>
    /// <param name="settings">Where and to whom.</param>
    /// <param name="clock">By which certificates and credentials expire.</param>
    /// <param name="entrance">The entrance, where everything is sound.</param>
    /// <param name="refusals">Else every reason why the host must not start, with the mend.</param>
    public static bool TryOpen(
        EntranceSettings settings, TimeProvider clock, [NotNullWhen(true)] out Entrance? entrance, out IReadOnlyList<Refusal> refusals)
    {
        entrance = null;
        if (settings.Faults() is { Count: > 0 } faults)
        {
            refusals =
            [
                new(new("設定に誤りがあるため、起動しません。", "The settings are faulty, so the service does not start."),
                    [.. faults.Select(fault => fault.ToError())]),
            ];
            return false;
        }

        (CredentialsInService? credentials, Refusal? ofKeys) = CredentialsInService.Open(settings.Access.KeyFile);
        (CertificateInService? certificate, Refusal? ofCertificate) =
            settings.Tls is null ? default : CertificateInService.Open(settings.Tls, clock);
        refusals = [.. new[] { ofKeys, ofCertificate }.OfType<Refusal>()];
        if (credentials is not null && refusals.Count == 0)
            entrance = new Entrance(settings, credentials, certificate);
        return entrance is not null;
    }

    /// <summary>Checks settings that the program itself has made, and reads the files.</summary>
    /// <exception cref="ArgumentException">They are faulty; the message says how.</exception>
    public static Entrance Open(EntranceSettings settings, TimeProvider clock) =>
        TryOpen(settings, clock, out Entrance? entrance, out IReadOnlyList<Refusal> refusals)
            ? entrance
            : throw new ArgumentException(string.Join('\n', refusals), nameof(settings));

    /// <summary>Opens a port for gRPC and one for JSON; by TLS each of them speaks both HTTP/2 and HTTP/1.1, and one port is enough.</summary>
    /// <remarks>In clear text nobody can say beforehand which of the two HTTPs is meant, so each has a port of its own.</remarks>
    public void Listen(KestrelServerOptions kestrel, int grpcPort, int httpPort)
    {
        if (Certificate is null)
        {
            kestrel.Listen(Settings.Address, grpcPort, listen => listen.Protocols = HttpProtocols.Http2);
            kestrel.Listen(Settings.Address, httpPort, listen => listen.Protocols = HttpProtocols.Http1);
            return;
        }

        foreach (int port in grpcPort == httpPort && grpcPort != 0 ? [grpcPort] : new[] { grpcPort, httpPort })
        {
            kestrel.Listen(Settings.Address, port, listen =>
            {
                listen.Protocols = HttpProtocols.Http1AndHttp2;
                listen.UseHttps(Certificate.Handshake);
            });
        }
    }
}
