namespace TottoriCare.Grpc.Ledger;

/// <summary>命令の決定の形: whether a command is carried out, by the ordinance or by the state of its case.</summary>
internal static class CommandDecisions
{
    /// <summary>Carried out, with nothing for the ordinance to decide.</summary>
    public static V1.CommandDecision Done() => new() { Outcome = V1.CommandOutcome.Done };

    /// <summary>Carried out, for these reasons.</summary>
    public static V1.CommandDecision Done(V1.Reasons reasons) => new() { Outcome = V1.CommandOutcome.Done, Reasons = reasons };

    /// <summary>Not carried out, because the case or the booking does not allow it.</summary>
    /// <param name="conflict">UPPER_SNAKE_CASE, stable.</param>
    public static V1.CommandDecision Conflict(string conflict) => new() { Outcome = V1.CommandOutcome.Refused, Conflict = conflict };

    /// <summary>What the ordinance decided.</summary>
    public static V1.CommandDecision By(V1.Outcome outcome, V1.Reasons reasons) => new()
    {
        Outcome = outcome switch
        {
            V1.Outcome.Allowed => V1.CommandOutcome.Done,
            V1.Outcome.Refused => V1.CommandOutcome.Refused,
            _ => V1.CommandOutcome.NeedsReview,
        },
        Reasons = reasons,
    };
}
