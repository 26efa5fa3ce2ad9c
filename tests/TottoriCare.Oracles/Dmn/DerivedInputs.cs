using System.Globalization;
using System.Text.RegularExpressions;
using TottoriCare.Oracles.Cases;
using TottoriCare.Oracles.Comparing;
using TottoriCare.Oracles.Naive;

namespace TottoriCare.Oracles.Dmn;

/// <summary>入力の値: what an input of an exported model is for a case, worked out of the plain facts by its description.</summary>
/// <remarks>Shares no code with the library: days are counted here one after the other, pools and deadlines by the naive interpreter.</remarks>
internal sealed partial class DerivedInputs(Setting setting, Question question)
{
    private const int DaysOfWeek = 7;
    private const int WeeksAtDueDay = 40;

    private static readonly string[] s_weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

    private readonly Lazy<Answer> _naive = new(() => NaiveInterpreter.Hear(question, setting.Naive));

    private CareCaseFacts Case => question switch
    {
        EligibilityQuestion asked => asked.Case,
        BookingQuestion asked => asked.Case,
        QuotaQuestion asked => asked.Case,
        _ => throw Unexpected("a case"),
    };

    private BookingFacts Booking => question switch
    {
        BookingQuestion asked => asked.Booking,
        CancellationQuestion asked => asked.Booking,
        _ => throw Unexpected("a booking"),
    };

    private IReadOnlyList<UseFacts> History => question switch
    {
        BookingQuestion asked => asked.History,
        QuotaQuestion asked => asked.History,
        _ => throw Unexpected("a history"),
    };

    private CancellationQuestion Cancellation => question as CancellationQuestion ?? throw Unexpected("a cancellation");

    private GrantQuestion Grant => question as GrantQuestion ?? throw Unexpected("a grant");

    private DateOnly FirstDay => question switch
    {
        EligibilityQuestion asked => asked.FirstDay,
        QuotaQuestion asked => asked.Day,
        _ => Booking.FirstDay,
    };

    private DateOnly LastDay => question is EligibilityQuestion asked ? asked.LastDay : Booking.LastDay;

    private Node Terms => question is CancellationQuestion ? setting.Naive.TermsOn(FirstDay) : setting.Naive.TermsOn(FirstDay, Case.DeliveryDay);

    /// <summary>The value of an input: a number, a truth, or a text; a day as 2026-05-07 and a time as 09:00:00.</summary>
    public object ValueOf(string input)
    {
        if (WholePeriods().Match(input) is { Success: true } whole)
            return WholePeriodsBetween(whole);
        if (DaysBetween().Match(input) is { Success: true } days)
            return DaysFrom(days.Groups["from"].Value) is { } from ? (days.Groups["to"].Value == "first" ? FirstDay : LastDay).DayNumber - from.DayNumber : 0;
        if (OfPool().Match(input) is { Success: true } pool)
            return OfPool(pool.Groups["what"].Value, pool.Groups["pool"].Value);
        if (After(input, "discretion_used_for_") is { } matter)
            return Case.DiscretionUsed.Contains(matter);
        if (After(input, "gives_") is { } given)
            return Grant.CareTypes.Contains(given);
        if (After(input, "cost_of_") is { } kind)
            return Grant.Costs.Where(cost => cost.Kind == kind).Sum(cost => cost.Yen);
        return input switch
        {
            "care_type" => question is EligibilityQuestion asked ? asked.CareType : Booking.CareType,
            "use_day" => FirstDay.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            "infants" => question is CancellationQuestion ? Cancellation.Infants : Case.Infants,
            "infants_at_birth" => Case.InfantsAtBirth ?? Case.Infants,
            "nights" => Booking.Nights,
            "begun_days" => Math.Max(1, Booking.Nights + (Booking.Nights > 0 && Booking.EndsAt > Booking.StartsAt ? 1 : 0)),
            "continuous_nights" => _naive.Value.FigureOf("continuous_nights") ?? 0,
            "shares_a_night" => SharesANight(),
            "starts_at" => Clock(Booking.StartsAt),
            "ends_at" => Clock(Booking.EndsAt),
            "visit_minutes" => Minutes(Length(Booking)),
            "visit_minutes_of_day" => Minutes(Length(Booking) + OthersOfDay().Where(visit => visit.CareType == Booking.CareType).Sum(Length)),
            "visits_of_day" => 1 + OthersOfDay().Count(),
            "day_is_open" => !IsClosed(FirstDay),
            "discharge_day_known" => Case.DischargeDay is not null,
            "due_day_known" => Case.DueDay is not null,
            "gestation_weeks" => Case.DueDay is { } due
                ? (int)Math.Floor(((WeeksAtDueDay * DaysOfWeek) - (due.DayNumber - Case.DeliveryDay.DayNumber)) / (decimal)DaysOfWeek) : 0,
            "notice_given" => Notice is not null,
            "minutes_past_deadline" => PastDeadline(Notice),
            "late_days" => LateDays(),
            "booking_time_known" => Cancellation.BookedAt is not null,
            "booked_minutes_past_deadline" => PastDeadline(Cancellation.BookedAt),
            "cancellation_kind" => Cancellation.Kind,
            "household_class" => Cancellation.HouseholdClass,
            "planned_fee_known" => Cancellation.PlannedFee is not null,
            "planned_fee" => Cancellation.PlannedFee ?? 0,
            "facility_amount_known" => Cancellation.FacilityAmount is not null,
            "facility_amount" => Cancellation.FacilityAmount ?? 0,
            "facility" => Grant.Facility,
            "has_beds" => Grant.HasBeds,
            "fiscal_year" => Grant.FiscalYear,
            "earlier_grants" => Grant.EarlierGrants.Sum(grant => grant.Yen),
            "earlier_grants_of_fiscal_year" => Grant.EarlierGrants.Where(grant => grant.FiscalYear == Grant.FiscalYear).Sum(grant => grant.Yen),
            _ => throw Unexpected($"the input {input}"),
        };
    }

