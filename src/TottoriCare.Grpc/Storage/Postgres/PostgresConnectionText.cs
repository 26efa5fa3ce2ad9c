using System.Data.Common;
using Npgsql;

namespace TottoriCare.Grpc.Storage;

/// <summary>PostgreSQL の接続文字列: what an operator gives, with what the ledger needs besides.</summary>
internal static class PostgresConnectionText
{
    private const int StatementsPrepared = 100;
    private const int SecondsToConnect = 5;
    private const int SecondsUntilHostIsTriedAgain = 1;

    /// <summary>For the writer: a connection of its own, whose statements stay prepared.</summary>
    public static string ForWriter(string given)
    {
        NpgsqlConnectionStringBuilder text = Usual(given);
        text.Pooling = false;
        text.MaxAutoPrepare = StatementsPrepared;
        text.AutoPrepareMinUsages = 2;
        return text.ToString();
    }

    /// <summary>For readers, which the server lets write nothing.</summary>
    public static string ForReader(string given)
    {
        NpgsqlConnectionStringBuilder text = Usual(given);
        text.Options = $"{text.Options} -c default_transaction_read_only=on".TrimStart();
        return text.ToString();
    }

    // What the operator says himself counts. Where there are several hosts, the ledger is decided on the primary alone.
    private static NpgsqlConnectionStringBuilder Usual(string given)
    {
        var text = new NpgsqlConnectionStringBuilder(given);
        var said = new DbConnectionStringBuilder { ConnectionString = given };
        if (!said.ContainsKey("Timeout"))
            text.Timeout = SecondsToConnect;
        if (text.Host?.Contains(',', StringComparison.Ordinal) == true)
        {
            text.TargetSessionAttributes ??= "primary";
            text.HostRecheckSeconds = SecondsUntilHostIsTriedAgain;
        }

        text.IncludeErrorDetail = false;
        return text;
    }
}
