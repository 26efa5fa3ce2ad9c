using System.Data.Common;
using Npgsql;

namespace TottoriCare.Grpc.Storage;

/// <summary>PostgreSQL の失敗: what its states mean for the ledger.</summary>
internal static class PostgresFailures
{
    private const string UniqueViolation = "23505";
    private const string CheckViolation = "23514";
    private const string SerializationFailure = "40001";
    private const string Deadlock = "40P01";
    private const string ReadOnlyTransaction = "25006";
    private const string DiskFull = "53100";
    private const string DataCorrupted = "XX001";
    private const string IndexCorrupted = "XX002";

    /// <summary>Whether a unique key or a CHECK has held.</summary>
    public static bool IsConstraint(DbException failure) => failure is PostgresException { SqlState: UniqueViolation or CheckViolation };

    /// <summary>Whether two transactions were in each other's way.</summary>
    public static bool IsConflict(DbException failure) => failure is PostgresException { SqlState: SerializationFailure or Deadlock };

    /// <summary>What is wrong and how to mend it.</summary>
    public static LocalizedText Explain(DbException failure) => (failure as PostgresException)?.SqlState switch
    {
        DiskFull => new(
            "台帳のデータベース（PostgreSQL）のディスクに空きがありません。空きを作ってください。書き込めなかった要求は、同じ要求の番号で再度お試しください。",
            "The disk of the ledger's database (PostgreSQL) is full: make room. What could not be written may be asked again with the same request id."),
        ReadOnlyTransaction => new(
            "台帳のデータベース（PostgreSQL）は読取り専用です。接続先がプライマリーであることを確かめてください。",
            "The ledger's database (PostgreSQL) is read-only: check that the connection leads to the primary."),
        DataCorrupted or IndexCorrupted => new(
            "台帳のデータベース（PostgreSQL）が壊れています。ホストを止め、check で確かめてから、restore でバックアップから別のデータベースに戻してください。",
            "The ledger's database (PostgreSQL) is damaged: stop the hosts, run check, and bring a backup back into another database with restore."),
        null => Unreachable,
        _ => new(
            "台帳を読み書きできませんでした。同じ要求の番号で、しばらくしてから再度お試しください。",
            "The ledger could not be read or written; ask again later with the same request id."),
    };

    /// <summary>What to do where there is no connection.</summary>
    public static LocalizedText Unreachable { get; } = new(
        "台帳のデータベース（PostgreSQL）に接続できません。接続文字列と、サーバーが動いていることを確かめてください。",
        "The ledger's database (PostgreSQL) can't be reached: check the connection string, and that the server runs.");
}
