using NodaTime;
using TottoriCare.Decisions;
using TottoriCare.Grpc.Rulebooks;
using TottoriCare.Grpc.Telemetry;
using TottoriCare.Remedies;

namespace TottoriCare.Grpc.Decisions;

/// <summary>問い: facts put to an ordinance, and what the options of the request ask beyond the decision.</summary>
/// <typeparam name="TDecision">The decision.</typeparam>
internal sealed record Question<TDecision>(ServedOrdinance Served, V1.DecisionOptions? Options)
    where TDecision : Decision
{
    /// <summary>Puts the facts to an ordinance: that of the request, or the same under another reading.</summary>
    public required Func<Ordinance, TDecision> Decide { get; init; }

    /// <summary>The days that have to lie in the calendar.</summary>
    public IReadOnlyList<LocalDate> Days { get; init; } = [];

    /// <summary>What would turn the answer; none where no change of such a request could.</summary>
    public Func<Ordinance, IReadOnlyList<Remedy>>? WhyNot { get; init; }

    /// <summary>The answer as the contract writes it.</summary>
    public TResponse Answer<TResponse>(Func<TDecision, V1.Reasons, TResponse> write)
    {
        TDecision decision = Decide(Served.Ordinance);
        DecisionMetrics.Count(decision);
        V1.Reasons reasons = decision.ToReasons(Options);
        if (Options is { Sensitivity: true })
            reasons.Divergences.Add(Served.Sensitivity.Of(decision, other => DecideUnder(other, decision)).Select(ReasonsReply.ToWire));
        if (Options is { WhyNot: true } && WhyNot is not null)
            reasons.Remedies.Add(WhyNot(Served.Ordinance).Select(ReasonsReply.ToWire));
        return write(decision, reasons);
    }

    // Under another reading the calendar may hold deadlines for fewer days; outside them that reading has no answer to differ.
    private TDecision DecideUnder(Ordinance other, TDecision decision) =>
        Days.All(day => other.CheckDay(day) is null) ? Decide(other) : decision;
}
