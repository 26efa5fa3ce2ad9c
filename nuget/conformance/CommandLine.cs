using System.Globalization;

namespace TottoriCare.Conformance;

/// <summary>コマンドライン: what the arguments ask for, or what is wrong with them.</summary>
internal sealed record CommandLine
{
    public const string Help = """
        使い方: tottoricare-conformance --target http://ホスト:ポート [オプション]
          --protocol json|grpc   通信方式。既定は json（Connect の POST）
          --cases ファイル        事例（JSON Lines）。既定は同梱の千件
          --rulebook 団体コード   その規則集の事例だけを採点する
          --header "名前: 値"    すべての呼出しに付けるヘッダー（認証など）。繰り返せる
          --timeout 秒           1件の応答を待つ秒数。既定 10
          --at-once 件数         同時に尋ねる件数。既定 4
          --language ja|en       報告の言語。既定 ja
          --json                 報告を JSON で出す（両言語）
          --help                 この説明
        終了コード: 0 採点したすべての事例が合格、1 不合格がある、2 採点できない。

        Usage: tottoricare-conformance --target http://host:port [options]
          --protocol json|grpc   how to ask; json (POST of Connect) unless given
          --cases FILE           cases as JSON lines; the thousand of the kit unless given
          --rulebook CODE        scores only the cases of that rulebook
          --header "NAME: VALUE" a header on every call, for a credential; may be repeated
          --timeout SECONDS      how long one answer may take; 10 unless given
          --at-once N            calls under way at a time; 4 unless given
          --language ja|en       the language of the report; ja unless given
          --json                 the report as JSON, in both languages
          --help                 this text
        Exit code: 0 every scored case passed, 1 some failed, 2 it can't be scored.
        """;

    private const int LongestTimeout = 600;
    private const int MostAtOnce = 64;

    public bool WantsHelp { get; private init; }

    public Words? Fault { get; private init; }

    public Uri? Target { get; private init; }

    public Protocol Protocol { get; private init; }

    public string? CaseFile { get; private init; }

    public string? Rulebook { get; private init; }

    public IReadOnlyList<(string Name, string Value)> Headers { get; private init; } = [];

    public TimeSpan Timeout { get; private init; } = TimeSpan.FromSeconds(10);

    public int AtOnce { get; private init; } = 4;

    public string Language { get; private init; } = "ja";

    public bool AsJson { get; private init; }

    public static CommandLine Read(IReadOnlyList<string> arguments)
    {
        if (arguments.Contains("--help"))
            return new CommandLine { WantsHelp = true };
        var command = new CommandLine();
        for (int i = 0; i < arguments.Count && command.Fault is null; i++)
        {
            string name = arguments[i];
            if (name == "--json")
                command = command with { AsJson = true };
            else if (i + 1 < arguments.Count)
                command = command.With(name, arguments[++i]);
            else
                command = command.Faulty($"{name} に続く値がないか、そのようなオプションはありません。--help で確かめてください。", $"{name} lacks its value, or there is no such option; see --help.");
        }

        return command.Fault is null && command.Target is null
            ? command.Faulty("--target に採点するシステムを指定してください（例: --target http://127.0.0.1:5080）。", "Give the system with --target, as in --target http://127.0.0.1:5080.")
            : command;
    }

    private CommandLine With(string name, string value) => name switch
    {
        "--target" => Uri.TryCreate(value, UriKind.Absolute, out Uri? target) && target.Scheme is "http" or "https"
            ? this with { Target = target }
            : Faulty($"--target の値 {value} は http:// または https:// で始まるアドレスではありません。", $"--target {value} is no address that begins with http:// or https://."),
        "--protocol" => Enum.GetNames<Protocol>().Contains(value, StringComparer.OrdinalIgnoreCase)
            ? this with { Protocol = Enum.Parse<Protocol>(value, ignoreCase: true) }
            : Faulty($"--protocol の値 {value} は json でも grpc でもありません。", $"--protocol {value} is neither json nor grpc."),
        "--cases" => this with { CaseFile = value },
        "--rulebook" => this with { Rulebook = value },
        "--header" => value.Split(':', 2, StringSplitOptions.TrimEntries) is [{ Length: > 0 } header, var content]
            ? this with { Headers = [.. Headers, (header, content)] }
            : Faulty("--header は「名前: 値」の形にしてください。", "--header takes the form \"NAME: VALUE\"."),
        "--timeout" => WithNumber(name, value, LongestTimeout, number => this with { Timeout = TimeSpan.FromSeconds(number) }),
        "--at-once" => WithNumber(name, value, MostAtOnce, number => this with { AtOnce = number }),
        "--language" => value is "ja" or "en" ? this with { Language = value } : Faulty($"--language の値 {value} は ja でも en でもありません。", $"--language {value} is neither ja nor en."),
        _ => Faulty($"{name} というオプションはありません。--help で確かめてください。", $"There is no option {name}; see --help."),
    };

    private CommandLine WithNumber(string name, string value, int most, Func<int, CommandLine> change) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= 1 && number <= most
            ? change(number)
            : Faulty($"{name} には1から{most}までの整数を指定してください。", $"{name} takes a whole number from 1 to {most}.");

    private CommandLine Faulty(string ja, string en) => this with { Fault = new Words(ja, en) };
}
