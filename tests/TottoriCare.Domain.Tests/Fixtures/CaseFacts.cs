using NodaTime;
using NodaTime.Text;
using TottoriCare.Calendars;
using TottoriCare.Cancellations;
using TottoriCare.Care;
using TottoriCare.Rulebooks;

namespace TottoriCare.Domain.Tests.Fixtures;

/// <summary>前提: the facts of a worked case, read from the cells of its row. A cell that can't be read throws.</summary>
/// <remarks>README.md of this folder says how each cell is written and what an empty one stands for.</remarks>
internal sealed class CaseFacts(WorkedCase row, Rulebook rulebook)
{
    public static readonly string[] Columns =
    [
        "例", "備考", "出産日", "乳児", "区分", "種類", "利用", "これまでの利用", "施設の料金", "食事代",
        "日", "枠", "利用開始日", "連絡", "内容", "予定の利用料", "施設の請求額",
    ];

    private static readonly LocalDate s_usualDelivery = new(2026, 4, 1);
    private static readonly LocalDateTimePattern s_minute = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm");
    private static readonly LocalTimePattern s_time = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    public CareCase Case => new()
    {
        DeliveryDay = row["出産日"] is { } day ? Date(day) : s_usualDelivery,
        Infants = Infants,
        HouseholdClass = Household,
        Need = AssessedNeed.Needed,
        Residence = Residence.Here(),
    };

    public Booking Booking => BookingOf(CareType, Needed("利用")) with
    {
        FacilityPrice = YenOf("施設の料金"),
        Meals = YenOf("食事代"),
    };

    public UsageHistory History => row["これまでの利用"] is { } uses ? UsageHistory.Of(uses.Split('、').SelectMany(UsesOf)) : UsageHistory.Empty;

    public CareType CareType => CareTypeOf(Needed("種類"));

    public LocalDate Day => Date(Needed("日"));

    public LocalDate FirstDay => Date(Needed("利用開始日"));

    /// <summary>The name of a pool, as a person reads it.</summary>
    public string? Pool => row["枠"];

    public Cancellation Cancellation => new()
    {
        Booking = Booking,
        HouseholdClass = Household,
        Infants = Infants,
        Notice = Needed("連絡") is var notice && notice == "なし" ? null : Notice.ReceivedAt(At(notice)),
        Kind = row["内容"] is { } kind ? CancellationKind.List.Single(one => one.Title.Ja == kind) : CancellationKind.GivenUp,
        PlannedFee = YenOf("予定の利用料"),
        FacilityAmount = YenOf("施設の請求額"),
    };

    private Infants Infants => new(row["乳児"] is { } infants ? int.Parse(infants) : 1);

    private HouseholdClass Household => row["区分"] is not { } title || title == "不明"
        ? HouseholdClass.Unknown
        : rulebook.Classes.Single(household => household.Title.Ja == title);

    private static CareType CareTypeOf(string text) => text switch
    {
        "宿泊型" => CareType.ShortStay,
        "通所型" => CareType.DayService,
        "訪問型" => CareType.Outreach,
        _ => throw new FormatException($"「{text}」は宿泊型、通所型、訪問型のいずれでもない。"),
    };

    // 「利用済み 宿泊型 2026-05-01〜2026-05-03」, and 「… ×5」 for the same five times.
    private static IEnumerable<CareUse> UsesOf(string text)
    {
        string[] words = text.Trim().Split(' ', 3);
        string[] times = words[2].Split('×');
        UseState state = UseState.List.Single(one => one.Title.Ja == words[0]);
        var use = new CareUse(BookingOf(CareTypeOf(words[1]), times[0].Trim()), state);
        return Enumerable.Repeat(use, times.Length == 1 ? 1 : int.Parse(times[1]));
    }

    // A stay: 「2026-05-01〜2026-05-03」, possibly with clock times; a visit: 「2026-05-01」, from 10 to 12 unless it says otherwise.
    private static Booking BookingOf(CareType type, string text)
    {
        string[] ends = text.Split('〜');
        if (!type.IsOvernight)
        {
            string[] start = ends[0].Split(' ');
            return start.Length == 1
                ? Booking.Visit(type, Date(start[0]), new LocalTime(10, 0), new LocalTime(12, 0))
                : Booking.Visit(type, Date(start[0]), s_time.Parse(start[1]).Value, s_time.Parse(ends[1]).Value);
        }

        if (!ends[0].Contains(' '))
            return Booking.Stay(Date(ends[0]), Date(ends[1]));

        LocalDateTime enters = s_minute.Parse(ends[0]).Value;
        LocalDateTime leaves = s_minute.Parse(ends[1]).Value;
        return Booking.Stay(enters.Date, leaves.Date, enters.TimeOfDay, leaves.TimeOfDay);
    }

    private static LocalDate Date(string text) => LocalDatePattern.Iso.Parse(text).Value;

    private static Instant At(string text)
    {
        LocalDateTime local = s_minute.Parse(text).Value;
        return JapanTime.At(local.Date, local.TimeOfDay);
    }

    private Yen? YenOf(string column) =>
        row[column] is { } text ? new Yen(long.Parse(text.TrimEnd('円').Replace(",", "", StringComparison.Ordinal))) : null;

    private string Needed(string column) => row[column] ?? throw new FormatException($"「{column}」の欄が要る。");
}
