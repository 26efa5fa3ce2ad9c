using System.Globalization;
using TottoriCare.Oracles.Cases;
using TottoriCare.Oracles.Comparing;
using TottoriCare.Oracles.Distilling;
using TottoriCare.Oracles.Enumerating;

namespace TottoriCare.Oracles;

/// <summary>命令: compares the deciders, or picks the cases that are kept.</summary>
internal static class Command
{
    private const long UsualCases = 1_000_000;
    private const long UsualSeed = 1;
    private const long HitsPerMillion = 1_000;
    private const int MostShown = 10;

    private const string Help = """
        compare [--cases N] [--seed S]
            ライブラリの決定と素朴な解釈器の決定を、無作為の事例N件（既定は1,000,000件）と、数え上げたすべての事例で照合する。相違があるか、
            目標に届かないときは、終了コードが0以外になる。同じSからは、いつも同じ事例が引かれる。
            Compares the library with the naive interpreter on N random cases (1,000,000 unless said) and on every enumerated case.
            Exits non-zero on a difference or a missed goal. The same S always draws the same cases.
        case INDEX [--seed S]
            その番号の事例を一つ引き、両方の回答を示す。 / Draws the one case of that number and shows both answers.
        distil
            適合性の確認に使う千件の事例を、JSON Linesで標準出力に書く。
            Writes the thousand cases of the conformance kit as JSON lines to standard output.
        dmn --out DIR
            規則集をDMN 1.5に書き出し、ほかの処理系に尋ねる事例とともにDIRに置く。
            Exports the rulebooks as DMN 1.5 into DIR, with the cases by which another engine is asked.
        --help
        """;

    public static int Run(string[] arguments, TextWriter output)
    {
        switch (arguments)
        {
            case ["compare", .. var options] when TryRead(options, out long cases, out long seed):
                return Compare(cases, seed, output);
            case ["case", var index, .. var options] when long.TryParse(index, CultureInfo.InvariantCulture, out long number) && number >= 0 && TryRead(options, out _, out long seed):
                return Show(number, seed, output);
            case ["distil"]:
                foreach (string line in Distillation.Lines())
                    output.Write(line + "\n");
                return 0;
            case ["dmn", "--out", var folder]:
                return Dmn.DmnCommand.Run(folder, output);
            default:
                output.WriteLine(Help);
                return arguments is ["--help"] ? 0 : 2;
        }
    }

    private static int Compare(long cases, long seed, TextWriter output)
    {
        ComparisonRun enumeration = ComparisonRun.Over(Enumeration.All());
        ComparisonRun random = ComparisonRun.Of(seed, cases, (done, differences) =>
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"compare: {done:N0} of {cases:N0}, differences {differences:N0}")));

        foreach (string line in random.Statistics.Table())
            output.WriteLine(line);
        foreach (Difference difference in enumeration.Kept.Take(MostShown).Concat(random.Kept.Take(MostShown)))
        {
            foreach (string line in DifferenceReport.Of(DifferenceReport.Minimised(difference)))
                output.WriteLine(line);
        }

        (long hits, string where) = random.Statistics.Least(Setting.All.Where(setting => setting.IsPlain).SelectMany(RuleSides.Of));
        (int naive, int engine) = SourceLines.Count();
        long differences = random.Differences + enumeration.Differences;
        output.WriteLine($"fewest hits: {where}");
        output.WriteLine($"figure oracle-cases {random.Cases}");
        output.WriteLine($"figure enumerated-cases {enumeration.Cases}");
        output.WriteLine($"figure oracle-differences {differences}");
        output.WriteLine($"figure oracle-rule-hits-min {hits}");
        output.WriteLine($"figure naive-lines {naive}");
        output.WriteLine($"figure engine-lines {engine}");

        bool hitsEnough = hits * UsualCases >= HitsPerMillion * Math.Min(cases, UsualCases);
        bool smallEnough = naive * SourceLines.TimesSmaller <= engine;
        return differences == 0 && hitsEnough && smallEnough ? 0 : 1;
    }

    private static int Show(long index, long seed, TextWriter output)
    {
        DrawnCase drawn = new CaseSource(seed).At(index);
        IReadOnlyList<DifferingPoint> points = Comparison.Of(drawn.Setting, drawn.Question, out Answer naive);
        foreach (string line in DifferenceReport.Of(new Difference(drawn, points)))
            output.WriteLine(line);
        output.WriteLine($"  {naive.Outcome} {string.Join(' ', naive.Figures.Select(figure => $"{figure.Name}={figure.Value}"))}");
        output.WriteLine($"  {string.Join(' ', naive.Rules.Select(said => $"{said.Rule}:{said.Status}{(said.AtBoundary ? "!" : "")}"))}");
        return points.Count == 0 ? 0 : 1;
    }

    private static bool TryRead(string[] options, out long cases, out long seed)
    {
        (cases, seed) = (UsualCases, UsualSeed);
        for (int i = 0; i < options.Length; i += 2)
        {
            if (i + 1 == options.Length || !long.TryParse(options[i + 1], CultureInfo.InvariantCulture, out long value) || value < 1)
                return false;
            switch (options[i])
            {
                case "--cases": cases = value; break;
                case "--seed": seed = value; break;
                default: return false;
            }
        }

        return true;
    }
}
