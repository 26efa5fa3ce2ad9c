namespace TottoriCare.Oracles.Cases;

/// <summary>出産と母の事実: what is known of a birth and a mother, in the codes of the rulebook's format.</summary>
/// <remarks>Plain values, so that a decider which shares nothing with the library can read them. Times are Japan's civil time.</remarks>
public sealed record CareCaseFacts
{
    public required DateOnly DeliveryDay { get; init; }

    public int Infants { get; init; } = 1;

    public int? InfantsAtBirth { get; init; }

    /// <summary>needed, not_needed or not_assessed.</summary>
    public string Need { get; init; } = "needed";

    public ResidenceFacts Residence { get; init; } = ResidenceFacts.Here;

    public DateOnly? DueDay { get; init; }

    public DateOnly? DischargeDay { get; init; }

    public DateOnly? ApplicationDay { get; init; }

    public DateOnly? ApprovalDay { get; init; }

    public bool IsHomecoming { get; init; }

    public string HouseholdClass { get; init; } = "unknown";

    /// <summary>The matters of which an officer made an exception.</summary>
    public IReadOnlyList<string> DiscretionUsed { get; init; } = [];
}

/// <summary>居住: resident, not_resident or unknown; the days hold for a resident only.</summary>
public sealed record ResidenceFacts(string Status, DateOnly? From = null, DateOnly? Until = null)
{
    public static readonly ResidenceFacts Here = new("resident");
}

/// <summary>予約: a stay has two days, and clock times only where they matter; a visit has one day and two clock times.</summary>
public sealed record BookingFacts(string CareType, DateOnly FirstDay, DateOnly LastDay, TimeOnly? StartsAt = null, TimeOnly? EndsAt = null)
{
    public long? FacilityPrice { get; init; }

    public long? Meals { get; init; }

    public bool IsStay => CareType == "short_stay";

    public int Nights => LastDay.DayNumber - FirstDay.DayNumber;
}

/// <summary>利用: booked, used, cancelled_in_time, cancelled_late or no_show.</summary>
public sealed record UseFacts(BookingFacts Booking, string State)
{
    public DateOnly? PlannedLastDay { get; init; }

    public bool GrantedElsewhere { get; init; }

    public bool IsTaken => State is "booked" or "used";

    public bool IsGivenUpLate => State is "cancelled_late" or "no_show";
}

/// <summary>連絡: when a notice was sent and received, at least one of the three.</summary>
public sealed record NoticeFacts(DateTime? ReceivedByMunicipality, DateTime? ReceivedByFacility = null, DateTime? Sent = null);

/// <summary>経費: a cost of a grant's application.</summary>
public sealed record CostFacts(string Kind, long Yen);

/// <summary>これまでの助成.</summary>
public sealed record EarlierGrantFacts(int FiscalYear, long Yen);
