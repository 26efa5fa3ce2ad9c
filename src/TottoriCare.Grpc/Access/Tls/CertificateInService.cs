using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using NodaTime;
using NodaTime.Extensions;
using TottoriCare.Grpc.Rulebooks;

namespace TottoriCare.Grpc.Access;

/// <summary>供用中の証明書: by what certificate connections that begin now are made, and the files that it follows.</summary>
/// <remarks>A faulty new one never takes the one before out of service.</remarks>
internal sealed class CertificateInService
{
    private static readonly TimeSpan s_handshakeTimeout = TimeSpan.FromSeconds(10);

    private readonly TlsSettings _settings;
    private readonly WatchedFiles _watched;
    private readonly TimeProvider _clock;
    private volatile ServerCertificate _current;

    private CertificateInService(TlsSettings settings, ServerCertificate first, WatchedFiles watched, TimeProvider clock)
    {
        _settings = settings;
        _current = first;
        _watched = watched;
        _clock = clock;
    }

    /// <summary>Reads the files for the first time.</summary>
    /// <returns>None, with the refusal, where they are faulty.</returns>
    public static (CertificateInService? Certificate, Refusal? Refusal) Open(TlsSettings settings, TimeProvider clock)
    {
        var watched = new WatchedFiles(settings.Files);
        watched.MayHaveChanged();
        if (!CertificateReader.TryRead(settings, clock.GetCurrentInstant(), out ServerCertificate? first, out InputError? error))
        {
            return (null, new Refusal(new(
                "サーバー証明書を採用できないため、起動しません。", "The server's certificate can't be taken, so the service does not start."), [error]));
        }

        watched.IsOther(first.Content);
        return (new CertificateInService(settings, first, watched, clock), null);
    }

    /// <summary>Reads the files again where they may have changed, and takes them into service where they are sound.</summary>
    /// <returns>What came of it: the end of the new certificate, or the refusal; neither where nothing has changed.</returns>
    public (Instant? ExpiresAt, Refusal? Refusal) LookAgain()
    {
        if (!_watched.MayHaveChanged())
            return default;
        if (CertificateReader.TryRead(_settings, _clock.GetCurrentInstant(), out ServerCertificate? next, out InputError? error))
        {
            if (!_watched.IsOther(next.Content))
                return default;
            _current = next;
            return (next.ExpiresAt, null);
        }

        var refusal = new Refusal(new(
            "新しいサーバー証明書を採用しません。これまでの証明書のまま続けます。",
            "The new certificate of the server is refused; the one before stays in service."), [error]);
        return _watched.IsOther(Encoding.UTF8.GetBytes(refusal.ToString())) ? (null, refusal) : default;
    }

    /// <summary>How connections are made: TLS 1.2 or later, by the certificate of now, HTTP/2 or HTTP/1.1 as the caller prefers.</summary>
    public TlsHandshakeCallbackOptions Handshake => new()
    {
        HandshakeTimeout = s_handshakeTimeout,
        OnConnection = _ => ValueTask.FromResult(ConnectionOptions()),
    };

    private SslServerAuthenticationOptions ConnectionOptions() => new()
    {
        ServerCertificateContext = _current.Context,
        EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
        ApplicationProtocols = [SslApplicationProtocol.Http2, SslApplicationProtocol.Http11],
        AllowRenegotiation = false,
        ClientCertificateRequired = _settings.ClientCertificates != ClientCertificates.Off,
        CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
        CertificateChainPolicy = new X509ChainPolicy { RevocationMode = X509RevocationMode.NoCheck, DisableCertificateDownloads = true },

        // No issuer vouches for a caller: the pinned key does, and each call asks for it anew. The handshake has proved that
        // the caller has the private key.
        RemoteCertificateValidationCallback = (_, certificate, _, _) =>
            certificate is not null || _settings.ClientCertificates != ClientCertificates.Required,
    };
}
