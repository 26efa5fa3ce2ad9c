namespace TottoriCare.Oracles.Cases;

/// <summary>適合: what a rule says of a case, the weakest first.</summary>
public enum RuleStatus
{
    Noted,
    Met,
    NeedsReview,
    NotMet,
}

/// <summary>The gravest thing that a rule said, and whether a figure lay exactly on its boundary.</summary>
/// <param name="Rule">The id of the rule; empty for what no rule states.</param>
public readonly record struct RuleAnswer(string Rule, RuleStatus Status, bool AtBoundary);

/// <summary>A figure of an answer: yen or a count, a day as 20260507, a month as 202605, a minute as 202605071200.</summary>
public readonly record struct FigureAnswer(string Name, long Value);

/// <summary>回答: the answer of a decider in plain codes: an outcome, what each rule said, and figures.</summary>
public sealed class Answer
{
    private readonly List<RuleAnswer> _rules = new(8);
    private readonly List<FigureAnswer> _figures = new(8);

    public string Outcome { get; set; } = "";

    public IReadOnlyList<RuleAnswer> Rules => _rules;

    public IReadOnlyList<FigureAnswer> Figures => _figures;

    /// <summary>The gravest of all; noted where no rule said anything.</summary>
    public RuleStatus Worst { get; private set; }

    public void Say(string rule, RuleStatus status, bool atBoundary = false)
    {
        Worst = status > Worst ? status : Worst;
        for (int i = 0; i < _rules.Count; i++)
        {
            RuleAnswer said = _rules[i];
            if (said.Rule != rule)
                continue;
            _rules[i] = new RuleAnswer(rule, status > said.Status ? status : said.Status, atBoundary || said.AtBoundary);
            return;
        }

        _rules.Add(new RuleAnswer(rule, status, atBoundary));
    }

    public void Give(string name, long? value)
    {
        if (value is { } known)
            _figures.Add(new FigureAnswer(name, known));
    }

    public void Give(params ReadOnlySpan<(string Name, long? Value)> figures)
    {
        foreach ((string name, long? value) in figures)
            Give(name, value);
    }

    public RuleStatus? StatusOf(string rule)
    {
        foreach (RuleAnswer said in _rules)
        {
            if (said.Rule == rule)
                return said.Status;
        }

        return null;
    }

    public long? FigureOf(string name)
    {
        foreach (FigureAnswer figure in _figures)
        {
            if (figure.Name == name)
                return figure.Value;
        }

        return null;
    }

    public static long Of(DateOnly day) => (((day.Year * 100L) + day.Month) * 100) + day.Day;

    public static long Of(DateTime minute) => (((Of(DateOnly.FromDateTime(minute)) * 100) + minute.Hour) * 100) + minute.Minute;
}
