using TottoriCare.Oracles.Cases;

namespace TottoriCare.Oracles.Distilling;

/// <summary>出産と母の読み違い: a day or a state of the case that is not seen, or taken for another.</summary>
internal static class CaseMisreadings
{
    public static readonly Misreading[] All =
    [
        Misreading.OfCase("discharge overlooked", facts => facts with { DischargeDay = null }),
        Misreading.OfCase("discharge taken as delivery", facts => facts.DischargeDay is { } day ? facts with { DeliveryDay = day } : facts),
        Misreading.OfCase("homecoming overlooked", facts => facts with { IsHomecoming = false }),
        Misreading.OfCase("infants at birth counted", facts => facts.InfantsAtBirth is { } born ? facts with { Infants = born } : facts),
        Misreading.OfCase("one infant", facts => AtMost(facts, 1)),
        Misreading.OfCase("two infants at most", facts => AtMost(facts, 2)),
        Misreading.OfCase("three infants at most", facts => AtMost(facts, 3)),
        Misreading.OfCase("one infant at least", facts => facts with { Infants = Math.Max(1, facts.Infants), InfantsAtBirth = null }),
        Misreading.OfCase("residence without a beginning", facts => facts with { Residence = facts.Residence with { From = null } }),
        Misreading.OfCase("residence without an end", facts => facts with { Residence = facts.Residence with { Until = null } }),
        Misreading.OfCase("residence from the day after", facts => facts with { Residence = facts.Residence with { From = facts.Residence.From?.AddDays(1) } }),
        Misreading.OfCase("residence until the day before", facts => facts with { Residence = facts.Residence with { Until = facts.Residence.Until?.AddDays(-1) } }),
        Misreading.OfCase("leap day taken as the day before", facts => IsLeapDay(facts.DeliveryDay) ? facts with { DeliveryDay = facts.DeliveryDay.AddDays(-1) } : facts),
        Misreading.OfCase("leap day taken as the day after", facts => IsLeapDay(facts.DeliveryDay) && facts.DischargeDay is null
            ? facts with { DeliveryDay = facts.DeliveryDay.AddDays(1) }
            : facts),
        Misreading.OfCase("last of a month taken as the 30th", facts => facts.DeliveryDay.Day == 31 ? facts with { DeliveryDay = facts.DeliveryDay.AddDays(-1) } : facts),
        .. Misreading.ForPairs(["needed", "not_needed", "not_assessed"], (need, other) =>
            Misreading.OfCase($"need {need} as {other}", facts => facts.Need == need ? facts with { Need = other } : facts)),
        .. Misreading.ForPairs(["resident", "not_resident", "unknown"], (status, other) =>
            Misreading.OfCase($"residence {status} as {other}", facts => facts.Residence.Status == status ? facts with { Residence = new ResidenceFacts(other) } : facts)),
    ];

    private static CareCaseFacts AtMost(CareCaseFacts facts, int infants) => facts with { Infants = Math.Min(infants, facts.Infants) };

    private static bool IsLeapDay(DateOnly day) => day is { Month: 2, Day: 29 };
}
