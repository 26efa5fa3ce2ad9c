using TottoriCare.Rules;

namespace TottoriCare.Decisions;

/// <summary>Where a rule reports what it finds. A rule is written once; the sink decides whether reasons are kept.</summary>
/// <remarks>
/// Always a struct behind a generic parameter: with <see cref="OutcomeOnly"/> the compiler drops the figures, so that
/// a plain answer allocates nothing, and it can't differ from the explained one.
/// </remarks>
internal interface IFindingSink
{
    /// <summary>The weightiest status so far.</summary>
    FindingStatus Worst { get; }

    /// <summary>What a refusal counts as in the matter at hand: less than a refusal where an officer may allow it.</summary>
    RefusalWeight RefusalWeight { get; set; }

    /// <summary>Whether reasons are kept, for the rare detail that is dear to make.</summary>
    bool KeepsReasons { get; }

    void Report(Rule? rule, FindingStatus status, FindingReason reason);

    void Report(Rule? rule, FindingStatus status, FindingReason reason, in Figure a);

    void Report(Rule? rule, FindingStatus status, FindingReason reason, in Figure a, in Figure b);

    void Report(Rule? rule, FindingStatus status, FindingReason reason, in Figure a, in Figure b, in Figure c);

    void Report(Rule? rule, FindingStatus status, FindingReason reason, Figure[] figures, LocalizedText[] details);
}

/// <summary>Keeps the answer and no reasons: the fast path.</summary>
internal struct OutcomeOnly : IFindingSink
{
    public FindingStatus Worst { get; private set; }

    public RefusalWeight RefusalWeight { get; set; }

    public readonly bool KeepsReasons => false;

    public void Report(Rule? rule, FindingStatus status, FindingReason reason) => Weigh(status);

    public void Report(Rule? rule, FindingStatus status, FindingReason reason, in Figure a) => Weigh(status);

    public void Report(Rule? rule, FindingStatus status, FindingReason reason, in Figure a, in Figure b) => Weigh(status);

    public void Report(Rule? rule, FindingStatus status, FindingReason reason, in Figure a, in Figure b, in Figure c) => Weigh(status);

    public void Report(Rule? rule, FindingStatus status, FindingReason reason, Figure[] figures, LocalizedText[] details) => Weigh(status);

    private void Weigh(FindingStatus status)
    {
        FindingStatus weighed = RefusalWeight.Of(status);
        if (weighed > Worst)
            Worst = weighed;
    }
}

/// <summary>Keeps every finding in the order of the rules: the explained path.</summary>
internal struct FindingList() : IFindingSink
{
    private readonly List<Finding> _findings = [];

    public FindingStatus Worst { get; private set; }

    public RefusalWeight RefusalWeight { get; set; }

    public readonly bool KeepsReasons => true;

    public readonly IReadOnlyList<Finding> Findings => _findings;

    public void Report(Rule? rule, FindingStatus status, FindingReason reason) => Report(rule, status, reason, [], []);

    public void Report(Rule? rule, FindingStatus status, FindingReason reason, in Figure a) => Report(rule, status, reason, [a], []);

    public void Report(Rule? rule, FindingStatus status, FindingReason reason, in Figure a, in Figure b) =>
        Report(rule, status, reason, [a, b], []);

    public void Report(Rule? rule, FindingStatus status, FindingReason reason, in Figure a, in Figure b, in Figure c) =>
        Report(rule, status, reason, [a, b, c], []);

    public void Report(Rule? rule, FindingStatus status, FindingReason reason, Figure[] figures, LocalizedText[] details)
    {
        FindingStatus weighed = RefusalWeight.Of(status);
        _findings.Add(new Finding(rule, weighed, reason, figures, details));
        if (weighed > Worst)
            Worst = weighed;
    }
}
