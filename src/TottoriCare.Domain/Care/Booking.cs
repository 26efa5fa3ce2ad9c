using System.Diagnostics.CodeAnalysis;
using NodaTime;

namespace TottoriCare.Care;

/// <summary>予約: one use of care, planned or past: a stay over days, or a visit between two clock times of one day.</summary>
/// <remarks>Civil days and times are Japanese. A booking that exists is well formed; whether the ordinance allows it is a decision.</remarks>
public sealed record Booking
{
    private Booking(CareType careType, LocalDate firstDay, LocalDate lastDay, LocalTime? startsAt, LocalTime? endsAt)
    {
        CareType = careType;
        FirstDay = firstDay;
        LastDay = lastDay;
        StartsAt = startsAt;
        EndsAt = endsAt;
        Days = DaySpan.Of(firstDay, lastDay);
    }

    /// <summary>The kind of care.</summary>
    public CareType CareType { get; }

    /// <summary>利用開始日: the first day; for a stay the day of entry.</summary>
    public LocalDate FirstDay { get; }

    /// <summary>利用終了日: the last day; for a stay the day of exit, for a visit the first day again.</summary>
    public LocalDate LastDay { get; }

    /// <summary>The start of a visit; for a stay the time of entry, where it matters.</summary>
    public LocalTime? StartsAt { get; }

    /// <summary>The end of a visit, later than its start; for a stay the time of exit, where it matters.</summary>
    public LocalTime? EndsAt { get; }

    /// <summary>施設の料金: what the facility charges for one night, day or use, where the user's fee depends on it.</summary>
    public Yen? FacilityPrice { get; init; }

    /// <summary>
    /// 食事代: what the facility charges for the meals of one night, day or use, be it a part of <see cref="FacilityPrice"/> or
    /// beside it; none where it is not known.
    /// </summary>
    public Yen? Meals { get; init; }

    /// <summary>The nights between the first and the last day; 0 for a visit, and for a stay that ends on the day it begins.</summary>
    public Nights Nights => new(Days.Nights);

    /// <summary>How many periods of 24 hours a stay has begun; its nights where it has no clock times, and at least one.</summary>
    internal int BegunPeriodsOf24Hours
    {
        get
        {
            int nights = Days.Nights;
            bool endsLater = EndsAt is { } end && StartsAt is { } start && end > start;
            return Math.Max(1, endsLater ? nights + 1 : nights);
        }
    }

    /// <summary>How many minutes a visit has begun; none for a stay.</summary>
    internal int? BegunMinutes => !CareType.IsOvernight && EndsAt is { } end && StartsAt is { } start
        ? (int)((end.NanosecondOfDay - start.NanosecondOfDay + NodaConstants.NanosecondsPerMinute - 1) / NodaConstants.NanosecondsPerMinute)
        : null;

    /// <summary>The days as running numbers, so that the rules compare them without calendar arithmetic.</summary>
    internal DaySpan Days { get; }

    /// <summary>A stay, from the day of entry to the day of exit.</summary>
    /// <exception cref="ArgumentException">The last day is before the first.</exception>
    public static Booking Stay(LocalDate firstDay, LocalDate lastDay) =>
        TryStay(firstDay, lastDay, out Booking? booking, out InputError? error)
            ? booking : throw new ArgumentException(error.Message.En, nameof(lastDay));

    /// <summary>A stay with its times of entry and exit, for an ordinance that counts by 24 hours.</summary>
    /// <exception cref="ArgumentException">The exit is not after the entry.</exception>
    public static Booking Stay(LocalDate firstDay, LocalDate lastDay, LocalTime entersAt, LocalTime leavesAt) =>
        TryStay(firstDay, lastDay, entersAt, leavesAt, out Booking? booking, out InputError? error)
            ? booking : throw new ArgumentException(error.Message.En, nameof(leavesAt));

