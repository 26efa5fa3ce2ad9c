using TottoriCare.Decisions;
using TottoriCare.Oracles.Cases;
using TottoriCare.Oracles.Comparing;
using TottoriCare.Oracles.Naive;

namespace TottoriCare.Oracles.Distilling;

/// <summary>特徴: what a case is an example of: each rule with its status and reason, and how far each figure lies from its boundary.</summary>
internal static class Features
{
    public static SortedSet<string> Of(Setting setting, Question question, Decision decision)
    {
        Answer answer = EngineDecider.AnswerOf(decision);
        string rpc = WireRequest.RpcOf(question)!;
        var features = new SortedSet<string>(StringComparer.Ordinal) { $"{rpc} outcome {answer.Outcome} {setting.Code}" };
        foreach (Finding finding in decision.Findings)
            features.Add($"{rpc} {finding.Rule?.Id ?? setting.Code} {finding.Status} {finding.Reason.Code}");
        foreach ((string name, long? distance, long one) in Distances(setting, question, answer))
        {
            if (distance is { } apart && Math.Abs(apart) <= one)
                features.Add($"{rpc} {name} {apart switch { < 0 => apart > -one ? "just before" : "one before", 0 => "exactly", _ => apart < one ? "just after" : "one after" }}");
        }

        if (question is QuotaQuestion)
            features.UnionWith(answer.Figures.Select((figure, place) => $"{rpc} {place} {figure.Name} {(figure.Name == "cap" ? figure.Value : Math.Min(figure.Value, 1))}"));
        if (question is DeadlineQuestion or CancellationQuestion)
            features.Add($"{rpc} skipped {answer.FigureOf("skipped")} {answer.FigureOf("rests_on_projection")}");
        if (question is CancellationQuestion cancelled)
        {
            features.Add($"{rpc} {cancelled.Kind} {cancelled.HouseholdClass} {answer.Outcome}");
            features.Add($"{rpc} nights {Math.Clamp(cancelled.Booking.Nights, 0, 3)} {answer.Outcome}");
            features.Add($"{rpc} billed {YearsFrom(cancelled.Booking.FirstDay, answer.FigureOf("billed_in") / 100)}, due {YearsFrom(cancelled.Booking.FirstDay, answer.FigureOf("deadline") / 100_000_000)}");
        }

        return features;
    }

    /// <summary>The alternatives that a method's answer may rest on.</summary>
    public static IEnumerable<Setting> AlternativesFor(Setting setting, string rpc)
    {
        string[] matters = rpc switch
        {
            "DecisionService/GetDeadline" or "DecisionService/AssessCancellation" => ["cancellations", "closing_days"],
            "DecisionService/DecideGrant" => ["grant"],
            "DecisionService/DivideCost" => ["shares"],
            "DecisionService/GetQuota" => ["pools"],
            "DecisionService/DecideEligibility" => ["windows", "residence", "need", "in_force"],
            _ => ["windows", "residence", "need", "in_force", "pools", "stay_lengths", "hours", "same_day"],
        };
        return Setting.All.Where(other => other.Code == setting.Code && !other.IsPlain
            && matters.Any(matter => other.Alternative!.Change!.Contains($"\"{matter}\"", StringComparison.Ordinal)));
    }

    private static string YearsFrom(DateOnly day, long? year) => year is { } known ? $"{known - day.Year} years on" : "never";

