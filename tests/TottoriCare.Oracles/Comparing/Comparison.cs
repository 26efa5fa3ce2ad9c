using TottoriCare.Oracles.Cases;
using TottoriCare.Oracles.Naive;

namespace TottoriCare.Oracles.Comparing;

/// <summary>相違点: a rule, a figure or the outcome of which two deciders say different things.</summary>
internal sealed record DifferingPoint(string What, string Engine, string Naive);

/// <summary>照合: asks both deciders the same question.</summary>
internal static class Comparison
{
    /// <summary>Where the engine and the interpreter differ; nothing where they agree.</summary>
    public static IReadOnlyList<DifferingPoint> Of(Setting setting, Question question, out Answer naive)
    {
        naive = NaiveInterpreter.Hear(question, setting.Naive);
        Answer engine;
        try
        {
            engine = setting.Engine.Decide(question);
        }
        catch (Exception fault) when (fault is ArgumentException or InvalidOperationException or OverflowException or IndexOutOfRangeException)
        {
            return [new DifferingPoint("exception", fault.Message, "")];
        }

        return AreEqual(engine, naive) ? [] : Between(engine, naive);
    }

    /// <summary>Whether two answers have the same outcome, statuses and figures.</summary>
    public static bool AreEqual(Answer left, Answer right)
    {
        if (left.Outcome != right.Outcome || left.Rules.Count != right.Rules.Count || left.Figures.Count != right.Figures.Count)
            return false;
        for (int i = 0; i < left.Rules.Count; i++)
        {
            if (right.StatusOf(left.Rules[i].Rule) != left.Rules[i].Status)
                return false;
        }

        for (int i = 0; i < left.Figures.Count; i++)
        {
            if (left.Figures[i] != right.Figures[i])
                return false;
        }

        return true;
    }

    private static List<DifferingPoint> Between(Answer engine, Answer naive)
    {
        var points = new List<DifferingPoint>();
        void Point(string what, string? left, string? right)
        {
            if (left != right)
                points.Add(new DifferingPoint(what, left ?? "-", right ?? "-"));
        }

        foreach (string rule in engine.Rules.Concat(naive.Rules).Select(said => said.Rule).Distinct())
            Point(rule.Length == 0 ? "not_stated" : rule, engine.StatusOf(rule)?.ToString(), naive.StatusOf(rule)?.ToString());
        Point("outcome", engine.Outcome, naive.Outcome);
        Point("figures", string.Join(' ', engine.Figures.Select(Text)), string.Join(' ', naive.Figures.Select(Text)));
        return points;
    }

    private static string Text(FigureAnswer figure) => $"{figure.Name}={figure.Value}";
}
