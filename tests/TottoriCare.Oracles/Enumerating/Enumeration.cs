using TottoriCare.Oracles.Cases;
using TottoriCare.Oracles.Comparing;
using TottoriCare.Oracles.Naive;

namespace TottoriCare.Oracles.Enumerating;

/// <summary>数え上げ: every case of a factor, none left out.</summary>
internal static class Enumeration
{
    private const int MostInfants = 5;
    private const int UsesBeyondCap = 2;
    private const int MostLength = 9;
    private const int MostNights = 30;

    private static readonly DateOnly s_first = new(2000, 1, 1);
    private static readonly DateOnly s_last = new(2050, 12, 31);
    private static readonly DateOnly s_birth = new(2026, 4, 1);
    private static readonly string[] s_careTypes = ["short_stay", "day_service", "outreach"];

    /// <summary>All of them, in order.</summary>
    public static IEnumerable<DrawnCase> All() => Numbered(Deadlines().Concat(Charges()).Concat(Lengths()));

    /// <summary>Every first day of 2000 to 2050, with notice a minute before the deadline, on it and a minute after it, wherever the deadline may differ.</summary>
    public static IEnumerable<(Setting Setting, Question Question)> Deadlines()
    {
        foreach (Setting setting in SettingsThatChange("cancellations", "closing_days"))
        {
            string household = setting.Naive.Classes.First();
            for (DateOnly day = s_first; day <= s_last; day = day.AddDays(1))
            {
                if (NaiveInterpreter.For(setting.Naive, day).DeadlineOf("short_stay", day) is not { } deadline)
                    break;
                var booking = new BookingFacts("short_stay", day, day);
                foreach (int minute in new[] { -1, 0, 1 })
                    yield return (setting, new CancellationQuestion(booking, household, "given_up", NoticeAt(deadline.AddMinutes(minute))) { PlannedFee = 1_000, FacilityAmount = 1_000 });
            }
        }
    }

    /// <summary>Class × length × what the charge is for: a booking, a day or a night, with and without infants counted.</summary>
    public static IEnumerable<(Setting Setting, Question Question)> Charges()
    {
        foreach (Setting setting in SettingsThatChange("cancellations"))
        {
            foreach (string household in setting.Naive.Classes.Append("unknown"))
            {
                for (int nights = 0; nights <= MostNights; nights++)
                {
                    for (int infants = 0; infants <= MostInfants; infants++)
                    {
                        var booking = new BookingFacts("short_stay", s_birth.AddDays(42), s_birth.AddDays(42 + nights));
                        yield return (setting, new CancellationQuestion(booking, household, "given_up", null) { Infants = infants });
                    }
                }
            }
        }
    }

    /// <summary>Care type × infants × what is used up, to two beyond the cap × length.</summary>
    public static IEnumerable<(Setting Setting, Question Question)> Lengths()
    {
        foreach (Setting setting in SettingsThatChange("pools", "stay_lengths", "hours"))
        {
            foreach (string careType in s_careTypes)
            {
                for (int infants = 0; infants <= MostInfants; infants++)
                {
                    var careCase = new CareCaseFacts { DeliveryDay = s_birth, Infants = infants };
                    int most = CapFor(setting, careCase, careType) + UsesBeyondCap;
                    var history = new List<UseFacts>();
                    for (int used = 0; used <= most; used++)
                    {
                        for (int length = 0; length <= MostLength; length++)
                        {
                            if (BookingOf(careType, length) is { } booking)
                                yield return (setting, new BookingQuestion(careCase, booking, [.. history]));
                        }

                        // Two days apart, so that no stay joins another.
                        DateOnly past = s_birth.AddDays(1 + (3 * used));
                        history.Add(new UseFacts(careType == "short_stay" ? new BookingFacts(careType, past, past.AddDays(1)) : VisitOf(careType, past, 60), "used"));
                    }
                }
            }
        }
    }

    // Nights of a stay; for a visit half hours, of which there must be one.
    private static BookingFacts? BookingOf(string careType, int length)
    {
        DateOnly day = s_birth.AddDays(200);
        return careType == "short_stay" ? new BookingFacts(careType, day, day.AddDays(length)) : length == 0 ? null : VisitOf(careType, day, length * 30);
    }

    private static BookingFacts VisitOf(string careType, DateOnly day, int minutes) => new(careType, day, day, new TimeOnly(9, 0), new TimeOnly(9, 0).AddMinutes(minutes));

    private static int CapFor(Setting setting, CareCaseFacts careCase, string careType)
    {
        Node terms = setting.Naive.TermsOn(s_birth);
        NaiveInterpreter interpreter = NaiveInterpreter.For(setting.Naive, s_birth, careCase);
        return terms.Find("pools") is { IsObject: true } pools
            ? pools.Members.Values.Where(pool => pool["care"].Has(careType)).Select(interpreter.CapOf).DefaultIfEmpty(0).Max()
            : 0;
    }

    private static NoticeFacts NoticeAt(DateTime at) => new(at, at, at);

    // The rulebooks that state one of some matters, and their alternatives that change one.
    private static IEnumerable<Setting> SettingsThatChange(params string[] matters) => Setting.All.Where(setting =>
        matters.Any(matter => setting.Naive.TermsOn(s_birth).Find(matter) is { IsObject: true })
        && (setting.IsPlain || matters.Any(matter => setting.Alternative!.Change!.Contains($"\"{matter}\"", StringComparison.Ordinal))));

    private static IEnumerable<DrawnCase> Numbered(IEnumerable<(Setting Setting, Question Question)> asked) =>
        asked.Select((one, index) => new DrawnCase(index, one.Setting, one.Question));
}
