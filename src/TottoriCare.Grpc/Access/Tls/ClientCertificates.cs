namespace TottoriCare.Grpc.Access;

/// <summary>クライアント証明書の扱い: whether the host asks its callers for a certificate.</summary>
internal enum ClientCertificates
{
    /// <summary>求めない: none is asked for.</summary>
    Off,

    /// <summary>求める: one is asked for; a caller without one may send a key.</summary>
    Wanted,

    /// <summary>必須: a connection without one is not made.</summary>
    Required,
}
