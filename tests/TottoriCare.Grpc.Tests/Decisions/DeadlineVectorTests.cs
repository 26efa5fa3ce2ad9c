using NodaTime;
using NodaTime.Text;
using TottoriCare.Calendars;
using TottoriCare.Cancellations;
using TottoriCare.Care;
using TottoriCare.Grpc.Tests.Hosting;

namespace TottoriCare.Grpc.Tests.Decisions;

/// <summary>The deadlines that were worked out by hand from TC-31, over either protocol.</summary>
public sealed class DeadlineVectorTests(RunningHost host) : IClassFixture<RunningHost>
{
    /// <summary>First day of the stay, day of the deadline, days back, whether it rests on projected holidays.</summary>
    private static readonly (string FirstDay, string Day, int DaysBack, bool IsProjected)[] s_vectors =
    [
        ("2026-05-13", "2026-05-12", 1, false),
        ("2026-05-11", "2026-05-08", 3, false),
        ("2026-05-07", "2026-05-01", 6, false),
        ("2026-09-24", "2026-09-18", 6, false),
        ("2026-11-24", "2026-11-20", 4, false),
        ("2027-03-23", "2027-03-19", 4, false),
        ("2026-01-05", "2025-12-26", 10, false),
        ("2026-01-01", "2025-12-26", 6, false),
        ("2027-01-04", "2026-12-28", 7, false),
        ("2019-05-07", "2019-04-26", 11, false),
        ("2003-05-06", "2003-05-02", 4, false),
        ("2006-05-08", "2006-05-02", 6, false),
        ("2018-12-25", "2018-12-21", 4, false),
        ("2020-07-27", "2020-07-22", 5, false),
        ("2021-08-10", "2021-08-06", 4, false),
        ("2026-05-10", "2026-05-08", 2, false),
        ("2027-01-05", "2027-01-04", 1, false),
        ("2028-05-08", "2028-05-02", 6, true),
    ];

    public static TheoryData<Protocol, string, string, int, bool> Vectors
    {
        get
        {
            var data = new TheoryData<Protocol, string, string, int, bool>();
            foreach (Protocol protocol in Enum.GetValues<Protocol>())
                foreach ((string firstDay, string day, int daysBack, bool isProjected) in s_vectors)
                    data.Add(protocol, firstDay, day, daysBack, isProjected);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Vectors))]
    public async Task The_deadline_is_noon_of_the_day_worked_out_by_hand(
        Protocol protocol, string firstDay, string day, int daysBack, bool isProjected)
    {
        LocalDate first = LocalDatePattern.Iso.Parse(firstDay).Value;
        Period.DaysBetween(LocalDatePattern.Iso.Parse(day).Value, first).ShouldBe(daysBack);

        V1.GetDeadlineResponse response = (await host.CallAsync<V1.GetDeadlineResponse>(protocol, new V1.GetDeadlineRequest
        {
            MunicipalityCode = Library.CityCode, CareType = V1.CareType.ShortStay, FirstDay = firstDay,
        })).Value;

        response.Deadline.Day.ShouldBe(day);
        response.Deadline.AtText.ShouldBe($"{day}T12:00:00+09:00");
        response.Deadline.At.ToDateTimeOffset().ShouldBe(DateTimeOffset.Parse($"{day}T03:00:00Z"));
        response.Deadline.NominalDay.ShouldBe(first.PlusDays(-1).Wire());
        response.SkippedDays.Count.ShouldBe(daysBack - 1);
        response.RestsOnProjection.ShouldBe(isProjected);

        DeadlineDecision library = Library.City.GetDeadline(CareType.ShortStay, first);
        library.Deadline!.Value.Day.Wire().ShouldBe(day);
        Said.By(response.Reasons).ShouldBe(Said.By(library));
    }

    [Theory]
    [MemberData(nameof(Vectors))]
    public async Task A_notice_at_that_noon_is_in_time_and_one_second_later_is_charged(
        Protocol protocol, string firstDay, string day, int daysBack, bool isProjected)
    {
        _ = (daysBack, isProjected);
        LocalDate first = LocalDatePattern.Iso.Parse(firstDay).Value;
        Instant noon = JapanTime.At(LocalDatePattern.Iso.Parse(day).Value, LocalTime.Noon);

        (await AssessAsync(protocol, first, noon)).Outcome.ShouldBe(V1.CancellationOutcome.NotCharged);

        V1.AssessCancellationResponse late = await AssessAsync(protocol, first, noon + Duration.FromSeconds(1));
        late.Outcome.ShouldBe(V1.CancellationOutcome.Charged);
        late.ChargeYen.ShouldBe(1_800);
        late.BilledIn.ShouldBe(first.PlusMonths(1).Wire()[..7]);
        late.Deadline.Day.ShouldBe(day);
    }

    private async Task<V1.AssessCancellationResponse> AssessAsync(Protocol protocol, LocalDate firstDay, Instant received)
    {
        var cancellation = new Cancellation
        {
            Booking = Booking.Stay(firstDay, firstDay.PlusDays(2)),
            HouseholdClass = Library.City.Rulebook.FindClass("municipal_tax_payable")!,
            Notice = Notice.ReceivedAt(received),
        };
        return (await host.CallAsync<V1.AssessCancellationResponse>(protocol, cancellation.Wire(Library.CityCode))).Value;
    }
}
