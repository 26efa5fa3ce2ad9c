using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Reflection;
using TottoriCare.Grpc.Access;
using TottoriCare.Grpc.Audit;
using TottoriCare.Grpc.Audit.Verifying;

namespace TottoriCare.Grpc.Hosting;

/// <summary>使い方: what the program says of itself: how it is used, and its version.</summary>
internal static class Usage
{
    /// <summary>使い方: the help text, in both languages.</summary>
    public static readonly string Help = $"""
        使い方: TottoriCare.Grpc [オプション]
                TottoriCare.Grpc {KeysCommand.Name} …      認証情報の管理（{KeysCommand.Name} --help）
                TottoriCare.Grpc migrate、backup、restore、check、copy
                                                 台帳の移行、バックアップ、復元、検査、複写（backup --help など）
                TottoriCare.Grpc {ExportCommand.Name} …    台帳の記録の書出し（{ExportCommand.Name} --help）。公開鍵は {ExportCommand.KeyName}
                TottoriCare.Grpc {VerifyCommand.Name} …    書き出した記録の検証（{VerifyCommand.Name} --help）
          --grpc-port 番号       gRPC（HTTP/2）のポート。既定 {HostSettings.UsualGrpcPort}、0 は空きポート
          --http-port 番号       JSON（HTTP/1.1）のポート。既定 {HostSettings.UsualHttpPort}、0 は空きポート
          --listen アドレス       待ち受けるアドレス。既定 127.0.0.1。ほかの機器から届くアドレスには TLS が必要
          --keys ファイル          {KeysCommand.Name} create で作る、認証情報のファイル
          --rulebooks フォルダー   規則集（*.json）のフォルダー。同梱の規則集に加え、同じ団体コードのものは置き換える
          --holidays ファイル      内閣府の「国民の祝日・休日」の一覧（CSV）
          --reload-on ファイル     このファイルの更新時刻が変わると、規則集と祝日の一覧を読み直す（1秒ごとに確かめる）
          --storage 種類         台帳のデータベース: sqlite（既定）、postgres、none（台帳なし）
          --data フォルダー        sqlite の台帳のフォルダー。なければ作る。既定は利用者ごとのデータの場所
          --connection 文字列     postgres の接続文字列（環境変数 {Setting.EnvironmentPrefix}STORAGE__CONNECTION がよい）
          {Arguments.SettingsFileName} ファイル      設定ファイル（JSON）。環境変数 {SettingsSources.FileVariable} でも指定できる
          {Arguments.SetName} キー=値            そのほかの設定（例: {Arguments.SetName} Log:Format=json）。何度でも指定できる
          --version             版
          --help                この説明
        設定は、プログラムのフォルダーの {SettingsFile.UsualName}、{Arguments.SettingsFileName} のファイル、環境変数 {Setting.EnvironmentPrefix}…、コマンドラインの
        順に読み、後のものが優先します。すべての設定は OPERATIONS.md にあります。
        SIGHUP（Windows を除く）でも規則集と祝日を読み直します。Ctrl-C で終了します。

        Usage: TottoriCare.Grpc [options]
               TottoriCare.Grpc {KeysCommand.Name} …       manages credentials ({KeysCommand.Name} --help)
               TottoriCare.Grpc migrate, backup, restore, check, copy
                                                take care of the ledger (backup --help and so on)
               TottoriCare.Grpc {ExportCommand.Name} …     writes the log of the ledger to a file ({ExportCommand.Name} --help); {ExportCommand.KeyName} prints its key
               TottoriCare.Grpc {VerifyCommand.Name} …     checks such a file ({VerifyCommand.Name} --help)
          --grpc-port N          port of gRPC (HTTP/2); {HostSettings.UsualGrpcPort} unless given, 0 for any free port
          --http-port N          port of JSON (HTTP/1.1); {HostSettings.UsualHttpPort} unless given, 0 for any free port
          --listen ADDRESS       the address to listen on; 127.0.0.1 unless given; one that others can reach takes TLS
          --keys FILE            the file of credentials, made by {KeysCommand.Name} create
          --rulebooks DIR        folder of rulebooks (*.json) beside the shipped ones; one of the same code replaces a shipped one
          --holidays FILE        the Cabinet Office's list of holidays (CSV)
          --reload-on FILE       reads rulebooks and holidays again when the time of this file changes (looked at every second)
          --storage ENGINE       what holds the ledger: sqlite (unless given), postgres, or none for no ledger
          --data DIR             the folder of the ledger in sqlite, made where there is none; in this account's data unless given
          --connection TEXT      how postgres is reached (better by {Setting.EnvironmentPrefix}STORAGE__CONNECTION)
          {Arguments.SettingsFileName} FILE        file of settings (JSON); also by the environment variable {SettingsSources.FileVariable}
          {Arguments.SetName} KEY=VALUE         any other setting, as in {Arguments.SetName} Log:Format=json; may be repeated
          --version              the version
          --help                 this text
        Settings are read from {SettingsFile.UsualName} in the program's folder, the file of {Arguments.SettingsFileName}, environment variables
        {Setting.EnvironmentPrefix}… and the command line; the last one counts. OPERATIONS.md lists them all.
        SIGHUP makes it read rulebooks and holidays again too, but not on Windows. Ctrl-C ends it.
        """;

    /// <summary>版: the name of the program and its version.</summary>
    public static readonly string Version =
        $"TottoriCare.Grpc {typeof(Usage).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0]}";

    /// <summary>Words the usual options of the root in both languages; commands of their own keep the usual help.</summary>
    public static void Word(RootCommand root)
    {
        foreach (Option option in root.Options)
        {
            option.Action = option switch
            {
                HelpOption { Action: HelpAction usual } => new Said(Help, usual),
                VersionOption => new Said(Version, ofCommands: null),
                _ => option.Action,
            };
        }
    }

    private sealed class Said(string words, HelpAction? ofCommands) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            if (ofCommands is not null && parseResult.CommandResult.Command is not RootCommand)
                return ofCommands.Invoke(parseResult);
            parseResult.InvocationConfiguration.Output.WriteLine(words);
            return 0;
        }
    }
}
