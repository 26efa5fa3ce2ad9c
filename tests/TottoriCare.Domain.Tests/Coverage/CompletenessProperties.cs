using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using TottoriCare.Care;
using TottoriCare.Coverage;
using TottoriCare.Decisions;
using TottoriCare.Rulebooks;
using static TottoriCare.Domain.Tests.Facts;

namespace TottoriCare.Domain.Tests.Coverage;

/// <summary>What the analysis says of a rulebook is what the engine does in it.</summary>
public class CompletenessProperties
{
    private static readonly string[] s_types = ["short_stay", "day_service", "outreach"];

    // The cities of the corpus, and such as have their fees, windows and cancellations for some kinds of care only, from a day on.
    private static readonly (Ordinance Ordinance, CompletenessReport Report)[] s_cities =
    [
        .. Corpus.Cities.Select(city => city.Ordinance).Concat(
            (from matter in Gen.Elements("fees.all", "windows.first_year", "cancellations.visits")
             from types in Gen.SubListOf(s_types).Where(types => types.Count > 0)
             from chosenBy in Gen.Elements("use", "birth", "application")
             from day in Gen.Choose(1, 28)
             select Amended(matter, types, chosenBy, $"2026-06-{day:D2}")).Fixed(40).OfType<Ordinance>())
            .Select(ordinance => (ordinance, Completeness.Of(ordinance.Rulebook))),
    ];

    private static readonly Gen<((Ordinance Ordinance, CompletenessReport Report) City, Request Request)> s_asked =
        from city in Gen.Elements(s_cities)
        from request in Corpus.Requests.Generator
        where request.Booking.FirstDay >= city.Ordinance.FirstDay
        select (city, request);

    [Fact]
    public void Cities_with_and_without_gaps_are_asked()
    {
        s_cities.Count(city => city.Report.IsComplete).ShouldBeGreaterThan(20);
        s_cities.Count(city => !city.Report.IsComplete).ShouldBeGreaterThan(10);
    }

    [Fact]
    public void A_fee_is_not_stated_exactly_where_the_analysis_has_a_gap_or_an_open_matter() => Property.Holds(s_asked, asked =>
    {
        bool isStated = IsStated(asked.City.Ordinance.AssessFee(asked.Request.Case, asked.Request.Booking, asked.Request.History), Matter.Fees);

        isStated.ShouldBe(!IsOpen(asked.City.Report, Matter.Fees, asked.Request.Case, asked.Request.Booking, false));
    });

    [Fact]
    public void A_deadline_is_not_stated_exactly_where_the_analysis_has_a_gap_or_an_open_matter() => Property.Holds(s_asked, asked =>
    {
        Booking booking = asked.Request.Booking;
        bool isStated = IsStated(asked.City.Ordinance.GetDeadline(booking.CareType, booking.FirstDay), Matter.Cancellations);

        isStated.ShouldBe(!IsOpen(asked.City.Report, Matter.Cancellations, new CareCase { DeliveryDay = booking.FirstDay, Infants = new Infants(1) }, booking, false));
    });

    [Fact]
    public void A_window_is_missing_exactly_where_the_analysis_has_a_gap_or_an_open_matter() => Property.Holds(s_asked, asked =>
    {
        LocalDate day = asked.Request.Booking.FirstDay;
        LocalDate? last = asked.City.Ordinance.DecideEligibility(asked.Request.Case, asked.Request.Booking.CareType, day, day).WindowLast;

        (last is null).ShouldBe(IsOpen(asked.City.Report, Matter.Windows, asked.Request.Case, asked.Request.Booking, false));
    });

    [Fact]
    public void A_booking_lacks_nothing_that_the_analysis_does_not_name() => Property.Holds(s_asked, asked =>
    {
        foreach (Finding finding in asked.City.Ordinance.DecideBooking(asked.Request.Case, asked.Request.Booking, asked.Request.History).Findings
            .Where(finding => finding.Reason == FindingReason.NotStated))
        {
            Matter matter = Matter.FromName(finding.Figure("matter"));
            IsOpen(asked.City.Report, matter, asked.Request.Case, asked.Request.Booking, true).ShouldBeTrue(matter.Code);
        }
    });

    private static bool IsStated(Decision decision, Matter matter) => decision.Findings.All(
        finding => finding.Reason != FindingReason.NotStated || finding.Figure("matter") != matter.Code);

    // A gap at the case, or the whole matter left open there; of a part of it, such as a price, only where parts are asked for.
    private static bool IsOpen(CompletenessReport report, Matter matter, CareCase careCase, Booking booking, bool withParts) =>
        report.Findings.Any(finding => finding.Matter == matter
            && (finding.Kind == CoverageKind.Gap || (finding.Kind == CoverageKind.DeclaredOpen && (withParts || finding.Path.EndsWith($".{matter.Code}", StringComparison.Ordinal))))
            && Holds(finding, CaseAxis.UseDay, booking.FirstDay)
            && Holds(finding, CaseAxis.BirthDay, careCase.DeliveryDay)
            && Holds(finding, CaseAxis.ApplicationDay, careCase.ApplicationDay ?? booking.FirstDay)
            && Holds(finding, CaseAxis.ApprovalDay, careCase.ApprovalDay ?? booking.FirstDay)
            && (finding.On(CaseAxis.CareType) is not { First: { } first, Last: { } last }
                || (Number(first) <= booking.CareType.Value && booking.CareType.Value <= Number(last))));

    private static int Number(string code) => CareType.FromName(code).Value;

    private static bool Holds(CoverageFinding finding, CaseAxis axis, LocalDate day) => finding.On(axis) is not { } range
        || ((range.First is null || Day(range.First) <= day) && (range.Last is null || day <= Day(range.Last)));

    private static Ordinance? Amended(string block, IEnumerable<string> types, string chosenBy, string from)
    {
        string[] names = block.Split('.');
        string care = string.Join(", ", types.Select(type => $"\"{type}\""));
        RulebookDraft draft = RulebookDraft.OfCity().Set("amendments", $$"""
            { "some": { "text": { "ja": "改める。", "en": "It changes." }, "source": "S", "locator": { "ja": "試験", "en": "test" },
              "from": "{{from}}", "chosen_by": "{{chosenBy}}", "change": { "{{names[0]}}": { "{{names[1]}}": { "care": [{{care}}] } } } } }
            """);
        return Rulebook.TryParse(draft.ToBytes(), out Rulebook? rulebook, out _) ? Tottori.OrdinanceOf(rulebook) : null;
    }
}
