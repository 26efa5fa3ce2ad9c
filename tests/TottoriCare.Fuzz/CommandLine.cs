using System.Globalization;
using TottoriCare.Fuzz.Running;

namespace TottoriCare.Fuzz;

/// <summary>コマンドライン: how many requests, by which seed, or one of them again.</summary>
internal sealed record CommandLine
{
    private const string RequestsOption = "--requests";
    private const string SeedOption = "--seed";
    private const string OnlyOption = "--only";
    private const string ShortOption = "--short";

    /// <summary>使い方: the help text, in both languages.</summary>
    public static readonly string Help = $"""
        使い方: dotnet run -c Release --project tests/TottoriCare.Fuzz [-- オプション]
          {RequestsOption} 数   壊れた要求の数。既定 {FuzzSettings.UsualRequests:N0}
          {ShortOption}          {FuzzSettings.ShortRequests:N0} 件だけ送る
          {SeedOption} 数       抽選の種。既定はその都度異なり、表示する
          {OnlyOption} 番号     その番号の要求だけをもう一度送る（{SeedOption} とともに）
          --help           この説明
        終了コード: 失敗がなければ 0、あれば 1、引数の誤りは 2。

        Usage: dotnet run -c Release --project tests/TottoriCare.Fuzz [-- options]
          {RequestsOption} N    how many requests; {FuzzSettings.UsualRequests:N0} unless given
          {ShortOption}          {FuzzSettings.ShortRequests:N0} of them
          {SeedOption} S        the seed; another one each time unless given, and printed
          {OnlyOption} I        sends the request of that number again, and no other (with {SeedOption})
          --help           this text
        Ends with 0 where nothing failed, 1 where something did, 2 on faulty arguments.
        """;

    /// <summary>What is run.</summary>
    public FuzzSettings Settings { get; private init; } = new();

    /// <summary>Whether the help text is asked for.</summary>
    public bool WantsHelp { get; private init; }

    /// <summary>What is wrong with the arguments, and the mend; none where they are sound.</summary>
    public LocalizedText? Fault { get; private init; }

    /// <param name="arguments">The arguments.</param>
    /// <param name="seed">The seed where none is given.</param>
    public static CommandLine Read(IReadOnlyList<string> arguments, int seed)
    {
        var settings = new FuzzSettings { Seed = seed };
        bool hasSeed = false;
        for (int i = 0; i < arguments.Count; i++)
        {
            string option = arguments[i];
            if (option is "--help" or "-h" or "-?")
                return new CommandLine { WantsHelp = true };
            if (option == ShortOption)
            {
                settings = settings with { Requests = FuzzSettings.ShortRequests };
                continue;
            }

            if (option is not (RequestsOption or SeedOption or OnlyOption))
                return Faulty($"{option} というオプションはありません。--help で使い方を確かめてください。", $"There is no option {option}; --help tells those that there are.");
            if (i + 1 == arguments.Count || !int.TryParse(arguments[++i], NumberStyles.None, CultureInfo.InvariantCulture, out int number))
                return Faulty($"{option} には 0 以上の整数を指定してください。", $"{option} takes a whole number from 0.");
            hasSeed |= option == SeedOption;
            settings = option switch
            {
                RequestsOption => settings with { Requests = number },
                SeedOption => settings with { Seed = number },
                _ => settings with { Only = number },
            };
        }

        if (settings.Only is not null && !hasSeed)
            return Faulty($"{OnlyOption} には {SeedOption} も必要です。", $"{OnlyOption} needs {SeedOption} too.");
        return settings.Requests == 0
            ? Faulty($"{RequestsOption} は 1 以上です。", $"{RequestsOption} takes a number from 1.")
            : new CommandLine { Settings = settings };
    }

    private static CommandLine Faulty(string ja, string en) => new() { Fault = new LocalizedText(ja, en) };
}
