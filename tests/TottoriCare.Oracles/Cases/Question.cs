namespace TottoriCare.Oracles.Cases;

/// <summary>問い: what one decision is asked, with every fact that it needs.</summary>
public abstract record Question
{
    private protected Question()
    {
    }
}

/// <summary>対象者.</summary>
public sealed record EligibilityQuestion(CareCaseFacts Case, string CareType, DateOnly FirstDay, DateOnly LastDay) : Question;

/// <summary>予約の可否.</summary>
public sealed record BookingQuestion(CareCaseFacts Case, BookingFacts Booking, IReadOnlyList<UseFacts> History) : Question;

/// <summary>利用料.</summary>
public sealed record FeeQuestion(CareCaseFacts Case, BookingFacts Booking, IReadOnlyList<UseFacts> History) : Question;

/// <summary>利用残数.</summary>
public sealed record QuotaQuestion(CareCaseFacts Case, IReadOnlyList<UseFacts> History, DateOnly Day) : Question;

/// <summary>連絡期限.</summary>
public sealed record DeadlineQuestion(string CareType, DateOnly FirstDay) : Question;

/// <summary>キャンセル料; <c>Kind</c> is given_up, date_changed or shortened, no notice is a no-show.</summary>
public sealed record CancellationQuestion(BookingFacts Booking, string HouseholdClass, string Kind, NoticeFacts? Notice) : Question
{
    public DateTime? BookedAt { get; init; }

    public int Infants { get; init; } = 1;

    public long? PlannedFee { get; init; }

    public long? FacilityAmount { get; init; }
}

/// <summary>施設整備助成.</summary>
public sealed record GrantQuestion(
    int FiscalYear,
    string Facility,
    bool HasBeds,
    IReadOnlyList<string> CareTypes,
    IReadOnlyList<CostFacts> Costs,
    IReadOnlyList<EarlierGrantFacts> EarlierGrants) : Question;

/// <summary>費用分担; <c>Cost</c> is waived_fee, care_cost or cancellation_charge.</summary>
public sealed record ShareQuestion(string Cost, int FiscalYear, long Total) : Question;
