using TottoriCare.Rules;

namespace TottoriCare.Decisions;

/// <summary>Keeps the answer as it would be if a visit's clock times met every rule: what is left refuses the day itself.</summary>
internal struct ApartFromClockTimes : IFindingSink
{
    private OutcomeOnly _rest;

    public readonly FindingStatus Worst => _rest.Worst;

    public RefusalWeight RefusalWeight
    {
        readonly get => _rest.RefusalWeight;
        set => _rest.RefusalWeight = value;
    }

    public readonly bool KeepsReasons => false;

    public void Report(Rule? rule, FindingStatus status, FindingReason reason) => Weigh(status, reason);

    public void Report(Rule? rule, FindingStatus status, FindingReason reason, in Figure a) => Weigh(status, reason);

    public void Report(Rule? rule, FindingStatus status, FindingReason reason, in Figure a, in Figure b) => Weigh(status, reason);

    public void Report(Rule? rule, FindingStatus status, FindingReason reason, in Figure a, in Figure b, in Figure c) => Weigh(status, reason);

    public void Report(Rule? rule, FindingStatus status, FindingReason reason, Figure[] figures, LocalizedText[] details) => Weigh(status, reason);

    private void Weigh(FindingStatus status, FindingReason reason)
    {
        bool asksTheClock = ReferenceEquals(reason, FindingReason.WithinHours) || ReferenceEquals(reason, FindingReason.OutsideHours)
            || ReferenceEquals(reason, FindingReason.VisitTooLong);
        if (!asksTheClock)
            _rest.Report(null, status, reason);
    }
}
