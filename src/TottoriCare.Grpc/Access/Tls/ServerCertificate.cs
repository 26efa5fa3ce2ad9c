using System.Net.Security;
using NodaTime;

namespace TottoriCare.Grpc.Access;

/// <summary>サーバー証明書: one version of certificate, key and chain.</summary>
/// <param name="Context">As handshakes take it; made once, so that sessions can be resumed.</param>
/// <param name="ExpiresAt">When it ends to be valid.</param>
/// <param name="Content">The files that it was read from, by which another version is known.</param>
internal sealed record ServerCertificate(SslStreamCertificateContext Context, Instant ExpiresAt, byte[][] Content);
