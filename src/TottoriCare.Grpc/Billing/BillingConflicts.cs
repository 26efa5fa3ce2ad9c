namespace TottoriCare.Grpc.Billing;

/// <summary>請求の理由: why a month or a notice does not allow a command, as the contract names it.</summary>
internal static class BillingConflicts
{
    /// <summary>まだ来ていない月.</summary>
    public const string MonthNotReached = "MONTH_NOT_REACHED";

    /// <summary>すでに締めた月.</summary>
    public const string MonthClosed = "MONTH_CLOSED";

    /// <summary>締めた月より前の月.</summary>
    public const string MonthBeforeClosed = "MONTH_BEFORE_CLOSED";

    /// <summary>締めた日以前の納期限.</summary>
    public const string DueDayNotAfterClosing = "DUE_DAY_NOT_AFTER_CLOSING";

    /// <summary>すでに済んだ納付書.</summary>
    public const string NoticeNotOpen = "NOTICE_NOT_OPEN";

    /// <summary>納付書と異なる金額.</summary>
    public const string AmountDiffers = "AMOUNT_DIFFERS";

    /// <summary>発行より前の納付.</summary>
    public const string SettledBeforeIssue = "SETTLED_BEFORE_ISSUE";

    /// <summary>まだ来ていない日の納付.</summary>
    public const string SettledInFuture = "SETTLED_IN_FUTURE";
}
