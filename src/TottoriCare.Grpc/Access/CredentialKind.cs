namespace TottoriCare.Grpc.Access;

/// <summary>認証情報の種類: how the holder of a credential proves to be its holder.</summary>
internal sealed class CredentialKind : Coded<CredentialKind>
{
    /// <summary>APIキー: by a secret of 256 random bits, sent with each call.</summary>
    public static readonly CredentialKind ApiKey = new("api_key", 1, new LocalizedText("APIキー", "API key"));

    /// <summary>クライアント証明書: by the private key of a certificate whose public key is pinned.</summary>
    public static readonly CredentialKind Certificate = new("certificate", 2, new LocalizedText("クライアント証明書", "client certificate"));

    private CredentialKind(string code, int value, LocalizedText title)
        : base(code, value, title)
    {
    }
}
