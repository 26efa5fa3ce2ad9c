using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Primitives;
using NodaTime;
using NodaTime.Extensions;
using TottoriCare.Grpc.Transport;

namespace TottoriCare.Grpc.Access;

/// <summary>関門: decides of every request, before it is read, whether it is let in.</summary>
internal sealed class AccessGate(Entrance entrance, CallLimits limits, TimeProvider clock)
{
    private const string Scheme = "Bearer ";

    /// <summary>Decides about a request to an endpoint.</summary>
    /// <param name="http">The request; of it only the authorization header, the client certificate and the address are looked at.</param>
    /// <param name="policy">The policy of the endpoint; without one it is closed.</param>
    public Admission Admit(HttpContext http, AccessPolicy? policy)
    {
        if (policy is { IsForEverybody: true })
        {
            return limits.Take(null, http.Connection.RemoteIpAddress, countsInTotal: false) is { } pause
                ? TooMany(pause)
                : Admission.Anybody;
        }

        bool shown = TryFind(http, out Credential? credential);
        if (limits.Take(credential, http.Connection.RemoteIpAddress, countsInTotal: true) is { } wait)
            return TooMany(wait);
        if (shown && credential is null)
            return Admission.Refused(AccessFault.Unauthenticated());
        if (policy is null)
            return Admission.Refused(AccessFault.NotPermitted());
        if (policy.OpenedAs is { } service && entrance.Settings.IsOpen(service))
            return credential is null ? Admission.Anybody : Admission.Open(credential);
        if (credential is null)
            return Admission.Refused(AccessFault.Unauthenticated());
        return policy.Roles.Contains(credential.Role) ? Admission.Within(credential, this) : Admission.Refused(AccessFault.NotPermitted());
    }

    /// <summary>Whether a credential that let a call in would let it in now.</summary>
    public bool StillHolds(Credential credential) =>
        entrance.Credentials.Current.Find(credential.Kind, credential.Fingerprint) is { } now
        && (ReferenceEquals(now, credential) || IsSame(now, credential)) && now.IsValidAt(Now);

    /// <summary>Whether the caller shows a credential at all, and which, if it is a valid one.</summary>
    private bool TryFind(HttpContext http, out Credential? credential)
    {
        credential = null;
        StringValues authorization = http.Request.Headers.Authorization;
        if (authorization.Count > 0)
        {
            if (authorization is [{ } header] && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
                && ApiKey.TryReadFingerprint(header.AsSpan(Scheme.Length), out Fingerprint fingerprint))
                credential = FindValid(CredentialKind.ApiKey, fingerprint);
            return true;
        }

        if (!entrance.AsksForCertificates || http.Connection.ClientCertificate is not X509Certificate2 certificate)
            return false;
        PresentedCertificate presented = PresentedCertificate.Of(certificate);
        if (presented.IsValidAt(Now))
            credential = FindValid(CredentialKind.Certificate, presented.Pin);
        return true;
    }

    private Instant Now => clock.GetCurrentInstant();

    private Credential? FindValid(CredentialKind kind, Fingerprint fingerprint) =>
        entrance.Credentials.Current.Find(kind, fingerprint) is { } known && known.IsValidAt(Now) ? known : null;

    // The file is read anew with each change, also of another credential.
    private static bool IsSame(Credential now, Credential then) => now.Id == then.Id && ReferenceEquals(now.Role, then.Role)
        && now.Facility == then.Facility && now.Municipalities.SetEquals(then.Municipalities);

    private static Admission TooMany(TimeSpan wait) => Admission.Refused(AccessFault.TooManyCalls(wait));
}
