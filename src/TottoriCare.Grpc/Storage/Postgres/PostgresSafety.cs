using System.Globalization;
using Npgsql;

namespace TottoriCare.Grpc.Storage;

/// <summary>PostgreSQL の安全: whether a server keeps what it has committed, and is the one that decides.</summary>
internal static class PostgresSafety
{
    private const int LeastVersion = 13;

    /// <summary>Refuses a server that does not.</summary>
    /// <exception cref="StorageFault">What is wrong, and the mend.</exception>
    public static void Require(NpgsqlConnection connection)
    {
        if (connection.PostgreSqlVersion.Major < LeastVersion)
        {
            throw new StorageFault(new LocalizedText(
                $"PostgreSQL {connection.PostgreSqlVersion} は古すぎます。{LeastVersion} 以上のものを使ってください。",
                $"PostgreSQL {connection.PostgreSqlVersion} is too old: use {LeastVersion} or later."));
        }

        bool isStandby = connection.Query("SELECT pg_is_in_recovery()", row => row.GetBoolean(0))[0];
        if (isStandby)
        {
            throw new StorageFault(new LocalizedText(
                "接続先の PostgreSQL はスタンバイです。プライマリーに接続するか、スタンバイを昇格させてください。",
                "This PostgreSQL is a standby: connect to the primary, or promote the standby."));
        }

        foreach (string setting in (string[])["fsync", "full_page_writes", "synchronous_commit"])
        {
            string value = connection.Query("SELECT current_setting(@p0)", row => row.GetString(0), setting)[0];
            if (string.Equals(value, "off", StringComparison.Ordinal))
            {
                throw new StorageFault(new LocalizedText(
                    string.Create(CultureInfo.InvariantCulture, $"PostgreSQL の {setting} が off です。確定した予約が停電で失われるため、on にしてください。"),
                    string.Create(CultureInfo.InvariantCulture, $"{setting} of PostgreSQL is off: committed bookings could be lost with the power. Set it to on.")));
            }
        }
    }
}
