using NodaTime;
using NodaTime.Text;
using TottoriCare.Calendars;
using TottoriCare.Cancellations;
using TottoriCare.Care;
using TottoriCare.Decisions;

namespace TottoriCare.Domain.Tests;

/// <summary>Facts in the short form that examples use.</summary>
internal static class Facts
{
    public static LocalDate Day(string iso) => LocalDatePattern.Iso.Parse(iso).Value;

    public static LocalTime Time(string iso) => LocalTimePattern.ExtendedIso.Parse(iso.Length == 5 ? iso + ":00" : iso).Value;

    /// <summary>An instant by the clock in Japan: <c>2026-05-12T12:00:00</c>.</summary>
    public static Instant At(string local)
    {
        LocalDateTime time = LocalDateTimePattern.ExtendedIso.Parse(local).Value;
        return JapanTime.At(time.Date, time.TimeOfDay);
    }

    public static Booking Stay(string firstDay, string lastDay) => Booking.Stay(Day(firstDay), Day(lastDay));

    public static Booking Stay(string firstDay, int nights) => Booking.Stay(Day(firstDay), Day(firstDay).PlusDays(nights));

    public static Booking DayService(string day, string startsAt = "10:00", string endsAt = "12:00") =>
        Booking.Visit(CareType.DayService, Day(day), Time(startsAt), Time(endsAt));

    public static Booking Outreach(string day, string startsAt = "10:00", string endsAt = "12:00") =>
        Booking.Visit(CareType.Outreach, Day(day), Time(startsAt), Time(endsAt));

    public static CareUse Used(Booking booking) => new(booking, UseState.Used);

    public static CareUse Booked(Booking booking) => new(booking, UseState.Booked);

    public static UsageHistory History(params IEnumerable<CareUse> uses) => UsageHistory.Of(uses);

    /// <summary>So many uses of day service on successive days from 2026-07-01.</summary>
    public static IEnumerable<CareUse> UsedDayServices(int uses) =>
        Enumerable.Range(0, uses)
            .Select(i => Used(Booking.Visit(CareType.DayService, Day("2026-07-01").PlusDays(i), Time("10:00"), Time("12:00"))));

    public static Cancellation GivenUp(Booking booking, HouseholdClass household, Instant? received) => new()
    {
        Booking = booking,
        HouseholdClass = household,
        Notice = received is { } at ? Notice.ReceivedAt(at) : null,
    };

    /// <summary>The one finding of a decision with a reason.</summary>
    public static Finding The(this Decision decision, FindingReason reason) =>
        decision.Findings.Where(finding => finding.Reason == reason).ShouldHaveSingleItem();

    /// <summary>The reasons of every rule that is not met, in the order of the ordinance.</summary>
    public static IEnumerable<FindingReason> WhyNot(this Decision decision) =>
        decision.Findings.Where(finding => finding.Status == FindingStatus.NotMet).Select(finding => finding.Reason);

    /// <summary>The reasons of every matter that needs an officer, in the order of the ordinance.</summary>
    public static IEnumerable<FindingReason> WhyReview(this Decision decision) =>
        decision.Findings.Where(finding => finding.Status == FindingStatus.NeedsReview).Select(finding => finding.Reason);

    /// <summary>A figure of a finding, in the form that machines exchange.</summary>
    public static string Figure(this Finding finding, string name) => finding.Figures.Single(figure => figure.Name == name).Value;
}
