using System.CommandLine;
using System.CommandLine.Invocation;

namespace TottoriCare.Grpc.Access;

/// <summary>使い方: the help text of the command <c>keys</c>, in both languages.</summary>
internal sealed class KeysHelp : SynchronousCommandLineAction
{
    public const string Text = """
        使い方: TottoriCare.Grpc keys create --key-file ファイル --role 役割 --municipality コード… [オプション]
               TottoriCare.Grpc keys list   --key-file ファイル
               TottoriCare.Grpc keys revoke --key-file ファイル 識別子
          --key-file ファイル      キーファイル（JSON）。create はファイルがなければ作る。サービスと同じ利用者で実行する
          --role 役割              municipality（市町村）、facility（施設）、prefecture（都道府県）、auditor（監査）
          --municipality コード…   扱える団体（6桁のコード）。繰返し可
          --facility 識別子        施設の識別子。役割が facility の場合に必要
          --expires 日付           有効な最後の日（例 2027-03-31）、又は never（無期限）。既定は1年
          --certificate ファイル   キーを作る代わりに、クライアント証明書（PEM）の公開鍵を登録する
        create はキーを標準出力に一度だけ表示します。ファイルにはハッシュだけを残します。
        list は1行に1件を表示します。状態は valid（有効）、expired（期限切れ）、revoked（失効）のいずれかです。
        動作中のサービスは、変更を1秒以内に取り入れます。
        終了コード: 0 完了、1 実行できない、2 引数の誤り

        Usage: TottoriCare.Grpc keys create --key-file FILE --role ROLE --municipality CODE… [options]
               TottoriCare.Grpc keys list   --key-file FILE
               TottoriCare.Grpc keys revoke --key-file FILE ID
          --key-file FILE          the key file (JSON); create makes it where there is none. To be run by the account of the service
          --role ROLE              municipality, facility, prefecture or auditor
          --municipality CODE…     the municipalities that it may name, by their six-digit codes; may be repeated
          --facility ID            the id of the facility, for the role facility
          --expires DAY            the last day on which it is valid, as 2027-03-31, or never; a year unless given
          --certificate FILE       pins the public key of a client certificate (PEM) instead of making a key
        create writes the key to standard output, once; the file keeps its hash alone.
        list writes a line for each: valid, expired or revoked.
        A running service takes a change into service within a second.
        Exit codes: 0 done, 1 it can't be done, 2 the arguments are faulty
        """;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.WriteLine(Text);
        return 0;
    }
}
