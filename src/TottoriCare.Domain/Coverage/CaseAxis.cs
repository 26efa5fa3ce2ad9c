namespace TottoriCare.Coverage;

/// <summary>場合の軸: one of the facts by which the blocks of a rulebook divide what may be asked.</summary>
public sealed class CaseAxis : Coded<CaseAxis>
{
    /// <summary>利用日: the first day of the use.</summary>
    public static readonly CaseAxis UseDay = new("use_day", 1, new LocalizedText("利用日", "day of use"));

    /// <summary>出産日.</summary>
    public static readonly CaseAxis BirthDay = new("birth_day", 2, new LocalizedText("出産日", "day of delivery"));

    /// <summary>申請日.</summary>
    public static readonly CaseAxis ApplicationDay = new("application_day", 3, new LocalizedText("申請日", "day of application"));

    /// <summary>承認日.</summary>
    public static readonly CaseAxis ApprovalDay = new("approval_day", 4, new LocalizedText("承認日", "day of approval"));

    /// <summary>産後ケアの種類, in the order of the law.</summary>
    public static readonly CaseAxis CareType = new("care_type", 5, new LocalizedText("産後ケアの種類", "kind of care"));

    /// <summary>世帯区分, in the order of the rulebook.</summary>
    public static readonly CaseAxis HouseholdClass = new("household_class", 6, new LocalizedText("世帯区分", "household class"));

    /// <summary>年度.</summary>
    public static readonly CaseAxis FiscalYear = new("fiscal_year", 7, new LocalizedText("年度", "fiscal year"));

    /// <summary>乳児の数.</summary>
    public static readonly CaseAxis Infants = new("infants", 8, new LocalizedText("乳児の数", "infants"));

    /// <summary>予約の中の順番: the running number of a night, day or use within its booking.</summary>
    public static readonly CaseAxis Unit = new("unit_number", 9, new LocalizedText("予約の中の順番", "number within the booking"));

    /// <summary>通算の回数: the running number of a night, day or use in the whole history.</summary>
    public static readonly CaseAxis NthUse = new("nth_use", 10, new LocalizedText("通算の回数", "number in the whole history"));

    /// <summary>泊数: the nights of one stay.</summary>
    public static readonly CaseAxis Nights = new("nights", 11, new LocalizedText("泊数", "nights"));

    /// <summary>利用時間（分）: the minutes of one visit.</summary>
    public static readonly CaseAxis Minutes = new("minutes", 12, new LocalizedText("利用時間（分）", "minutes"));

    /// <summary>分担する費用: what public bodies bear together, as waived user fees.</summary>
    public static readonly CaseAxis SharedCost = new("shared_cost", 13, new LocalizedText("分担する費用", "cost that is shared"));

    private CaseAxis(string code, int value, LocalizedText title)
        : base(code, value, title)
    {
    }

    /// <summary>The axis of the days by which amendments of a kind are chosen.</summary>
    public static CaseAxis Of(Rulebooks.ChosenBy chosenBy) => FromValue(chosenBy.Value);

    internal bool IsOfDays => Value <= ApprovalDay.Value;
}
