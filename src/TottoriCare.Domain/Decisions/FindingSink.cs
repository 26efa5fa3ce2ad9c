using TottoriCare.Rules;

namespace TottoriCare.Decisions;

/// <summary>Where a rule reports what it finds. A rule is written once; the sink decides whether reasons are kept.</summary>
/// <remarks>
/// Always a struct behind a generic parameter. A plain answer gets no finding back, so <c>Report(…)?.With(…)</c> does not
/// even work out its figures: it allocates nothing, and can't differ from the explained one.
/// </remarks>
internal interface IFindingSink
{
    /// <summary>The weightiest status so far.</summary>
    FindingStatus Worst { get; }

    /// <summary>What a refusal counts as in the matter at hand: less than a refusal where an officer may allow it.</summary>
    RefusalWeight RefusalWeight { get; set; }

    /// <summary>Whether reasons are kept, for the rare reason that is dear to find.</summary>
    bool KeepsReasons { get; }

    /// <summary>Weighs what a rule says; the finding, to be given its figures, where reasons are kept.</summary>
    Finding? Report(Rule? rule, FindingStatus status, FindingReason reason);
}

/// <summary>Keeps the answer and no reasons: the fast path.</summary>
internal struct OutcomeOnly : IFindingSink
{
    public FindingStatus Worst { get; private set; }

    public RefusalWeight RefusalWeight { get; set; }

    public readonly bool KeepsReasons => false;

    public Finding? Report(Rule? rule, FindingStatus status, FindingReason reason)
    {
        FindingStatus weighed = RefusalWeight.Of(status);
        if (weighed > Worst)
            Worst = weighed;
        return null;
    }
}

/// <summary>Keeps every finding in the order of the rules: the explained path.</summary>
internal struct FindingList() : IFindingSink
{
    // Most decisions have fewer.
    private const int UsualCount = 10;

    private readonly List<Finding> _findings = new(UsualCount);

    public FindingStatus Worst { get; private set; }

    public RefusalWeight RefusalWeight { get; set; }

    public readonly bool KeepsReasons => true;

    public readonly IReadOnlyList<Finding> Findings => _findings;

    public Finding? Report(Rule? rule, FindingStatus status, FindingReason reason)
    {
        FindingStatus weighed = RefusalWeight.Of(status);
        if (weighed > Worst)
            Worst = weighed;
        var finding = new Finding(rule, weighed, reason);
        _findings.Add(finding);
        return finding;
    }
}
