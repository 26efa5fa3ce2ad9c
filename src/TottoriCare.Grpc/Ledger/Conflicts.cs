namespace TottoriCare.Grpc.Ledger;

/// <summary>台帳の理由: why the state of a case or of a booking does not allow a command, as the contract names it.</summary>
internal static class Conflicts
{
    /// <summary>承認されていない案件.</summary>
    public const string CaseNotApproved = "CASE_NOT_APPROVED";

    /// <summary>すでに決定した申請.</summary>
    public const string AlreadyDecided = "ALREADY_DECIDED";

    /// <summary>申請のない種類の承認.</summary>
    public const string CareTypeNotAppliedFor = "CARE_TYPE_NOT_APPLIED_FOR";

    /// <summary>承認のない種類の予約.</summary>
    public const string CareTypeNotApproved = "CARE_TYPE_NOT_APPROVED";

    /// <summary>承認期間の外.</summary>
    public const string OutsideApproval = "OUTSIDE_APPROVAL";

    /// <summary>承認した利用数の超過.</summary>
    public const string ApprovedUsesExhausted = "APPROVED_USES_EXHAUSTED";

    /// <summary>申請より前の決定.</summary>
    public const string DecidedBeforeApplication = "DECIDED_BEFORE_APPLICATION";

    /// <summary>ない予約.</summary>
    public const string NoSuchBooking = "NO_SUCH_BOOKING";

    /// <summary>すでに終わった予約.</summary>
    public const string BookingNotOpen = "BOOKING_NOT_OPEN";

    /// <summary>ほかの種類の利用.</summary>
    public const string OtherCareType = "OTHER_CARE_TYPE";

    /// <summary>予約数の上限.</summary>
    public const string TooManyBookings = "TOO_MANY_BOOKINGS";

    /// <summary>すでに終わった案件.</summary>
    public const string CaseEnded = "CASE_ENDED";

    /// <summary>値を消去した案件.</summary>
    public const string CaseErased = "CASE_ERASED";

    /// <summary>利用前の予約がある案件.</summary>
    public const string BookingsOpen = "BOOKINGS_OPEN";

    /// <summary>訂正の数の上限.</summary>
    public const string TooManyCorrections = "TOO_MANY_CORRECTIONS";
}
