using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using TottoriCare.Bookings;
using TottoriCare.Care;
using TottoriCare.Decisions;
using Outcome = TottoriCare.Decisions.Outcome;

namespace TottoriCare.Domain.Tests.Bookings;

public class BookingProperties
{
    [Fact]
    public void The_decision_is_that_of_the_rules_said_plainly() => Property.Holds(Corpus.Requests, request =>
    {
        BookingDecision decision = Tottori.City.DecideBooking(request.Case, request.Booking, request.History);
        (SortedSet<string> notMet, SortedSet<string> review) = NaiveCity.Book(request.Case, request.Booking, request.Uses);

        RulesOf(decision, FindingStatus.NotMet).ShouldBe(notMet);
        RulesOf(decision, FindingStatus.NeedsReview).ShouldBe(review);
        decision.Outcome.ShouldBe(notMet.Count > 0 ? Outcome.Refused : review.Count > 0 ? Outcome.NeedsReview : Outcome.Allowed);
    });

    [Fact]
    public void The_plain_answer_is_the_explained_one() => Property.Holds(
        from city in Corpus.AnyCity
        from request in Corpus.Requests.Generator
        select (city.Name, city.Ordinance, request),
        asked => asked.Ordinance.JudgeBooking(asked.request.Case, asked.request.Booking, asked.request.History)
            == asked.Ordinance.DecideBooking(asked.request.Case, asked.request.Booking, asked.request.History).Verdict);

    [Fact]
    public void More_use_never_turns_a_refusal_into_anything_better_nor_a_review_into_an_approval() => Property.Holds(
        from city in Corpus.AnyCity
        from request in Corpus.Requests.Generator
        from further in Corpus.UsesNear(request.Booking)
        select (city.Name, city.Ordinance, request, further),
        asked =>
        {
            Request more = asked.request with { Uses = [.. asked.request.Uses, asked.further] };

            return Weight(asked.Ordinance, more) >= Weight(asked.Ordinance, asked.request);
        });

    [Fact]
    public void The_order_of_past_uses_does_not_matter() => Property.Holds(
        from city in Corpus.AnyCity
        from request in Corpus.Requests.Generator
        from shuffled in Gen.Shuffle(request.Uses.ToArray())
        select (city.Name, city.Ordinance, request, other: request with { Uses = shuffled }),
        asked => Explained(asked.Ordinance, asked.request) == Explained(asked.Ordinance, asked.other));

    [Fact]
    public void Nothing_is_allowed_before_the_delivery_or_from_the_first_birthday_on() => Property.Holds(Corpus.Requests, request =>
    {
        LocalDate born = request.Case.DeliveryDay;
        bool outside = request.Booking.FirstDay < born || request.Booking.LastDay >= born.PlusYears(1).PlusDays(born is { Month: 2, Day: 29 } ? 1 : 0);

        return !outside || Tottori.City.JudgeBooking(request.Case, request.Booking, request.History).Outcome == Outcome.Refused;
    });

    [Fact]
    public void A_booking_that_is_allowed_and_then_used_leaves_no_cap_exceeded() => Property.Holds(Corpus.Requests, request =>
    {
        if (Tottori.City.JudgeBooking(request.Case, request.Booking, request.History).Outcome != Outcome.Allowed)
            return true;

        UsageHistory after = UsageHistory.Of([.. request.Uses, new CareUse(request.Booking, UseState.Used)]);
        return Tottori.City.GetQuota(request.Case, after, request.Booking.FirstDay).Pools
            .Where(pool => pool.Pool.DrawOf(request.Booking.CareType) is not null).All(pool => pool.Used + pool.Booked <= pool.Cap);
    });

    [Fact]
    public void A_shorter_stay_from_the_same_day_is_never_refused_where_the_longer_is_allowed() => Property.Holds(Corpus.Requests, request =>
    {
        if (!request.Booking.CareType.IsOvernight || request.Booking.Nights.Value < 2)
            return true;

        Request shorter = request with { Booking = Booking.Stay(request.Booking.FirstDay, request.Booking.LastDay.PlusDays(-1)) };
        return Weight(Tottori.City, shorter) <= Weight(Tottori.City, request);
    });

    [Fact]
    public void The_answer_is_the_same_whenever_it_is_asked_and_by_whichever_copy_of_the_rulebook() => Property.Holds(Corpus.Requests, request =>
    {
        Explained(s_again, request).ShouldBe(Explained(Tottori.City, request));
        Explained(Tottori.City, request).ShouldBe(Explained(Tottori.City, request));
    });

    private static readonly Ordinance s_again = Tottori.OrdinanceOf(RulebookDraft.OfCity().Read());

    private static SortedSet<string> RulesOf(Decision decision, FindingStatus status) =>
        [.. decision.Findings.Where(finding => finding.Status == status).Select(finding => finding.Rule!.Id)];

    private static string Explained(Ordinance ordinance, Request request) =>
        ordinance.DecideBooking(request.Case, request.Booking, request.History).Explain(Language.Japanese);

    private static int Weight(Ordinance ordinance, Request request)
    {
        Outcome outcome = ordinance.JudgeBooking(request.Case, request.Booking, request.History).Outcome;
        return outcome == Outcome.Allowed ? 0 : outcome == Outcome.NeedsReview ? 1 : 2;
    }
}
