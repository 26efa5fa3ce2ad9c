namespace TottoriCare.Grpc.Csv;

/// <summary>CSV の列の一覧: the columns that several kinds of file share.</summary>
internal static class CsvColumns
{
    /// <summary>事例番号: by what the caller knows a case again; the rows of one case tell each other's history.</summary>
    public static readonly CsvColumn CaseId = new(new("事例番号", "case_id"), Asked: null, IsRequired: true);

    /// <summary>行の種類: whether a row asks, or tells a use of the case.</summary>
    public static readonly CsvColumn Row = new(new("行の種類", "row"), Asked: null, IsRequired: true);

    /// <summary>利用者の事実.</summary>
    public static readonly IReadOnlyList<CsvColumn> Case =
    [
        new(new("出産日", "delivery_day"), "care_case.delivery_day", IsRequired: true),
        new(new("乳児の数", "infants"), "care_case.infants", IsRequired: true),
        new(new("必要性の判断", "need"), "care_case.need", IsRequired: true),
        new(new("居住", "residence"), "care_case.residence.status", IsRequired: true),
        new(new("居住の初日", "resident_from_day"), "care_case.residence.from_day"),
        new(new("居住の末日", "resident_until_day"), "care_case.residence.until_day"),
        new(new("出生時の乳児の数", "infants_at_birth"), "care_case.infants_at_birth"),
        new(new("出産予定日", "due_day"), "care_case.due_day"),
        new(new("退院日", "discharge_day"), "care_case.discharge_day"),
        new(new("申請日", "application_day"), "care_case.application_day"),
        new(new("承認日", "approval_day"), "care_case.approval_day"),
        new(new("里帰り", "is_homecoming"), "care_case.is_homecoming"),
        new(new("世帯区分", "household_class"), "care_case.household_class"),
    ];

    /// <summary>利用履歴: what a row has to say of a use beside its booking.</summary>
    public static readonly IReadOnlyList<CsvColumn> History =
    [
        new(new("利用の状態", "state"), Asked: null, "state"),
        new(new("早期退所前の終了日", "planned_last_day"), Asked: null, "planned_last_day"),
        new(new("転入前の利用", "granted_elsewhere"), Asked: null, "granted_elsewhere"),
    ];

    /// <summary>予約: a use that is asked for, one that is told, or both.</summary>
    /// <param name="asked">Whether the rows that ask have a booking.</param>
    /// <param name="used">Whether the file has rows that tell uses.</param>
    public static IReadOnlyList<CsvColumn> Booking(bool asked, bool used)
    {
        return
        [
            Of("産後ケアの種類", "care_type", isRequired: asked),
            Of("利用開始日", "first_day", isRequired: asked),
            Of("利用終了日", "last_day"),
            Of("開始時刻", "starts_at"),
            Of("終了時刻", "ends_at"),
            Of("施設の料金（円）", "facility_price_yen"),
            Of("食事代（円）", "meals_yen"),
        ];

        CsvColumn Of(string ja, string field, bool isRequired = false)
        {
            string path = $"booking.{field}";
            return new(new(ja, field), asked ? path : null, used ? path : null, isRequired);
        }
    }
}
