using TottoriCare.Oracles.Cases;

namespace TottoriCare.Oracles.Comparing;

/// <summary>最小化: makes a question plainer while it keeps what makes it worth asking.</summary>
internal static class Minimiser
{
    private static readonly DateOnly s_plainBirth = new(2026, 4, 1);
    private static readonly TimeOnly s_ten = new(10, 0);
    private static readonly TimeOnly s_eleven = new(11, 0);

    public static Question Smallest(Question question, Func<Question, bool> keeps)
    {
        while (Simpler(question).FirstOrDefault(keeps) is { } simpler)
            question = simpler;
        return question;
    }

    // Each is smaller by itself, so that taking one after the other comes to an end.
    private static IEnumerable<Question> Simpler(Question question) => question switch
    {
        EligibilityQuestion asked => Simpler(asked.Case).Select(careCase => asked with { Case = careCase })
            .Concat(asked.LastDay > asked.FirstDay ? [asked with { LastDay = asked.LastDay.AddDays(-1) }] : [])
            .Concat(MoveOf(asked.Case) is var days and not 0
                ? [asked with { Case = Moved(asked.Case, days), FirstDay = asked.FirstDay.AddDays(days), LastDay = asked.LastDay.AddDays(days) }]
                : []),
        BookingQuestion asked => SimplerUse(asked.Case, asked.Booking, asked.History).Select(use => new BookingQuestion(use.Case, use.Booking, use.History)),
        FeeQuestion asked => SimplerUse(asked.Case, asked.Booking, asked.History).Select(use => new FeeQuestion(use.Case, use.Booking, use.History)),
        QuotaQuestion asked => SimplerUse(asked.Case, new BookingFacts("day_service", asked.Day, asked.Day, s_ten, s_eleven), asked.History)
            .Select(use => new QuotaQuestion(use.Case, use.History, use.Booking.FirstDay)),
        CancellationQuestion asked => Simpler(asked),
        GrantQuestion asked => Simpler(asked),
        ShareQuestion { Total: > 0 } asked => new[] { 0, asked.Total % 4, asked.Total % 1_000 }.Where(total => total < asked.Total).Select(total => asked with { Total = total }),
        _ => [],
    };

    private static IEnumerable<(CareCaseFacts Case, BookingFacts Booking, IReadOnlyList<UseFacts> History)> SimplerUse(
        CareCaseFacts careCase, BookingFacts booking, IReadOnlyList<UseFacts> history)
    {
        if (history.Count > 3)
        {
            yield return (careCase, booking, [.. history.Take(history.Count / 2)]);
            yield return (careCase, booking, [.. history.Skip(history.Count / 2)]);
        }

        for (int i = 0; i < history.Count; i++)
            yield return (careCase, booking, [.. history.Where((_, place) => place != i)]);
        foreach (CareCaseFacts simpler in Simpler(careCase))
            yield return (simpler, booking, history);
        foreach (BookingFacts simpler in Simpler(booking))
            yield return (careCase, simpler, history);
        for (int i = 0; i < history.Count; i++)
        {
            foreach (UseFacts simpler in Simpler(history[i]))
                yield return (careCase, booking, [.. history.Select((use, place) => place == i ? simpler : use)]);
        }

        if (MoveOf(careCase) is var days and not 0)
            yield return (Moved(careCase, days), Moved(booking, days), [.. history.Select(use => Moved(use, days))]);
    }

    private static IEnumerable<CareCaseFacts> Simpler(CareCaseFacts facts)
    {
        CareCaseFacts[] simpler =
        [
            facts with { InfantsAtBirth = null }, facts with { DueDay = null }, facts with { ApplicationDay = null }, facts with { ApprovalDay = null },
            facts with { IsHomecoming = false }, facts with { HouseholdClass = "unknown" }, facts with { Infants = 1 }, facts with { Need = "needed" },
            facts with { DischargeDay = null },
        ];
        IEnumerable<CareCaseFacts> byValue = simpler.Where(one => one != facts);
        if (facts.DiscretionUsed.Count > 0)
            byValue = byValue.Append(facts with { DiscretionUsed = [] });
        if (facts.Infants > 2)
            byValue = byValue.Append(facts with { Infants = 2 });
        if (facts.Residence != ResidenceFacts.Here)
            byValue = byValue.Append(facts with { Residence = ResidenceFacts.Here });
        return byValue;
    }

