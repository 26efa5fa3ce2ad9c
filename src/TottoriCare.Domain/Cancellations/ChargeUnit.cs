using TottoriCare.Care;

namespace TottoriCare.Cancellations;

/// <summary>キャンセル料の単位: for what the amount is due (reading C1).</summary>
public sealed class ChargeUnit : Coded<ChargeUnit>
{
    /// <summary>1予約につき: once for the booking.</summary>
    public static readonly ChargeUnit Booking = new("booking", 1, new LocalizedText("1予約につき", "per booking"));

    /// <summary>1日につき: for each day, the days of entry and exit both counted.</summary>
    public static readonly ChargeUnit Day = new("day", 2, new LocalizedText("1日につき", "per day"));

    /// <summary>1泊につき: for each night.</summary>
    public static readonly ChargeUnit Night = new("night", 3, new LocalizedText("1泊につき", "per night"));

    /// <summary>期限を過ぎた1日につき: for each day that is too late to give up, each by the deadline of its own (reading C6).</summary>
    public static readonly ChargeUnit LateDay = new("late_day", 4, new LocalizedText("期限を過ぎた1日につき", "per late day"));

    private ChargeUnit(string code, int value, LocalizedText title)
        : base(code, value, title)
    {
    }

    /// <summary>How many units a use has.</summary>
    /// <param name="days">Its days.</param>
    /// <param name="lateDays">How many of them are too late to give up.</param>
    internal int UnitsOf(DaySpan days, int lateDays) =>
        ReferenceEquals(this, Night) ? days.Nights
        : ReferenceEquals(this, Day) ? days.Nights + 1
        : ReferenceEquals(this, LateDay) ? lateDays
        : 1;
}
