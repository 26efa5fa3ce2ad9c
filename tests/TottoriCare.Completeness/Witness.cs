using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using TottoriCare.Bookings;
using TottoriCare.Calendars;
using TottoriCare.Cancellations;
using TottoriCare.Care;
using TottoriCare.Coverage;
using TottoriCare.Decisions;
using TottoriCare.Grants;
using TottoriCare.Rulebooks;
using TottoriCare.Shares;

namespace TottoriCare.Planting;

/// <summary>Checks the concrete case of a finding by deciding it, so that a report is not only words.</summary>
internal static class Witness
{
    private static readonly HolidayCalendar s_holidays = HolidayCalendar.FromLaw();

    /// <returns>Why the case is not as the finding says; nothing where it is.</returns>
    public static string? Against(CoverageFinding finding, JsonNode root) =>
        finding.Kind == CoverageKind.Overlap ? AgainstOverlap(finding, root)
        : !Rulebook.TryParse(Planter.BytesOf(root), out Rulebook? rulebook, out _) ? AgainstRefused(finding, root)
        : finding.Kind == CoverageKind.Unreachable ? AgainstUnreachable(finding, rulebook)
        : IsAnswered(finding, rulebook, 0) ? "the case is answered"
        : !IsAnsweredBefore(finding, rulebook) ? "the day before is not answered either"
        : null;

    // Each block alone has to answer the case: then together they do so twice.
    private static string? AgainstOverlap(CoverageFinding finding, JsonNode root)
    {
        foreach (string kept in finding.Claimants)
        {
            JsonNode alone = root.DeepClone();
            foreach (string other in finding.Claimants.Where(path => path != kept).Reverse())
            {
                if (!TakeAway(alone, other, finding.Path))
                    return $"nothing stands at {other}";
            }

            if (!Completeness.TryOf(Planter.BytesOf(alone), out CompletenessReport? report, out IReadOnlyList<InputError> errors))
                return $"without the others of {kept} the file is refused: {errors[0]}";
            if (report.Flaws.Any(flaw => flaw.Kind == CoverageKind.Overlap))
                return $"without the others of {kept} something still overlaps";
            if (Rulebook.TryParse(Planter.BytesOf(alone), out Rulebook? rulebook, out _) && !IsAnswered(finding, rulebook, 0))
                return $"{kept} alone does not answer the case";
        }

        return finding.Claimants.Count > 1 ? null : "there are not two blocks";
    }

    // A block of the terms that an amendment meets is taken away by it: another amendment may still change the block before.
    private static bool TakeAway(JsonNode root, string path, string place)
    {
        const string change = "$.amendments.planted.change";
        string amended = path.StartsWith("$.terms", StringComparison.Ordinal) ? change + path["$.terms".Length..] : path;
        return !place.StartsWith(change, StringComparison.Ordinal) ? JsonPlace.Remove(root, path)
            : JsonPlace.Remove(root, amended) || JsonPlace.PutNull(root, amended);
    }

    // What the reader refuses is not decided; that the case has no answer is seen in the file.
    private static string? AgainstRefused(CoverageFinding finding, JsonNode root)
    {
        JsonNode? place = JsonPlace.At(root, finding.Path);
        if (finding.Kind == CoverageKind.Unreachable)
        {
            JsonNode? block = JsonPlace.At(root, finding.Path[..finding.Path.LastIndexOf('.')]);
            bool isBackwards = string.CompareOrdinal(block?["until"]?.GetValue<string>(), block?["from"]?.GetValue<string>()) <= 0;
            bool isNeverOpen = place is JsonArray { Count: 7 };
            return isBackwards || isNeverOpen || block?["longest_nights"]?.GetValue<int>() < block?["shortest_nights"]?.GetValue<int>() ? null : "the figure is reached";
        }

        if (finding.On(CaseAxis.HouseholdClass) is { } household && place is JsonObject amounts)
            return amounts[household.Example] is null ? null : "the class has an amount";
        CaseRange? number = finding.On(CaseAxis.NthUse) ?? finding.On(CaseAxis.Unit);
        if (number is not null && place is JsonArray steps)
            return steps.All(step => step!["through"]!.GetValue<int>() < int.Parse(number.Example)) ? null : "a step goes so far";
        if (finding.Matter == Matter.Grant)
            return null; // the years of the caps are compared by the reader itself: it has refused them
        return place is JsonObject fee && fee["price"] is null && fee["price_by_class"] is null ? null : "there is a price";
    }

