using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace TottoriCare.Grpc.Storage;

/// <summary>SQLite の失敗: what its result codes mean for the ledger.</summary>
internal static class SqliteFailures
{
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int NotADatabase = 26;

    private const int Check = 275;
    private const int PrimaryKey = 1555;
    private const int Unique = 2067;

    /// <summary>Whether a unique key or a CHECK has held.</summary>
    public static bool IsConstraint(DbException failure) =>
        failure is SqliteException { SqliteExtendedErrorCode: PrimaryKey or Unique or Check };

    /// <summary>What is wrong and how to mend it.</summary>
    public static LocalizedText Explain(DbException failure, string file) => (failure as SqliteException)?.SqliteErrorCode switch
    {
        Full => new(
            $"台帳のディスクに空きがありません（{file}）。空きを作ってください。書き込めなかった要求は、同じ要求の番号で再度お試しください。",
            $"The ledger's disk is full ({file}): make room. What could not be written may be asked again with the same request id."),
        ReadOnly => new(
            $"台帳のファイル {file} に書き込めません。ファイルとフォルダーの書込みの権限と、ディスクが読取り専用でないことを確かめてください。",
            $"The ledger's file {file} is read-only: check that this account may write to it and to its folder, and that the disk is not mounted read-only."),
        InputOutput => new(
            $"台帳のファイル {file} の読み書きに失敗しました。ディスクの状態と空きを確かめてください。",
            $"Reading or writing the ledger's file {file} failed: check the disk and the room on it."),
        Corrupt or NotADatabase => Damaged(file),
        _ => new(
            "台帳を読み書きできませんでした。同じ要求の番号で、しばらくしてから再度お試しください。",
            "The ledger could not be read or written; ask again later with the same request id."),
    };

    /// <summary>What to do where the file is not whole.</summary>
    public static LocalizedText Damaged(string file) => new(
        $"台帳のファイル {file} が壊れています。ホストを止め、ファイルを別の場所に移して、restore でバックアップから戻してください。check で壊れた所が分かります。",
        $"The ledger's file {file} is damaged: stop the host, move the file away, and bring a backup back with restore. check tells where the damage is.");
}
