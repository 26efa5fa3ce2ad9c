using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using TottoriCare.Grpc.Log.Signing;
using TottoriCare.Grpc.Rulebooks;

namespace TottoriCare.Grpc.Audit.Verifying;

/// <summary>verify コマンド: checks an exported log offline, without a ledger and without trust in whoever keeps it.</summary>
/// <remarks>Exit codes: 0 all holds, 1 something does not, 2 the arguments or files can't be used.</remarks>
internal static class VerifyCommand
{
    public const string Name = "verify";

    private const int Holds = 0;
    private const int DoesNotHold = 1;
    private const int Faulty = 2;

    private const string Help = $"""
        使い方: TottoriCare.Grpc {Name} ファイル [--public-key ファイル] [--since ファイル]
          ファイル                 export で書き出した記録。ExportLog の応答を1行に一つずつ JSON で並べたもの
          --public-key ファイル    記録の公開鍵（PEM）。log-key で表示したもの。ないと署名は確かめない
          --since ファイル         以前に受け取った署名した先頭（note）。記録がその続きであることも確かめる
        終了コード: 0 正しい、1 誤りがある、2 引数又はファイルを使えない

        Usage: TottoriCare.Grpc {Name} FILE [--public-key FILE] [--since FILE]
          FILE                 a log as export writes it: the responses of ExportLog as JSON, one on each line
          --public-key FILE    the public key of the log in PEM, as log-key prints it; without it no signature is checked
          --since FILE         a checkpoint (note) received earlier: the log must be its continuation
        Exit codes: 0 all holds, 1 something does not, 2 arguments or files can't be used
        """;

    /// <summary>The command, to be added to the one of the program.</summary>
    public static Command Create()
    {
        var file = new Argument<string>("file");
        Option<string> publicKey = new("--public-key"), since = new("--since");
        var command = new Command(Name, "書き出した記録の検証 / checks an exported log")
        {
            file, publicKey, since, new HelpOption { Action = new Said(Help) },
        };
        command.SetAction(parsed => Run(
            parsed.GetRequiredValue(file), parsed.GetValue(publicKey), parsed.GetValue(since),
            parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error));
        return command;
    }

    /// <summary>Checks a file.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(string file, string? publicKey, string? since, TextWriter output, TextWriter errors)
    {
        LogPublicKey? key = null;
        CheckpointBody? earlier = null;
        try
        {
            if ((publicKey is not null && !TryReadKey(publicKey, errors, out key)) || (since is not null && !TryReadSince(since, key, errors, out earlier)))
                return Faulty;
            using var reader = new StreamReader(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: false));
            var verification = new LogVerification(key, earlier);
            IReadOnlyList<InputError> findings = verification.Run(reader);
            if (findings.Count == 0)
            {
                output.WriteLine($"記録{verification.Size}件は正しく、根は {verification.Root} です。{(key is null ? "署名は確かめていません（--public-key）。" : "署名も正しいものです。")}");
                output.WriteLine($"All {verification.Size} entries hold; their root is {verification.Root}. {(key is null ? "No signature was checked (--public-key)." : "The signature is valid.")}");
                return Holds;
            }

            errors.WriteLine(new Refusal(
                new($"記録は正しくありません（{findings.Count}件）。", $"The log does not hold (findings: {findings.Count})."), findings).ToString());
            return DoesNotHold;
        }
        catch (Exception fault) when (BoundedFile.IsUnreadable(fault))
        {
            return Refuse(errors, new InputError("", "FILE_UNREADABLE", new LocalizedText(
                "ファイルを読めません。ファイルがあるか、読み取りの権限があるかを確かめてください。",
                "A file can't be read; check that it exists and that you may read it.")));
        }
    }

    private static bool TryReadKey(string file, TextWriter errors, [NotNullWhen(true)] out LogPublicKey? key)
    {
        if (!LogPublicKey.TryParse(File.ReadAllText(file), out key, out InputError? error))
            Refuse(errors, error);
        return key is not null;
    }

    private static bool TryReadSince(string file, LogPublicKey? key, TextWriter errors, [NotNullWhen(true)] out CheckpointBody? since)
    {
        since = null;
        if (!SignedNote.TryParse(File.ReadAllText(file), out SignedNote? note) || !CheckpointBody.TryParse(note.Text, out since))
            Refuse(errors, new InputError("--since", "CHECKPOINT_FORM", new LocalizedText(
                "署名した先頭（note）ではありません。受け取ったまま指定してください。", "It is no checkpoint (note): give it as it was received.")));
        else if (key is not null && !key.HasSigned(note, since.Origin))
            Refuse(errors, new InputError("--since", "SIGNATURE_INVALID", new LocalizedText(
                "前の先頭に、この公開鍵による正しい署名がありません。", "The earlier checkpoint bears no valid signature by this public key.")));
        else
            return true;
        since = null;
        return false;
    }

    private static int Refuse(TextWriter errors, InputError error)
    {
        errors.WriteLine(new Refusal(new("検証できません。", "It can't be checked."), [error]).ToString());
        return Faulty;
    }

    /// <summary>Words that stand in the place of the usual help.</summary>
    internal sealed class Said(string words) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            parseResult.InvocationConfiguration.Output.WriteLine(words);
            return 0;
        }
    }
}