    // Each figure from its boundary, with what counts as one of its unit.
    private static IEnumerable<(string Name, long? Distance, long One)> Distances(Setting setting, Question question, Answer answer)
    {
        switch (question)
        {
            case EligibilityQuestion asked:
                return OfDays(setting, asked.Case, asked.CareType, asked.FirstDay, asked.LastDay);
            case BookingQuestion asked:
                Node terms = setting.Naive.TermsOn(asked.Booking.FirstDay);
                return OfDays(setting, asked.Case, asked.Booking.CareType, asked.Booking.FirstDay, asked.Booking.LastDay)
                    .Append(($"room of {asked.Booking.CareType}", answer.FigureOf("requested") - answer.FigureOf("remaining"), 1))
                    .Concat(asked.Booking.IsStay ? OfStay(asked.Booking, answer, terms) : OfVisit(asked.Booking, answer, terms));
            case CancellationQuestion asked:
                DateTime? deadline = NaiveInterpreter.For(setting.Naive, asked.Booking.FirstDay).DeadlineOf(asked.Booking.CareType, asked.Booking.FirstDay);
                return
                [
                    ("notice", (asked.Notice?.ReceivedByMunicipality - deadline)?.Ticks, TimeSpan.TicksPerMinute),
                    ("booked", (asked.BookedAt - deadline)?.Ticks, TimeSpan.TicksPerMinute),
                ];
            case GrantQuestion:
                return [("cap", answer.FigureOf("eligible_cost") - answer.FigureOf("remaining_cap"), 1), .. OfYear((GrantQuestion)question, setting)];
            case ShareQuestion asked:
                return [($"odd yen of {asked.Cost}", asked.Total % 4, 1), ($"year of {asked.Cost}", asked.FiscalYear - 2025, 1)];
            default:
                return [];
        }
    }

    private static IEnumerable<(string Name, long? Distance, long One)> OfDays(Setting setting, CareCaseFacts careCase, string careType, DateOnly first, DateOnly last)
    {
        (DateOnly First, DateOnly Last)? window = NaiveInterpreter.For(setting.Naive, first, careCase).WindowOf(careType);
        yield return ("window opens", first.DayNumber - window?.First.DayNumber, 1);
        yield return ("window closes", last.DayNumber - window?.Last.DayNumber, 1);
        yield return ("residence begins", first.DayNumber - careCase.Residence.From?.DayNumber, 1);
        yield return ("residence ends", last.DayNumber - careCase.Residence.Until?.DayNumber, 1);
    }

    private static IEnumerable<(string Name, long? Distance, long One)> OfStay(BookingFacts stay, Answer answer, Node terms)
    {
        Node? lengths = terms.Find("stay_lengths") is { IsObject: true } blocks ? blocks.Members.Values.First() : null;
        yield return ("longest stay", answer.FigureOf("continuous_nights") - lengths?["longest_nights"].Number, 1);
        yield return ("shortest stay", stay.Nights - lengths?["shortest_nights"].Number, 1);
    }

    private static IEnumerable<(string Name, long? Distance, long One)> OfVisit(BookingFacts visit, Answer answer, Node terms)
    {
        Node? hours = terms.Find("hours") is { IsObject: true } blocks ? blocks.Members.Values.First() : null;
        yield return ($"start of {visit.CareType}", (visit.StartsAt - hours?["from"].Time)?.Ticks is { } start ? Signed(start) : null, TimeSpan.TicksPerMinute);
        yield return ($"end of {visit.CareType}", (visit.EndsAt - hours?["until"].Time)?.Ticks is { } end ? Signed(end) : null, TimeSpan.TicksPerMinute);
        yield return ($"length of {visit.CareType}", answer.FigureOf("minutes") - hours?["longest_minutes"].Number, 1);
    }

    // The difference of two clock times runs around the clock.
    private static long Signed(long ticks) => ticks > TimeSpan.TicksPerDay / 2 ? ticks - TimeSpan.TicksPerDay : ticks;

    private static IEnumerable<(string Name, long? Distance, long One)> OfYear(GrantQuestion asked, Setting setting)
    {
        if (setting.Naive.TermsOn(new DateOnly(asked.FiscalYear, 4, 1)).Find("grant") is not { IsObject: true } grant)
            yield break;
        foreach (string careType in asked.CareTypes)
            yield return ($"year of {careType}", asked.FiscalYear - grant["facility"]["care"].Find(careType)?.Find("from_fiscal_year")?.Number, 1);
    }
}
