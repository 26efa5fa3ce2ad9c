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

    private ChargeUnit(string code, int value, LocalizedText title)
        : base(code, value, title)
    {
    }

    /// <summary>How many units a booking has.</summary>
    internal int UnitsOf(Care.Booking booking)
    {
        int nights = booking.Days.Nights;
        return ReferenceEquals(this, Night) ? nights : ReferenceEquals(this, Day) ? nights + 1 : 1;
    }
}
