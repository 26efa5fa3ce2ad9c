using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using NodaTime;
using NodaTime.Extensions;
using NodaTime.Text;
using TottoriCare.Grpc.Rulebooks;

namespace TottoriCare.Grpc.Access;

/// <summary>keys コマンド: makes, lists and revokes credentials in a key file.</summary>
/// <remarks>
/// Exit codes: 0 done, 1 it can't be done, 2 the arguments are faulty. Results go to the output, sentences to the errors, both
/// of the invocation, so that a script can keep a key and a person still reads what to do with it.
/// </remarks>
internal sealed class KeysCommand
{
    public const string Name = "keys";

    private const int Done = 0;
    private const int CannotBeDone = 1;
    private const int FaultyArguments = 2;

    private readonly TimeProvider _clock;
    private readonly string? _usualFile;
    private readonly Option<string> _file = new("--key-file") { Recursive = true };
    private readonly Option<string> _role = new("--role");
    private readonly Option<string[]> _municipalities = new("--municipality") { AllowMultipleArgumentsPerToken = true };
    private readonly Option<string> _facility = new("--facility");
    private readonly Option<string> _expires = new("--expires");
    private readonly Option<string> _certificate = new("--certificate");
    private readonly Argument<string> _id = new("id") { Arity = ArgumentArity.ZeroOrOne };

    private KeysCommand(TimeProvider clock, string? usualFile)
    {
        _clock = clock;
        _usualFile = usualFile;
    }

    /// <summary>The command, to be added to the one of the program.</summary>
    /// <param name="clock">By which credentials are dated and expire.</param>
    /// <param name="usualFile">The key file that the configuration names, for where <c>--key-file</c> is not given; or none.</param>
    public static Command Create(TimeProvider clock, string? usualFile = null)
    {
        var keys = new KeysCommand(clock, usualFile);
        var create = new Command("create", "認証情報を作る / makes a credential")
        {
            keys._role, keys._municipalities, keys._facility, keys._expires, keys._certificate,
        };
        create.SetAction(keys.Make);
        var list = new Command("list", "認証情報の一覧 / lists the credentials");
        list.SetAction(keys.List);
        var revoke = new Command("revoke", "認証情報を失効させる / revokes a credential") { keys._id };
        revoke.SetAction(keys.Revoke);

        var command = new Command(Name, "認証情報（APIキー、クライアント証明書）の管理 / credentials: API keys and client certificates")
        {
            keys._file, create, list, revoke, new HelpOption { Action = new KeysHelp(), Recursive = true },
        };
        command.SetAction(parsed =>
        {
            parsed.InvocationConfiguration.Error.WriteLine(KeysHelp.Text);
            return FaultyArguments;
        });
        return command;
    }

    /// <summary>Runs the command by itself, with the arguments after its name.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(IReadOnlyList<string> arguments, TextWriter output, TextWriter errors, TimeProvider clock)
    {
        ParseResult parsed = Create(clock).Parse(arguments);
        if (parsed.Action is not ParseErrorAction)
            return parsed.Invoke(new InvocationConfiguration { Output = output, Error = errors });

        errors.WriteLine(new Refusal(
            new("引数に誤りがあります。--help で使い方を確かめてください。", "The arguments are faulty; --help tells how they are."),
            []).ToString());
        foreach (ParseError error in parsed.Errors)
            errors.WriteLine($"  {error.Message}");
        return FaultyArguments;
    }

    private int Make(ParseResult parsed)
    {
        if (FileOf(parsed) is not { } file)
            return FaultyArguments;
        var errors = new List<InputError>();
        (Credential? credential, ApiKey? key) = new NewCredential(
            parsed.GetValue(_role), parsed.GetValue(_municipalities) ?? [], parsed.GetValue(_facility), parsed.GetValue(_expires),
            parsed.GetValue(_certificate)).Make(Now, errors);
        if (credential is null)
            return Refuse(parsed, FaultyArguments, "引数に誤りがあるため、作りません。", "The arguments are faulty, so nothing is made.", errors);

        bool isKnown = false;
        IReadOnlyList<InputError> faults = file.Change(book =>
        {
            isKnown = book.Find(credential.Kind, credential.Fingerprint) is not null;
            return isKnown ? null : new CredentialBook([.. book.All, credential]);
        });
        if (isKnown)
        {
            return Refuse(parsed, CannotBeDone, "この公開鍵はすでに登録されています。先に失効させてください。",
                "This public key is pinned already; revoke that credential first.", []);
        }

        if (faults.Count > 0)
            return NotDone(parsed, faults);
        parsed.InvocationConfiguration.Output.WriteLine(key?.Text ?? credential.Id);
        Say(parsed, MadeOf(credential));
        if (key is not null)
            Say(parsed, new LocalizedText("キーは二度と表示しません。今すぐ安全な場所に控えてください。", "The key is not shown again: keep it in a safe place now."));
        return Done;
    }