    /// <summary>What a model gives of which no decision of the library speaks: pools that a booking leaves alone, and the terms of the deadline.</summary>
    public IEnumerable<(string Decision, string Matter, object Value)> Plain()
    {
        if (question is BookingQuestion && Terms.Find("pools") is { IsObject: true } pools)
        {
            foreach (string pool in pools.Members.Keys.Where(pool => NaiveInterpreter.Count(Booking, pool, pools) is null))
            {
                yield return ($"requested_of_{pool}", "pools", 0);
                yield return ($"pool_{pool}", "pools", "none");
            }
        }

        if (question is CancellationQuestion && Deadline is { } deadline && NaiveInterpreter.For(setting.Naive, FirstDay).DeadlineOf(Booking.CareType, FirstDay) is not null)
        {
            yield return ("deadline_terms", "cancellations", new Dictionary<string, object>
            {
                ["days_before"] = (deadline.Find("days_before") ?? deadline["open_days_before"]).Number,
                ["counts_open_days"] = deadline.Find("open_days_before") is not null,
                ["at"] = Clock(deadline["at"].Time),
                ["on_closed_day"] = deadline.Find("on_closed_day")?.Text ?? "stay",
                ["notice_taken"] = deadline["notice_taken"].Text,
            });
        }
    }

    private DateOnly? DaysFrom(string from) => from == "delivery" ? Case.DeliveryDay : Case.DischargeDay;

    // Counted upwards until the next period would not have ended before the day.
    private int WholePeriodsBetween(Match name)
    {
        DateOnly? from = name.Groups["from"].Value == "delivery" ? Case.DeliveryDay : Case.DueDay;
        DateOnly day = name.Groups["on"].Value == "first" ? FirstDay : LastDay;
        int whole = 0;
        while (from is { } known && LastDayOf(known, whole + 1, name.Groups["unit"].Value, name.Groups["counting"].Value) < day)
            whole++;
        return whole;
    }

    private static DateOnly LastDayOf(DateOnly from, int count, string unit, string counting)
    {
        DateOnly first = counting == "_first_day_left_out" ? from.AddDays(1) : from;
        DateOnly corresponding = unit switch
        {
            "days" => first.AddDays(count),
            "weeks" => first.AddDays(count * DaysOfWeek),
            "months" => first.AddMonths(count),
            _ => first.AddYears(count),
        };
        bool monthHasNone = unit is "months" or "years" && corresponding.Day != first.Day;
        return counting == "_through_corresponding_day" || monthHasNone ? corresponding : corresponding.AddDays(-1);
    }

    // The interpreter gives the figures of the pools that a question touches, one pool after the other.
    private object OfPool(string what, string name)
    {
        Node pools = Terms["pools"];
        string[] touched = [.. pools.Members.Keys.Where(pool => question is QuotaQuestion || NaiveInterpreter.Count(Booking, pool, pools) is not null)];
        int place = Array.IndexOf(touched, name);
        if (place < 0)
            return 0;
        long Figure(string figure) => _naive.Value.Figures.Where(one => one.Name == figure).ElementAt(place).Value;
        IEnumerable<UseFacts> drawing = History.Where(use => NaiveInterpreter.Count(use.Booking, name, pools) is not null);
        return what switch
        {
            "taken" => Figure("used") + Figure("booked"),
            "granted_elsewhere" => drawing.Count(use => use.GrantedElsewhere),
            _ => drawing.Count(use => use.IsGivenUpLate
                && (!pools[name]["per"].Is("fiscal_year") || YearOf(use.Booking.FirstDay) == YearOf(FirstDay))),
        };
    }

