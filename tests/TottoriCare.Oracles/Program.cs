using TottoriCare.Oracles.Comparing;

var run = ComparisonRun.Of(1, long.Parse(args[0]), (a, b) => Console.WriteLine($"{a} {b}"));
foreach (string line in run.Statistics.Table())
    Console.WriteLine(line);
foreach (var d in run.Kept.GroupBy(d => string.Join(" ", d.Points)).Select(g => g.First()).Take(15))
{
    Console.WriteLine($"{d.Case.Setting.Name} {d.Case.Index}: {d.Case.Question}");
    if (d.Case.Question is TottoriCare.Oracles.Cases.BookingQuestion b) foreach (var u in b.History) Console.WriteLine("    " + u);
    foreach (var p in d.Points) Console.WriteLine("   " + p);
}
Console.WriteLine(run.Differences);
Console.WriteLine(run.Statistics.Least(Setting.All.Where(s => s.IsPlain).SelectMany(RuleSides.Of)));
return 0;
