using NodaTime;
using TottoriCare.Grpc.Rulebooks;

namespace TottoriCare.Grpc.Access;

/// <summary>入口の記録: what the log says of keys and certificates; never a key, nor who has called.</summary>
internal static partial class AccessLog
{
    [LoggerMessage(1, LogLevel.Information, "キーファイルを読み直しました / Key file read again: {Count} credentials")]
    public static partial void KeysTaken(this ILogger log, int count);

    [LoggerMessage(2, LogLevel.Information, "サーバー証明書を読み直しました / Certificate read again, valid until {ExpiresAt}")]
    public static partial void CertificateTaken(this ILogger log, Instant expiresAt);

    [LoggerMessage(3, LogLevel.Error, "{Refusal}")]
    public static partial void Refused(this ILogger log, Refusal refusal);
}