    private static IEnumerable<BookingFacts> Simpler(BookingFacts facts)
    {
        if (facts.FacilityPrice is not null)
            yield return facts with { FacilityPrice = null };
        if (facts.Meals is not null)
            yield return facts with { Meals = null };
        if (facts.Nights > 1)
            yield return facts with { LastDay = facts.LastDay.AddDays(-1) };
        if (facts.IsStay && facts.StartsAt is not null)
            yield return facts with { StartsAt = null, EndsAt = null };
        if (!facts.IsStay && (facts.StartsAt != s_ten || facts.EndsAt != s_eleven))
            yield return facts with { StartsAt = s_ten, EndsAt = s_eleven };
    }

    private static IEnumerable<UseFacts> Simpler(UseFacts facts)
    {
        if (facts.GrantedElsewhere)
            yield return facts with { GrantedElsewhere = false };
        if (facts.PlannedLastDay is not null)
            yield return facts with { PlannedLastDay = null };
        if (facts.State != "used")
            yield return facts with { State = "used" };
        foreach (BookingFacts simpler in Simpler(facts.Booking))
            yield return facts with { Booking = simpler };
    }

    private static IEnumerable<Question> Simpler(CancellationQuestion asked)
    {
        CancellationQuestion[] simpler =
        [
            asked with { BookedAt = null }, asked with { PlannedFee = null }, asked with { FacilityAmount = null }, asked with { Infants = 1 },
            asked with { Kind = "given_up" }, asked with { Notice = null },
            asked with { Notice = asked.Notice is { ReceivedByMunicipality: { } city } ? new NoticeFacts(city) : asked.Notice },
        ];
        IEnumerable<Question> byValue = simpler.Where(one => one != asked);
        byValue = byValue.Concat(Simpler(asked.Booking).Select(booking => asked with { Booking = booking }));
        if (asked.Notice is { ReceivedByMunicipality: { Ticks: var ticks } at } && ticks % TimeSpan.TicksPerMinute != 0)
            byValue = byValue.Append(asked with { Notice = asked.Notice with { ReceivedByMunicipality = at.AddTicks(-(ticks % TimeSpan.TicksPerMinute)) } });
        return byValue;
    }

    private static IEnumerable<Question> Simpler(GrantQuestion asked)
    {
        for (int i = 0; i < asked.Costs.Count; i++)
            yield return asked with { Costs = [.. asked.Costs.Where((_, place) => place != i)] };
        for (int i = 0; i < asked.EarlierGrants.Count; i++)
            yield return asked with { EarlierGrants = [.. asked.EarlierGrants.Where((_, place) => place != i)] };
        for (int i = 0; i < asked.CareTypes.Count; i++)
            yield return asked with { CareTypes = [.. asked.CareTypes.Where((_, place) => place != i)] };
        if (!asked.HasBeds)
            yield return asked with { HasBeds = true };
        if (asked.Facility != "midwifery_home")
            yield return asked with { Facility = "midwifery_home" };
        foreach (long round in new[] { 1_000L, 1_000_000L })
        {
            for (int i = 0; i < asked.Costs.Count; i++)
            {
                if (asked.Costs[i].Yen > round && asked.Costs[i].Yen % round != 0)
                    yield return asked with { Costs = [.. asked.Costs.Select((cost, place) => place == i ? cost with { Yen = cost.Yen / round * round } : cost)] };
            }
        }
    }

    private static int MoveOf(CareCaseFacts facts) => s_plainBirth.DayNumber - facts.DeliveryDay.DayNumber;

    private static CareCaseFacts Moved(CareCaseFacts facts, int days) => facts with
    {
        DeliveryDay = facts.DeliveryDay.AddDays(days),
        DischargeDay = facts.DischargeDay?.AddDays(days),
        DueDay = facts.DueDay?.AddDays(days),
        ApplicationDay = facts.ApplicationDay?.AddDays(days),
        ApprovalDay = facts.ApprovalDay?.AddDays(days),
        Residence = facts.Residence with { From = facts.Residence.From?.AddDays(days), Until = facts.Residence.Until?.AddDays(days) },
    };

    private static BookingFacts Moved(BookingFacts facts, int days) => facts with { FirstDay = facts.FirstDay.AddDays(days), LastDay = facts.LastDay.AddDays(days) };

    private static UseFacts Moved(UseFacts facts, int days) =>
        facts with { Booking = Moved(facts.Booking, days), PlannedLastDay = facts.PlannedLastDay?.AddDays(days) };
}