    private int List(ParseResult parsed)
    {
        if (FileOf(parsed) is not { } file)
            return FaultyArguments;
        if (!file.TryRead(out CredentialBook? book, out IReadOnlyList<InputError> errors))
            return NotDone(parsed, errors);

        TextWriter output = parsed.InvocationConfiguration.Output;
        output.WriteLine(string.Join('\t', "id", "state", "kind", "role", "municipalities", "facility", "created_at", "last_day", "revoked_at"));
        foreach (Credential credential in book.All)
        {
            StoredCredential stored = StoredCredential.Of(credential);
            string state = credential.IsRevoked ? "revoked" : credential.HasExpiredAt(Now) ? "expired" : "valid";
            output.WriteLine(string.Join('\t', stored.Id, state, stored.Kind, stored.Role, string.Join(',', stored.Municipalities),
                stored.Facility, stored.CreatedAt, stored.LastDay ?? "never", stored.RevokedAt));
        }

        return Done;
    }

    private int Revoke(ParseResult parsed)
    {
        if (FileOf(parsed) is not { } file)
            return FaultyArguments;
        if (parsed.GetValue(_id) is not { } id)
            return Refuse(parsed, FaultyArguments, "失効させる認証情報の識別子を指定してください。", "Give the id of the credential to revoke.", []);

        Credential? found = null;
        IReadOnlyList<InputError> faults = file.Change(book =>
        {
            found = book.Find(id);
            return found is null or { IsRevoked: true } ? null
                : new CredentialBook([.. book.All.Select(known => known.Id == id ? known with { RevokedAt = Now } : known)]);
        });
        if (faults.Count > 0)
            return NotDone(parsed, faults);
        if (found is null)
            return Refuse(parsed, CannotBeDone, "この識別子の認証情報はありません。keys list で確かめてください。", "There is no credential of this id; see keys list.", []);
        Say(parsed, found.IsRevoked
            ? new LocalizedText($"認証情報 {id} はすでに失効しています。", $"Credential {id} was revoked before.")
            : new LocalizedText($"認証情報 {id} を失効させました。", $"Credential {id} is revoked."));
        return Done;
    }

    private Instant Now => _clock.GetCurrentInstant();

    private KeyFile? FileOf(ParseResult parsed)
    {
        if ((parsed.GetValue(_file) ?? _usualFile) is { Length: > 0 } path)
            return new KeyFile(path);
        Refuse(parsed, FaultyArguments, "--key-file でキーファイルを指定してください。", "Name the key file with --key-file.", []);
        return null;
    }

    private static LocalizedText MadeOf(Credential credential)
    {
        string codes = string.Join(", ", credential.Municipalities.Order(StringComparer.Ordinal));
        string? day = credential.LastDay is { } last ? LocalDatePattern.Iso.Format(last) : null;
        return new LocalizedText(
            $"認証情報 {credential.Id} を作りました（{credential.Role.Title.Ja}、{codes}、{(day is null ? "無期限" : $"{day}まで")}）。",
            $"Made credential {credential.Id} ({credential.Role.Title.En}, {codes}, {(day is null ? "without end" : $"until {day}")}).");
    }

    private static int NotDone(ParseResult parsed, IReadOnlyList<InputError> errors) =>
        Refuse(parsed, CannotBeDone, "キーファイルを扱えません。", "The key file can't be used.", errors);

    private static int Refuse(ParseResult parsed, int exitCode, string ja, string en, IReadOnlyList<InputError> errors)
    {
        parsed.InvocationConfiguration.Error.WriteLine(new Refusal(new LocalizedText(ja, en), errors).ToString());
        return exitCode;
    }

    private static void Say(ParseResult parsed, LocalizedText sentence) =>
        parsed.InvocationConfiguration.Error.WriteLine($"{sentence.Ja}\n{sentence.En}");
}
