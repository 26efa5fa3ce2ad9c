namespace TottoriCare.Grpc.Access;

/// <summary>認証情報の台帳: every credential on file, found by its fingerprint or its id.</summary>
/// <remarks>Immutable: a change of the file makes another book.</remarks>
internal sealed class CredentialBook
{
    /// <summary>The book without a credential.</summary>
    public static readonly CredentialBook Empty = new([]);

    private readonly Dictionary<Fingerprint, Credential> _byFingerprint;

    /// <summary>A book of some credentials.</summary>
    /// <exception cref="ArgumentException">Two that are not revoked have one fingerprint.</exception>
    public CredentialBook(IReadOnlyList<Credential> all)
    {
        All = all;
        _byFingerprint = all.Where(credential => !credential.IsRevoked).ToDictionary(credential => credential.Fingerprint);
    }

    /// <summary>Every credential, in the order of the file.</summary>
    public IReadOnlyList<Credential> All { get; }

    /// <summary>The credential of a fingerprint that is not revoked; it may have expired.</summary>
    public Credential? Find(CredentialKind kind, Fingerprint fingerprint) =>
        _byFingerprint.TryGetValue(fingerprint, out Credential? credential) && ReferenceEquals(credential.Kind, kind) ? credential : null;

    /// <summary>The credential of an id, revoked or not.</summary>
    public Credential? Find(string id) => All.FirstOrDefault(credential => credential.Id == id);
}