    /// <summary>A visit of day service or outreach, on one day, from a start to a later end.</summary>
    /// <exception cref="ArgumentException">The end is not after the start, or the care type is a stay.</exception>
    public static Booking Visit(CareType careType, LocalDate day, LocalTime startsAt, LocalTime endsAt) =>
        TryVisit(careType, day, startsAt, endsAt, out Booking? booking, out InputError? error)
            ? booking : throw new ArgumentException(error.Message.En, nameof(endsAt));

    /// <summary>A stay from outside facts.</summary>
    /// <param name="firstDay">The day of entry.</param>
    /// <param name="lastDay">The day of exit, not before the day of entry.</param>
    /// <param name="booking">The booking, or nothing where the answer is <see langword="false"/>.</param>
    /// <param name="error">The fault, or nothing.</param>
    public static bool TryStay(
        LocalDate firstDay, LocalDate lastDay, [NotNullWhen(true)] out Booking? booking, [NotNullWhen(false)] out InputError? error)
    {
        bool ordered = lastDay >= firstDay;
        booking = ordered ? new Booking(CareType.ShortStay, firstDay, lastDay, null, null) : null;
        error = ordered ? null : new InputError("last_day", "LAST_DAY_BEFORE_FIRST", new LocalizedText(
            "利用終了日が利用開始日より前になっています。開始日以後の日を指定してください。",
            "The last day is before the first; give a day on or after the first."));
        return ordered;
    }

    /// <summary>A stay with its times of entry and exit from outside facts.</summary>
    /// <param name="firstDay">The day of entry.</param>
    /// <param name="lastDay">The day of exit, not before the day of entry.</param>
    /// <param name="entersAt">The time of entry.</param>
    /// <param name="leavesAt">The time of exit; after the entry where both are on one day.</param>
    /// <param name="booking">The booking, or nothing where the answer is <see langword="false"/>.</param>
    /// <param name="error">The fault, or nothing.</param>
    public static bool TryStay(
        LocalDate firstDay,
        LocalDate lastDay,
        LocalTime entersAt,
        LocalTime leavesAt,
        [NotNullWhen(true)] out Booking? booking,
        [NotNullWhen(false)] out InputError? error)
    {
        if (!TryStay(firstDay, lastDay, out booking, out error))
            return false;

        bool ordered = firstDay.At(entersAt) < lastDay.At(leavesAt);
        booking = ordered ? new Booking(CareType.ShortStay, firstDay, lastDay, entersAt, leavesAt) : null;
        error = ordered ? null : new InputError("ends_at", "END_NOT_AFTER_START", new LocalizedText(
            "退所の時刻が入所の時刻より後になっていません。入所より後の時刻を指定してください。",
            "The exit is not after the entry; give a later time."));
        return ordered;
    }

    /// <summary>A visit from outside facts.</summary>
    /// <param name="careType">Day service or outreach.</param>
    /// <param name="day">The day of the visit.</param>
    /// <param name="startsAt">Its start.</param>
    /// <param name="endsAt">Its end, after the start.</param>
    /// <param name="booking">The booking, or nothing where the answer is <see langword="false"/>.</param>
    /// <param name="error">The fault, or nothing.</param>
    public static bool TryVisit(
        CareType careType,
        LocalDate day,
        LocalTime startsAt,
        LocalTime endsAt,
        [NotNullWhen(true)] out Booking? booking,
        [NotNullWhen(false)] out InputError? error)
    {
        error = careType.IsOvernight
            ? new InputError("care_type", "STAY_HAS_NO_CLOCK_TIMES", new LocalizedText(
                "宿泊型には開始・終了の時刻を指定しないでください。", "A short stay has no clock times; leave them out."))
            : endsAt <= startsAt
                ? new InputError("ends_at", "END_NOT_AFTER_START", new LocalizedText(
                    "終了時刻が開始時刻より後になっていません。同じ日の、開始より後の時刻を指定してください。",
                    "The end is not after the start; give a later time of the same day."))
                : null;
        booking = error is null ? new Booking(careType, day, day, startsAt, endsAt) : null;
        return error is null;
    }
}
