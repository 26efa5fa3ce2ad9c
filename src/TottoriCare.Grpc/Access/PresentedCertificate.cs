using System.Runtime.CompilerServices;
using System.Security.Cryptography.X509Certificates;
using NodaTime;
using NodaTime.Extensions;

namespace TottoriCare.Grpc.Access;

/// <summary>提示された証明書: pin and validity of the certificate of a connection, worked out once for all of its calls.</summary>
internal sealed record PresentedCertificate(Fingerprint Pin, Instant From, Instant Until)
{
    private static readonly ConditionalWeakTable<X509Certificate2, PresentedCertificate> s_known = [];

    /// <summary>What a certificate says.</summary>
    public static PresentedCertificate Of(X509Certificate2 certificate) => s_known.GetValue(certificate, Read);

    /// <summary>Whether the certificate itself is valid, whatever the file of credentials says: its last second counts.</summary>
    public bool IsValidAt(Instant now) => From <= now && now <= Until;

    private static PresentedCertificate Read(X509Certificate2 certificate) => new(
        Fingerprint.Of(certificate), certificate.NotBefore.ToUniversalTime().ToInstant(), certificate.NotAfter.ToUniversalTime().ToInstant());
}
