using System.Reflection;
using TottoriCare.Rulebooks;

namespace TottoriCare.Specs.Commands;

/// <summary>コマンドライン: what the arguments ask for: a check, a report, the help text, or nothing because they are faulty.</summary>
internal sealed record SpecCommand
{
    private const string RulebookOption = "--rulebook";

    /// <summary>使い方: the help text, in both languages.</summary>
    public const string Help = """
        使い方: dotnet run --project tests/TottoriCare.Specs -- コマンド
          check [フォルダー]          表のすべての行を確かめ、違うセルと件数を示す
          report ファイル [フォルダー]  同じことをして、結果を一つのHTMLファイルに書く
          mutants [フォルダー]        規則集の値と出典を一つずつ変え、どの例も違いを示さないものを挙げる
        フォルダーは、自治体の名前のフォルダーが並ぶ場所。省けば、このプロジェクトの仕様を使う。
          --rulebook ファイル          同梱の規則集の代わりに（又は加えて）使う規則集
          --help                       この説明
        終了コード: 0 すべて合格、1 違うセル・書き方の誤り・例のない規定がある、2 指定の誤り

        Usage: dotnet run --project tests/TottoriCare.Specs -- COMMAND
          check [FOLDER]        run every row of the tables, and name the wrong cells and the figures
          report FILE [FOLDER]  the same, and write the result as one HTML file
          mutants [FOLDER]      change each value and citation of the rulebooks, and name the changes that no row shows
        FOLDER holds a folder named after each municipality; without one, the specs of this project are run.
          --rulebook FILE       a rulebook to use instead of the shipped one of its municipality, or beside them
          --help                this text
        Exit code: 0 all passed, 1 a wrong cell, a faulty spec or a rule without a case, 2 faulty arguments
        """;

    /// <summary>置き場: the folder that holds a folder for each municipality.</summary>
    public string Folder { get; private init; } = SpecsOfThisProject;

    /// <summary>報告: the HTML file to write; none for a check.</summary>
    public string? Report { get; private init; }

    /// <summary>変異: whether the specs are run under changed rulebooks, and not under the rulebooks themselves.</summary>
    public bool Mutates { get; private init; }

    /// <summary>規則集: by which rulebooks the specs are run.</summary>
    public IReadOnlyList<Rulebook> Rulebooks { get; private init; } = Shipped;

    public bool WantsHelp { get; private init; }

    /// <summary>What is wrong with the arguments, and the mend; none where they are sound.</summary>
    public LocalizedText? Fault { get; private init; }

    /// <summary>The folder of the specs that belong to this project.</summary>
    public static string SpecsOfThisProject { get; } =
        typeof(SpecCommand).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == "SpecFolder").Value!;

    /// <summary>The rulebooks that the library carries.</summary>
    public static IReadOnlyList<Rulebook> Shipped { get; } = [.. ShippedRulebooks.Codes.Select(code => ShippedRulebooks.Find(code)!)];

    public static SpecCommand Read(IReadOnlyList<string> arguments)
    {
        if (arguments.Count == 0 || arguments.Any(argument => argument is "--help" or "-h" or "-?"))
            return new SpecCommand { WantsHelp = true };

        var words = new List<string>();
        var rulebooks = Shipped.ToDictionary(rulebook => rulebook.Municipality);
        for (int i = 0; i < arguments.Count; i++)
        {
            if (arguments[i] != RulebookOption)
            {
                if (arguments[i].StartsWith('-'))
                    return Faulty($"{arguments[i]} というオプションはありません。--help で使い方を確かめてください。", $"There is no option {arguments[i]}; --help tells those that there are.");
                words.Add(arguments[i]);
                continue;
            }

            if (i + 1 == arguments.Count || !File.Exists(arguments[++i]))
                return Faulty($"{RulebookOption} には、ある規則集のファイルを指定してください。", $"{RulebookOption} takes the file of a rulebook that exists.");
            if (!Rulebook.TryParse(File.ReadAllBytes(arguments[i]), out Rulebook? given, out IReadOnlyList<InputError> errors))
            {
                return Faulty(
                    $"規則集を読めません。{string.Join(' ', errors.Select(error => $"{error.Path}: {error.Message.Ja}"))}",
                    $"The rulebook can't be read. {string.Join(' ', errors.Select(error => $"{error.Path}: {error.Message.En}"))}");
            }

            rulebooks[given.Municipality] = given;
        }

        return Of(words, [.. rulebooks.Values]);
    }

    private static SpecCommand Of(List<string> words, IReadOnlyList<Rulebook> rulebooks)
    {
        int needed = words is ["report", ..] ? 2 : 1;
        if (words is not ["check" or "report" or "mutants", ..] || words.Count < needed || words.Count > needed + 1)
            return Faulty("check か「report ファイル」か mutants を指定してください。--help で使い方を確かめてください。", "Say check, report FILE or mutants; --help tells more.");

        string folder = words.Count > needed ? words[needed] : SpecsOfThisProject;
        return Directory.Exists(folder)
            ? new SpecCommand { Folder = folder, Report = needed == 2 ? words[1] : null, Mutates = words[0] == "mutants", Rulebooks = rulebooks }
            : Faulty($"フォルダー {folder} がありません。", $"There is no folder {folder}.");
    }

    private static SpecCommand Faulty(string ja, string en) => new() { Fault = new LocalizedText(ja, en) };
}
