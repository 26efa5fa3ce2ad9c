using System.Collections.Frozen;
using System.Security.Claims;
using NodaTime;
using TottoriCare.Calendars;

namespace TottoriCare.Grpc.Access;

/// <summary>認証情報: who may call, in what role, for which municipalities, and until when; never the secret itself.</summary>
/// <remarks>Immutable. What is revoked or expired stays on file, so that a log that names its id can still be read.</remarks>
internal sealed record Credential
{
    private ClaimsPrincipal? _principal;

    /// <summary>識別子: by which it is revoked, and by which logs name its holder. No secret.</summary>
    public required string Id { get; init; }

    /// <summary>種類: key or certificate.</summary>
    public required CredentialKind Kind { get; init; }

    /// <summary>指紋: of the key's secret, or of the certificate's public key.</summary>
    public required Fingerprint Fingerprint { get; init; }

    /// <summary>役割: the capacity in which it calls.</summary>
    public required Role Role { get; init; }

    /// <summary>
    /// 団体: the municipalities and prefectures that its requests may name; at least one. The code of a prefecture does not stand
    /// for its municipalities.
    /// </summary>
    public required FrozenSet<string> Municipalities { get; init; }

    /// <summary>施設: the one facility for which it calls; of the role facility, and of no other.</summary>
    public string? Facility { get; init; }

    /// <summary>作成日時: when it was made.</summary>
    public required Instant CreatedAt { get; init; }

    /// <summary>有効期限の日: the last day in Japan on which it is valid, that day included; none where it does not end.</summary>
    public LocalDate? LastDay { get; init; }

    /// <summary>失効日時: when it was revoked; none where it was not.</summary>
    public Instant? RevokedAt { get; init; }

    /// <summary>The credential as the framework names a caller: its id is the name. Made once.</summary>
    public ClaimsPrincipal Principal => _principal ??= new ClaimsPrincipal(new ClaimsIdentity(
        [new Claim(ClaimTypes.Name, Id), new Claim(ClaimTypes.Role, Role.Code)], Kind.Code));

    /// <summary>Whether it was revoked.</summary>
    public bool IsRevoked => RevokedAt is not null;

    /// <summary>Whether its last day has passed: from midnight in Japan at that day's end.</summary>
    public bool HasExpiredAt(Instant now) => LastDay is { } day && JapanTime.In(now).Date > day;

    /// <summary>Whether it opens anything.</summary>
    public bool IsValidAt(Instant now) => !IsRevoked && !HasExpiredAt(now);
}
