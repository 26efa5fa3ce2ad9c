using TottoriCare.Cancellations;
using TottoriCare.Care;
using TottoriCare.Decisions;
using static TottoriCare.Domain.Tests.Facts;

namespace TottoriCare.Domain.Tests.Architecture;

/// <summary>A plain answer takes nothing from the heap, whatever it says.</summary>
public class AllocationTests
{
    [Fact]
    public void A_plain_answer_on_a_booking_with_ten_past_uses_allocates_nothing()
    {
        UsageHistory tenUses = History(
            [.. UsedDayServices(4), Used(Stay("2026-05-20", 2)), Booked(Stay("2026-06-10", 1)), Booked(Outreach("2026-06-15")),
                new CareUse(Stay("2026-06-20", 3), UseState.NoShow), Used(Stay("2026-05-22", 1)), Booked(DayService("2026-06-16"))]);
        tenUses.Uses.Count.ShouldBe(10);

        Judge(Tottori.Mother, Stay("2026-06-01", 3), tenUses, "allowed");
        Judge(Tottori.Mother, Stay("2026-06-01", 7), tenUses, "refused");
        Judge(Tottori.Mother, Stay("2026-05-23", 2), tenUses, "allowed");
        Judge(Tottori.Mother, DayService("2026-06-01"), tenUses, "allowed");
        Judge(Tottori.Mother, DayService("2026-06-01", "08:00", "18:00"), tenUses, "refused");
        Judge(Tottori.Mother with { Need = AssessedNeed.NotAssessed, Residence = Residence.Unknown }, Outreach("2026-06-01"), tenUses, "needs_review");

        static void Judge(CareCase careCase, Booking booking, UsageHistory history, string outcome)
        {
            Tottori.City.JudgeBooking(careCase, booking, history).Outcome.Code.ShouldBe(outcome);
            Allocations.Of(() => Tottori.City.JudgeBooking(careCase, booking, history)).ShouldBe(0, $"{booking}");
        }
    }

    [Fact]
    public void A_plain_answer_on_a_cancellation_allocates_nothing()
    {
        Booking stay = Stay("2026-05-07", 2);
        Cancellation[] cancellations =
        [
            GivenUp(stay, Tottori.Taxed, At("2026-05-01T12:00:01")),
            GivenUp(stay, Tottori.PublicAssistance, null),
            GivenUp(stay, HouseholdClass.Unknown, null),
            GivenUp(stay, Tottori.Taxed, At("2026-05-01T12:00:00")),
            GivenUp(stay, Tottori.Taxed, At("2026-05-06T12:00:00")) with { Kind = CancellationKind.DateChanged, BookedAt = At("2026-05-02T12:00:00") },
            GivenUp(DayService("2026-05-07"), Tottori.Taxed, null),
        ];

        foreach (Cancellation cancellation in cancellations)
            Allocations.Of(() => Tottori.City.JudgeCancellation(cancellation)).ShouldBe(0, $"{cancellation}");
    }

    [Fact]
    public void A_plain_answer_allocates_nothing_under_any_alternative_reading()
    {
        UsageHistory history = History(
            Used(Stay("2026-05-28", 2)) with { PlannedLastDay = Day("2026-06-02"), GrantedElsewhere = true }, Used(DayService("2026-06-01")));
        Cancellation late = GivenUp(Stay("2026-05-07", 2), HouseholdClass.Unknown, At("2026-05-06T12:00:00"));

        foreach ((string name, Ordinance ordinance) in Corpus.Cities)
        {
            Allocations.Of(() => ordinance.JudgeBooking(Tottori.Mother, Stay1, history)).ShouldBe(0, name);
            Allocations.Of(() => ordinance.JudgeBooking(Tottori.Mother, Visit1, history)).ShouldBe(0, name);
            Allocations.Of(() => ordinance.JudgeCancellation(late)).ShouldBe(0, name);
        }
    }

    [Fact]
    public void An_explained_answer_is_seen_to_allocate() =>
        Allocations.Of(() => Tottori.City.DecideBooking(Tottori.Mother, Stay1, UsageHistory.Empty)).ShouldBeGreaterThan(0);

    private static Booking Stay1 { get; } = Stay("2026-05-31", 2);

    private static Booking Visit1 { get; } = DayService("2026-06-01", "13:00", "16:00");
}
