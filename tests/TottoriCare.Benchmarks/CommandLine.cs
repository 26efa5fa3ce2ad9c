using TottoriCare.Benchmarks.Decisions;
using TottoriCare.Benchmarks.Measuring;
using TottoriCare.Benchmarks.Transport;

namespace TottoriCare.Benchmarks;

/// <summary>コマンドライン: which subject is measured, and with how much effort.</summary>
internal sealed record CommandLine
{
    private const string Short = "--short";

    private static readonly IBenchmark[] s_benchmarks = [new DecisionsBenchmark(), new TransportBenchmark()];

    /// <summary>使い方: the help text, in both languages.</summary>
    public static readonly string Help = $"""
        使い方: dotnet run -c Release --project tests/TottoriCare.Benchmarks -- 対象 [{Short}]
        対象:
        {Subjects(Language.Japanese)}
          {Short,-12}短く測る。数の目標（メモリ割当て、食い違い）だけを確かめ、時間は表示だけする
          {"--help",-12}この説明
        「figure 名前 値」の行を出力します。終了コードは、目標をすべて満たせば 0、満たさなければ 1、引数の誤りは 2 です。

        Usage: dotnet run -c Release --project tests/TottoriCare.Benchmarks -- SUBJECT [{Short}]
        Subjects:
        {Subjects(Language.English)}
          {Short,-12}measures shortly; only goals on counts (bytes, disagreements) bind, times are merely printed
          {"--help",-12}this text
        Prints lines "figure NAME VALUE". Ends with 0 where every goal is met, 1 where one is missed, 2 on faulty arguments.
        """;

    /// <summary>The subject; none where help is wanted or the arguments are faulty.</summary>
    public IBenchmark? Benchmark { get; private init; }

    /// <summary>The effort.</summary>
    public Effort Effort { get; private init; } = Effort.Long;

    /// <summary>Whether the help text is asked for.</summary>
    public bool WantsHelp { get; private init; }

    /// <summary>What is wrong with the arguments, and the mend; none where they are sound.</summary>
    public LocalizedText? Fault { get; private init; }

    /// <summary>Reads the arguments.</summary>
    public static CommandLine Read(IReadOnlyList<string> arguments)
    {
        if (arguments.Any(argument => argument is "--help" or "-h" or "-?"))
            return new CommandLine { WantsHelp = true };
        if (arguments.FirstOrDefault(argument => argument.StartsWith('-') && argument != Short) is { } option)
        {
            return Faulty($"{option} というオプションはありません。--help で使い方を確かめてください。",
                $"There is no option {option}; --help tells those that there are.");
        }

        string[] subjects = [.. arguments.Where(argument => argument != Short)];
        IBenchmark? benchmark = subjects.Length == 1 ? Array.Find(s_benchmarks, one => one.Name == subjects[0]) : null;
        string names = string.Join(", ", s_benchmarks.Select(one => one.Name));
        return benchmark is null
            ? Faulty($"測る対象を一つ指定してください: {names}", $"Name one subject to measure: {names}")
            : new CommandLine { Benchmark = benchmark, Effort = arguments.Contains(Short) ? Effort.Short : Effort.Long };
    }

    private static string Subjects(Language language) =>
        string.Join('\n', s_benchmarks.Select(benchmark => $"  {benchmark.Name,-12}{benchmark.Title.In(language)}"));

    private static CommandLine Faulty(string ja, string en) => new() { Fault = new LocalizedText(ja, en) };
}