    private static string? AgainstUnreachable(CoverageFinding finding, Rulebook rulebook)
    {
        CareType type = CareType.FromName(finding.On(CaseAxis.CareType)!.Example);
        LocalTime from = finding.Matter == Matter.Hours ? TermsOf(finding, rulebook, 0).Hours[type]!.From : new LocalTime(10, 0);
        int minutes = finding.On(CaseAxis.Minutes) is { } length ? int.Parse(length.Example) : 60;
        LocalDate day = Day(finding, CaseAxis.UseDay, 0);
        Booking booking = type.IsOvernight ? Booking.Stay(day, day.PlusDays(1))
            : Booking.Visit(type, day, from, LocalTime.Min(LocalTime.MaxValue, from.PlusMinutes(Math.Min(minutes, 1439 - (from.Hour * 60) - from.Minute))));
        BookingDecision decision = Ordinance.Of(rulebook, s_holidays).DecideBooking(CaseOf(finding, 0), booking, UsageHistory.Empty);
        FindingReason expected = finding.Matter == Matter.Hours ? FindingReason.OutsideHours : FindingReason.PoolExhausted;
        return decision.Findings.Any(one => one.Reason == expected) ? null : $"the booking is not refused: {decision.Outcome.Code}";
    }

    private static bool IsAnsweredBefore(CoverageFinding finding, Rulebook rulebook) =>
        finding.On(CaseAxis.UseDay) is not { First: { } first } || first != finding.On(CaseAxis.UseDay)!.Example || IsAnswered(finding, rulebook, -1);

    private static bool IsAnswered(CoverageFinding finding, Rulebook rulebook, int daysOff)
    {
        Ordinance ordinance = Ordinance.Of(rulebook, s_holidays);
        if (finding.Matter == Matter.Grant)
            return CapOf(finding, ordinance) > Yen.Zero;
        if (finding.Matter == Matter.Shares)
            return IsDivided(finding, ordinance);
        if (finding.On(CaseAxis.CareType) is not { } care)
            return true;

        CareType type = CareType.FromName(care.Example);
        CareCase careCase = CaseOf(finding, daysOff);
        LocalDate day = Day(finding, CaseAxis.UseDay, daysOff);
        Booking booking = type.IsOvernight ? Booking.Stay(day, day.PlusDays(1)) : Booking.Visit(type, day, new LocalTime(10, 0), new LocalTime(11, 0));
        if (finding.Matter == Matter.Fees)
            return IsStated(ordinance.AssessFee(careCase, booking, UsageHistory.Empty), Matter.Fees);
        if (finding.Matter == Matter.Cancellations)
        {
            return IsStated(ordinance.AssessCancellation(new Cancellation { Booking = booking, HouseholdClass = HouseholdClass.Unknown }), Matter.Cancellations);
        }

        if (finding.Matter == Matter.Windows)
            return ordinance.DecideEligibility(careCase, type, day, day).WindowLast is not null;
        if (finding.Matter == Matter.Pools)
            return ordinance.GetQuota(careCase, UsageHistory.Empty, day).Pools.Any(quota => quota.Pool.DrawOf(type) is not null);
        return finding.Matter == Matter.Hours ? TermsOf(finding, rulebook, daysOff).Hours[type] is not null
            : finding.Matter != Matter.StayLengths || TermsOf(finding, rulebook, daysOff).StayLengths[type] is not null;
    }

    private static bool IsDivided(CoverageFinding finding, Ordinance ordinance)
    {
        SharedCost cost = SharedCost.List.Single(one => one.Code == finding.On(CaseAxis.SharedCost)!.Example);
        return ordinance.DivideCost(cost, new FiscalYear(int.Parse(finding.On(CaseAxis.FiscalYear)!.Example)), new Yen(1_000)).Shares.Count > 0;
    }

    private static Yen CapOf(CoverageFinding finding, Ordinance ordinance) => ordinance.DecideGrant(new GrantApplication
    {
        FiscalYear = new FiscalYear(int.Parse(finding.On(CaseAxis.FiscalYear)!.Example)),
        Facility = FacilityKind.MidwiferyHome,
        HasBeds = true,
        CareTypes = [CareType.FromName(finding.On(CaseAxis.CareType)!.Example)],
        Costs = [new CostItem(CostKind.Equipment, new Yen(1_000_000))],
    }).Verdict.Cap;

    private static bool IsStated(Decision decision, Matter matter) => !decision.Findings.Any(finding =>
        finding.Reason == FindingReason.NotStated && finding.Figures.Any(figure => figure.Name == "matter" && figure.Value == matter.Code));

    private static Terms TermsOf(CoverageFinding finding, Rulebook rulebook, int daysOff)
    {
        CareCase careCase = CaseOf(finding, daysOff);
        return rulebook.Editions.On(new RuleDates(
            Day(finding, CaseAxis.UseDay, daysOff), careCase.DeliveryDay, careCase.ApplicationDay, careCase.ApprovalDay)).Terms;
    }

    private static CareCase CaseOf(CoverageFinding finding, int daysOff) => new()
    {
        DeliveryDay = Day(finding, CaseAxis.BirthDay, daysOff),
        ApplicationDay = Day(finding, CaseAxis.ApplicationDay, daysOff),
        ApprovalDay = Day(finding, CaseAxis.ApprovalDay, daysOff),
        Infants = new Infants(1),
    };

    private static LocalDate Day(CoverageFinding finding, CaseAxis axis, int daysOff) =>
        LocalDatePattern.Iso.Parse((finding.On(axis) ?? finding.On(CaseAxis.UseDay))!.Example).Value.PlusDays(daysOff);
}
