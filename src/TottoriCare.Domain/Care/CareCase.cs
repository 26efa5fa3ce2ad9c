using NodaTime;
using TottoriCare.Calendars;

namespace TottoriCare.Care;

/// <summary>利用者の事実: what is known of a birth and its mother, without a name.</summary>
/// <remarks>All of it is the caller's assertion. The day of delivery begins every window; after a miscarriage or a stillbirth too.</remarks>
public sealed record CareCase
{
    /// <summary>出産日（流産・死産の日を含む）: the day of delivery.</summary>
    public required LocalDate DeliveryDay
    {
        get;
        init
        {
            field = value;
            DeliveryDayNumber = DayNumber.Of(value);
        }
    }

    /// <summary>乳児の数: the infants of this birth who are cared for at the use that is decided (readings D6, D7).</summary>
    public required Infants Infants { get; init; }

    /// <summary>必要性の判断: what the municipality assessed.</summary>
    public AssessedNeed Need { get; init; } = AssessedNeed.NotAssessed;

    /// <summary>世帯区分: the caller's assertion, where a fee depends on it (readings C14, C15).</summary>
    public HouseholdClass HouseholdClass { get; init; } = HouseholdClass.Unknown;

    /// <summary>居住: when the mother lives in the municipality.</summary>
    public Residence Residence { get; init; } = Residence.Unknown;

    /// <summary>出生時の乳児の数: the infants born alive; none where only <see cref="Infants"/> is known (readings D6, D7).</summary>
    public Infants? InfantsAtBirth { get; init; }

    /// <summary>申請日: the day of the application, where residence is tested on it (reading E5) or an amendment is chosen by it.</summary>
    public LocalDate? ApplicationDay { get; init; }

    /// <summary>承認日: the day of the approval, where an amendment is chosen by it.</summary>
    public LocalDate? ApprovalDay { get; init; }

    /// <summary>裁量の行使: what officers have allowed for this case; it counts only where the rulebook grants such discretion.</summary>
    public IReadOnlyList<DiscretionUse> DiscretionUses { get; init; } = [];

    /// <summary>里帰り: whether the care is to be given outside the municipality, at the mother's parents' home (reading E10).</summary>
    public bool IsHomecoming { get; init; }

    /// <summary>出産予定日: the due day, where a preterm birth moves the window (reading E4).</summary>
    public LocalDate? DueDay { get; init; }

    /// <summary>退院日: the day of discharge after the birth, where the window begins with it (reading N10).</summary>
    public LocalDate? DischargeDay
    {
        get;
        init
        {
            field = value;
            DischargeDayNumber = value is { } day ? DayNumber.Of(day) : null;
        }
    }

    /// <summary>The day of delivery as a running number, so that the rules compare days without calendar arithmetic.</summary>
    internal int DeliveryDayNumber { get; private init; }

    /// <summary>The day of discharge as a running number.</summary>
    internal int? DischargeDayNumber { get; private init; }
}
