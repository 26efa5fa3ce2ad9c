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

    public Finding? Report(Rule? rule, FindingStatus status, FindingReason reason)
    {
        bool asksTheClock = ReferenceEquals(reason, FindingReason.WithinHours) || ReferenceEquals(reason, FindingReason.OutsideHours)
            || ReferenceEquals(reason, FindingReason.VisitTooLong);
        return asksTheClock ? null : _rest.Report(rule, status, reason);
    }
}
