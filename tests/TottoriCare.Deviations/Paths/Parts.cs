using System.Globalization;
using Google.Protobuf;
using Google.Protobuf.Collections;

namespace TottoriCare.Deviations.Paths;

/// <summary>要求と回答の部分: what several messages of the contract have in common.</summary>
internal static class Parts
{
    private const string IsoDay = "yyyy-MM-dd";

    public static V1.CareCase? CareCaseOf(IMessage request) => request switch
    {
        V1.DecideEligibilityRequest asked => asked.CareCase,
        V1.DecideBookingRequest asked => asked.CareCase,
        V1.AssessFeeRequest asked => asked.CareCase,
        V1.GetQuotaRequest asked => asked.CareCase,
        _ => null,
    };

    public static V1.Booking? BookingOf(IMessage request) => request switch
    {
        V1.DecideBookingRequest asked => asked.Booking,
        V1.AssessFeeRequest asked => asked.Booking,
        V1.AssessCancellationRequest asked => asked.Booking,
        _ => null,
    };

    public static RepeatedField<V1.CareUse>? HistoryOf(IMessage request) => request switch
    {
        V1.DecideBookingRequest asked => asked.History,
        V1.AssessFeeRequest asked => asked.History,
        V1.GetQuotaRequest asked => asked.History,
        _ => null,
    };

    public static V1.Reasons? ReasonsOf(IMessage reply) =>
        reply.Descriptor.FindFieldByName("reasons")?.Accessor.GetValue(reply) as V1.Reasons;

    /// <summary>The outcome of a reply that has one of the plain three.</summary>
    public static V1.Outcome? OutcomeOf(IMessage reply) => reply.Descriptor.FindFieldByName("outcome")?.Accessor.GetValue(reply) as V1.Outcome?;

    public static void SetOutcome(IMessage reply, V1.Outcome outcome) => reply.Descriptor.FindFieldByName("outcome")!.Accessor.SetValue(reply, outcome);

    /// <summary>A day moved; what is no day stays for the service to refuse.</summary>
    public static string Moved(string day, int days) => DayOf(day) is { } known ? known.AddDays(days).ToString(IsoDay, CultureInfo.InvariantCulture) : day;

    public static DateOnly? DayOf(string day) =>
        DateOnly.TryParseExact(day, IsoDay, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly known) ? known : null;

    public static int NightsOf(V1.Booking booking) =>
        DayOf(booking.FirstDay) is { } first && DayOf(booking.LastDay) is { } last ? last.DayNumber - first.DayNumber : 0;
}
