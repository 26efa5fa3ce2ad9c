using NodaTime;
using TottoriCare.Calendars;
using TottoriCare.Cancellations;
using TottoriCare.Care;
using TottoriCare.Grpc.Tests.Decisions;

namespace TottoriCare.Grpc.Tests.Csv;

/// <summary>Facts of the library as the cells of a file, in either language.</summary>
internal sealed class CsvFacts(bool isJapanese)
{
    private readonly Dictionary<string, string> _cells = [];

    public IReadOnlyDictionary<string, string> Cells => _cells;

    public CsvFacts With(string ja, string en, string text)
    {
        _cells.Add(isJapanese ? ja : en, text);
        return this;
    }

    public CsvFacts Case(CareCase careCase) => this
        .With("出産日", "delivery_day", Day(careCase.DeliveryDay))
        .With("乳児の数", "infants", $"{careCase.Infants.Value}")
        .With("必要性の判断", "need", Word(careCase.Need))
        .With("居住", "residence", careCase.Wire().Residence.Status switch
        {
            V1.ResidenceStatus.Resident => isJapanese ? "住民" : "resident",
            V1.ResidenceStatus.NotResident => isJapanese ? "住民でない" : "not_resident",
            _ => isJapanese ? "不明" : "unknown",
        })
        .With("居住の初日", "resident_from_day", careCase.Wire().Residence.FromDay)
        .With("居住の末日", "resident_until_day", careCase.Wire().Residence.UntilDay)
        .With("出生時の乳児の数", "infants_at_birth", $"{careCase.InfantsAtBirth?.Value}")
        .With("出産予定日", "due_day", Day(careCase.DueDay))
        .With("退院日", "discharge_day", Day(careCase.DischargeDay))
        .With("申請日", "application_day", Day(careCase.ApplicationDay))
        .With("承認日", "approval_day", Day(careCase.ApprovalDay))
        .With("里帰り", "is_homecoming", Flag(careCase.IsHomecoming))
        .With("世帯区分", "household_class", Class(careCase.HouseholdClass));

    public CsvFacts Booking(Booking booking) => this
        .With("産後ケアの種類", "care_type", Word(booking.CareType))
        .With("利用開始日", "first_day", Day(booking.FirstDay))
        .With("利用終了日", "last_day", Day(booking.LastDay))
        .With("開始時刻", "starts_at", booking.StartsAt?.ToString("HH:mm", null) ?? "")
        .With("終了時刻", "ends_at", booking.EndsAt?.ToString("HH:mm", null) ?? "")
        .With("施設の料金（円）", "facility_price_yen", $"{booking.FacilityPrice?.Amount}")
        .With("食事代（円）", "meals_yen", $"{booking.Meals?.Amount}");

    public CsvFacts Use(CareUse use) => Booking(use.Booking)
        .With("利用の状態", "state", Word(use.State))
        .With("早期退所前の終了日", "planned_last_day", Day(use.PlannedLastDay))
        .With("転入前の利用", "granted_elsewhere", Flag(use.GrantedElsewhere));

    public CsvFacts Cancellation(Cancellation cancellation) => Booking(cancellation.Booking)
        .With("世帯区分", "household_class", Class(cancellation.HouseholdClass))
        .With("取消しの種類", "kind", Word(cancellation.Kind))
        .With("連絡の有無", "notice", cancellation.Notice is null ? (isJapanese ? "連絡なし" : "none") : (isJapanese ? "連絡あり" : "given"))
        .With("市町村が受けた日時", "received_by_municipality_at", Moment(cancellation.Notice?.ReceivedByMunicipality))
        .With("施設が受けた日時", "received_by_facility_at", Moment(cancellation.Notice?.ReceivedByFacility))
        .With("発した日時", "sent_at", Moment(cancellation.Notice?.Sent))
        .With("予約した日時", "booked_at", Moment(cancellation.BookedAt))
        .With("乳児の数", "infants", $"{cancellation.Infants.Value}")
        .With("予定した利用料（円）", "planned_fee_yen", $"{cancellation.PlannedFee?.Amount}")
        .With("施設の定める額（円）", "facility_amount_yen", $"{cancellation.FacilityAmount?.Amount}");

    public string Day(LocalDate? day) => day is not { } given ? "" : isJapanese ? JapaneseDate.ToText(given) : given.Wire();

    public string Word<T>(Coded<T> value)
        where T : Coded<T> => isJapanese ? value.Title.Ja : value.Code;

    private string Moment(Instant? instant) =>
        instant is not { } given ? "" : $"{Day(JapanTime.In(given).Date)} {JapanTime.In(given).TimeOfDay.ToString("HH:mm:ss", null)}";

    private string Class(HouseholdClass household) => isJapanese && !household.IsUnknown ? household.Title.Ja : household.Code;

    private string Flag(bool flag) => flag ? (isJapanese ? "はい" : "yes") : isJapanese ? "" : "0";
}