    private bool SharesANight()
    {
        for (DateOnly night = Booking.FirstDay; night < Booking.LastDay; night = night.AddDays(1))
        {
            if (History.Any(use => use.IsTaken && use.Booking.IsStay && use.Booking.FirstDay <= night && night < use.Booking.LastDay))
                return true;
        }

        return false;
    }

    private IEnumerable<BookingFacts> OthersOfDay() =>
        History.Where(use => use.IsTaken && !use.Booking.IsStay && use.Booking.FirstDay == Booking.FirstDay).Select(use => use.Booking);

    private bool IsClosed(DateOnly day)
    {
        if (Terms.Find("closing_days") is not { IsObject: true } closing)
            return false;
        HashSet<DateOnly> holidays = closing.Find("named_holidays_only")?.Flag == true ? NaiveHolidays.Named : NaiveHolidays.All;
        return closing["weekdays"].Has(s_weekdays[(int)day.DayOfWeek])
            || (closing["national_holidays"].Flag && holidays.Contains(day))
            || (closing.Find("year_end") is { } period && IsWithin(period, (day.Month * 100) + day.Day))
            || (closing.Find("further_days")?.Items.Any(further => further.Day == day) ?? false);
    }

    private static bool IsWithin(Node period, int monthAndDay)
    {
        int from = period["from"].MonthAndDay, to = period["to"].MonthAndDay;
        return from <= to ? from <= monthAndDay && monthAndDay <= to : monthAndDay >= from || monthAndDay <= to;
    }

    private Node? Deadline => Terms.Find("cancellations") is { IsObject: true } blocks
        ? blocks.Members.Values.FirstOrDefault(block => block.IsObject && block["care"].Has(Booking.CareType))?["charge"] is { IsObject: true } charge ? charge["deadline"] : null
        : null;

    private DateTime? Notice => (Deadline?["notice_taken"].Text, Cancellation.Notice) switch
    {
        (_, null) or (null, _) => null,
        ("sent", { } notice) => notice.Sent,
        ("received_by_municipality", { } notice) => notice.ReceivedByMunicipality,
        (_, { } notice) => new[] { notice.ReceivedByMunicipality, notice.ReceivedByFacility }.Min(),
    };

    // Away from zero, so that a part of a minute is never taken for the very instant.
    private long PastDeadline(DateTime? instant)
    {
        if (instant is not { } at || NaiveInterpreter.For(setting.Naive, FirstDay).DeadlineOf(Booking.CareType, FirstDay) is not { } deadline)
            return 0;
        long ticks = (at - deadline).Ticks;
        return Math.Sign(ticks) * Minutes(Math.Abs(ticks));
    }

    private int LateDays() => Notice is not { } notice ? Booking.Nights + 1 : Enumerable.Range(0, Booking.Nights + 1).Count(day =>
        NaiveInterpreter.For(setting.Naive, FirstDay).DeadlineOf(Booking.CareType, FirstDay.AddDays(day)) is { } deadline
        && !NaiveInterpreter.IsInTime(notice, deadline, Deadline!));

    private static long Length(BookingFacts visit) => visit.StartsAt is { } start && visit.EndsAt is { } end && !visit.IsStay ? end.Ticks - start.Ticks : 0;

    private static long Minutes(long ticks) => (ticks + TimeSpan.TicksPerMinute - 1) / TimeSpan.TicksPerMinute;

    private static int YearOf(DateOnly day) => day.AddMonths(-3).Year;

    private static string Clock(TimeOnly? time) => (time ?? TimeOnly.MinValue).ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    private static string? After(string text, string start) => text.StartsWith(start, StringComparison.Ordinal) ? text[start.Length..] : null;

    private InvalidOperationException Unexpected(string what) => new($"A {question.GetType().Name} has nothing to say of {what}.");

    [GeneratedRegex("^whole_(?<unit>days|weeks|months|years)_since_(?<from>delivery|due_day)_on_(?<on>first|last)_day(?<counting>_first_day_left_out|_through_corresponding_day|)$")]
    private static partial Regex WholePeriods();

    [GeneratedRegex("^days_from_(?<from>delivery|discharge)_to_(?<to>first|last)_day$")]
    private static partial Regex DaysBetween();

    [GeneratedRegex("^(?<what>taken|granted_elsewhere|late_cancellations)_of_(?<pool>.+)$")]
    private static partial Regex OfPool();
}
