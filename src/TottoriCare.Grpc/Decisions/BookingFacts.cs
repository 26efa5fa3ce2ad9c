using NodaTime;
using TottoriCare.Care;
using TottoriCare.Grpc.Contract;

namespace TottoriCare.Grpc.Decisions;

/// <summary>予約と利用履歴の読取り: kinds of care, days, bookings and past uses out of a request.</summary>
internal static class BookingFacts
{
    public static CareType? ReadCareType(this RequestReader reader, V1.CareType value, string field) =>
        reader.ReadCoded<V1.CareType, CareType>(value, field);

    /// <summary>The first and the last day of a use, in their order.</summary>
    public static (LocalDate First, LocalDate Last)? ReadDays(this RequestReader reader, string firstDay, string lastDay)
    {
        LocalDate? readFirst = reader.ReadDay(firstDay, "first_day");
        LocalDate? readLast = reader.ReadDay(lastDay, "last_day");
        if (readFirst is not { } first || readLast is not { } last)
            return null;
        if (Booking.TryStay(first, last, out _, out InputError? error))
            return (first, last);
        reader.Faults.Add("", error);
        return null;
    }

    public static Booking? ReadBooking(this RequestReader reader, V1.Booking? message, string field)
    {
        if (message is null)
        {
            reader.Faults.AddMissing(field, "予約", "the booking");
            return null;
        }

        using RequestFaults.Step _ = reader.Faults.Into(field);
        Booking? booking = reader.ReadCareType(message.CareType, "care_type") switch
        {
            null => reader.ReadDaysOfUnknownCare(message),
            { IsOvernight: true } => reader.ReadStay(message),
            CareType visit => reader.ReadVisit(message, visit),
        };
        Yen? price = reader.ReadYenIfGiven(message.HasFacilityPriceYen, message.FacilityPriceYen, "facility_price_yen");
        Yen? meals = reader.ReadYenIfGiven(message.HasMealsYen, message.MealsYen, "meals_yen");
        return price is null && meals is null || booking is null ? booking : booking with { FacilityPrice = price, Meals = meals };
    }

    public static UsageHistory? ReadHistory(this RequestReader reader, IReadOnlyList<V1.CareUse> messages, string field)
    {
        if (!reader.IsShortEnough(messages.Count, UsageHistory.Most, field))
            return null;

        var uses = new List<CareUse>(messages.Count);
        for (int i = 0; i < messages.Count; i++)
        {
            using RequestFaults.Step _ = reader.Faults.Into(field, i);
            if (reader.ReadUse(messages[i]) is { } use)
                uses.Add(use);
        }

        return UsageHistory.Of(uses);
    }

    private static Booking? ReadStay(this RequestReader reader, V1.Booking message)
    {
        (LocalDate First, LocalDate Last)? days = reader.ReadDays(message.FirstDay, message.LastDay);
        bool hasTimes = message.StartsAt.Length > 0 || message.EndsAt.Length > 0;
        LocalTime? entersAt = hasTimes ? reader.ReadTime(message.StartsAt, "starts_at") : null;
        LocalTime? leavesAt = hasTimes ? reader.ReadTime(message.EndsAt, "ends_at") : null;
        if (days is not { } stay)
            return null;
        if (!hasTimes)
            return Booking.Stay(stay.First, stay.Last);
        if (entersAt is not { } enters || leavesAt is not { } leaves)
            return null;
        if (Booking.TryStay(stay.First, stay.Last, enters, leaves, out Booking? booking, out InputError? error))
            return booking;
        reader.Faults.Add("", error);
        return null;
    }

    private static Booking? ReadVisit(this RequestReader reader, V1.Booking message, CareType careType)
    {
        LocalDate? day = reader.ReadDay(message.FirstDay, "first_day");
        LocalDate? lastDay = reader.ReadDayIfGiven(message.LastDay, "last_day");
        LocalTime? startsAt = reader.ReadTime(message.StartsAt, "starts_at");
        LocalTime? endsAt = reader.ReadTime(message.EndsAt, "ends_at");
        if (lastDay is { } last && day is { } first && last != first)
        {
            reader.Faults.Add("last_day", last < first ? "LAST_DAY_BEFORE_FIRST" : "VISIT_ON_SEVERAL_DAYS",
                "通所型・訪問型の利用は1日ごとに指定してください。利用終了日は空にするか、利用開始日と同じ日にします。",
                "A visit is on one day: leave the last day empty or repeat the first.");
        }

        if (day is not { } on || startsAt is not { } start || endsAt is not { } end)
            return null;
        if (Booking.TryVisit(careType, on, start, end, out Booking? visit, out InputError? error))
            return visit;
        reader.Faults.Add("", error);
        return null;
    }

    // The kind of care is a fault already; its days and times are still read, for faults of their own.
    private static Booking? ReadDaysOfUnknownCare(this RequestReader reader, V1.Booking message)
    {
        reader.ReadDay(message.FirstDay, "first_day");
        reader.ReadDayIfGiven(message.LastDay, "last_day");
        reader.ReadTimeIfGiven(message.StartsAt, "starts_at");
        reader.ReadTimeIfGiven(message.EndsAt, "ends_at");
        return null;
    }

    private static CareUse? ReadUse(this RequestReader reader, V1.CareUse message)
    {
        Booking? booking = reader.ReadBooking(message.Booking, "booking");
        UseState? state = reader.ReadCoded<V1.UseState, UseState>(message.State, "state");
        LocalDate? plannedLastDay = reader.ReadDayIfGiven(message.PlannedLastDay, "planned_last_day");
        if (booking is null || state is null)
            return null;

        if (plannedLastDay is not null && !(booking.CareType.IsOvernight && ReferenceEquals(state, UseState.Used)))
        {
            reader.Faults.Add("planned_last_day", "FIELD_NOT_EXPECTED",
                "利用済みの宿泊型の場合にだけ指定できます。", "Give it only for a short stay that was used.");
        }
        else if (plannedLastDay < booking.LastDay)
        {
            reader.Faults.Add("planned_last_day", "PLANNED_LAST_DAY_BEFORE_LAST",
                "予定した最後の日が実際の最後の日より前になっています。予約を延ばした場合は空にしてください。",
                "The planned last day is before the real one; leave it empty where a stay was not cut short.");
        }

        return new CareUse(booking, state) { PlannedLastDay = plannedLastDay, GrantedElsewhere = message.GrantedElsewhere };
    }
}
