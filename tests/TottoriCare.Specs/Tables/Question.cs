using NodaTime;
using TottoriCare.Cancellations;
using TottoriCare.Care;
using TottoriCare.Decisions;
using TottoriCare.Grants;
using TottoriCare.Shares;

namespace TottoriCare.Specs.Tables;

/// <summary>問い: what a row asks.</summary>
internal abstract record Question;

/// <summary>決定の問い: facts that an ordinance decides.</summary>
internal abstract record DecisionQuestion : Question
{
    public abstract Decision Decide(Ordinance ordinance);
}

internal sealed record EligibilityQuestion(CareCase Case, CareType CareType, LocalDate FirstDay, LocalDate LastDay) : DecisionQuestion
{
    public override Decision Decide(Ordinance ordinance) => ordinance.DecideEligibility(Case, CareType, FirstDay, LastDay);
}

internal sealed record BookingQuestion(CareCase Case, Booking Booking, UsageHistory History) : DecisionQuestion
{
    public override Decision Decide(Ordinance ordinance) => ordinance.DecideBooking(Case, Booking, History);
}

internal sealed record FeeQuestion(CareCase Case, Booking Booking, UsageHistory History) : DecisionQuestion
{
    public override Decision Decide(Ordinance ordinance) => ordinance.AssessFee(Case, Booking, History);
}

/// <param name="Pool">枠: the title of the pool that the row asks about.</param>
internal sealed record QuotaQuestion(CareCase Case, UsageHistory History, LocalDate Day, string Pool) : DecisionQuestion
{
    public override Decision Decide(Ordinance ordinance) => ordinance.GetQuota(Case, History, Day);
}

internal sealed record DeadlineQuestion(CareType CareType, LocalDate FirstDay) : DecisionQuestion
{
    public override Decision Decide(Ordinance ordinance) => ordinance.GetDeadline(CareType, FirstDay);
}

internal sealed record CancellationQuestion(Cancellation Cancellation) : DecisionQuestion
{
    public override Decision Decide(Ordinance ordinance) => ordinance.AssessCancellation(Cancellation);
}

internal sealed record GrantQuestion(GrantApplication Application) : DecisionQuestion
{
    public override Decision Decide(Ordinance ordinance) => ordinance.DecideGrant(Application);
}

internal sealed record ShareQuestion(SharedCost Cost, FiscalYear FiscalYear, Yen Total) : DecisionQuestion
{
    public override Decision Decide(Ordinance ordinance) => ordinance.DivideCost(Cost, FiscalYear, Total);
}

/// <summary>規定の問い: what the rulebook says of a rule.</summary>
internal sealed record RuleQuestion(string Id) : Question;

/// <summary>解釈の問い: what the rulebook says of an open reading.</summary>
internal sealed record ReadingQuestion(string Id) : Question;

/// <summary>出典の問い: what the rulebook says of a source.</summary>
internal sealed record SourceQuestion(string Id) : Question;
