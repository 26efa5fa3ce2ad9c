using TottoriCare.Care;
using TottoriCare.Rules;

namespace TottoriCare.Cancellations;

/// <summary>キャンセル料の定め: what a booking given up too late costs (TC-32).</summary>
public sealed record ChargeTerms
{
    private readonly IReadOnlyList<HouseholdClass> _classes;
    private readonly Yen[] _amounts;

    /// <param name="rule">The rule that says so.</param>
    /// <param name="basis">What the charge is an amount of.</param>
    /// <param name="exempt">The classes that owe nothing whatever the basis.</param>
    /// <param name="per">For what the amount is due (reading C1).</param>
    /// <param name="timesInfants">Whether it is due for each infant (reading C19).</param>
    /// <param name="classes">The classes that the rulebook declares.</param>
    /// <param name="amounts">The amount for each of them, in their order; nothing where the class does not matter.</param>
    /// <param name="flat">一律の額: the amount for every household; none where it depends on the class or is not given here.</param>
    /// <param name="zeroIsRecorded">Whether an amount of 0 is a charge of 0 on record; else no charge at all (reading C16).</param>
    /// <param name="unknownTreatedAs">The class by which an unknown one is charged; none for a review (reading C15).</param>
    internal ChargeTerms(
        Rule rule,
        ChargeBasis basis,
        IReadOnlyList<HouseholdClass> exempt,
        ChargeUnit per,
        bool timesInfants,
        IReadOnlyList<HouseholdClass> classes,
        Yen[] amounts,
        Yen? flat,
        bool zeroIsRecorded,
        HouseholdClass? unknownTreatedAs)
    {
        Rule = rule;
        Basis = basis;
        Exempt = exempt;
        Per = per;
        TimesInfants = timesInfants;
        _classes = classes;
        _amounts = amounts;
        Flat = flat;
        ZeroIsRecorded = zeroIsRecorded;
        UnknownTreatedAs = unknownTreatedAs;
    }

    /// <summary>The rule that says so.</summary>
    public Rule Rule { get; }

    /// <summary>What the charge is an amount of.</summary>
    public ChargeBasis Basis { get; }

    /// <summary>The classes that owe nothing whatever the basis; their quota is used all the same where the pool says so.</summary>
    public IReadOnlyList<HouseholdClass> Exempt { get; }

    /// <summary>For what the amount is due (reading C1).</summary>
    public ChargeUnit Per { get; }

    /// <summary>Whether it is due for each infant (reading C19).</summary>
    public bool TimesInfants { get; }

    /// <summary>一律の額: the amount of one unit for every household; none where it depends on the class or is not given here.</summary>
    public Yen? Flat { get; }

    /// <summary>Whether an amount of 0 is a charge of 0 on record; else no charge at all (reading C16).</summary>
    public bool ZeroIsRecorded { get; }

    /// <summary>The class by which an unknown one is charged; none for a review (reading C15).</summary>
    public HouseholdClass? UnknownTreatedAs { get; }

    /// <summary>Whether what is owed depends on the household class.</summary>
    internal bool DependsOnClass => Exempt.Count > 0 || (Flat is null && ReferenceEquals(Basis, ChargeBasis.HouseholdClass));

    /// <summary>What a cancellation costs; none where a fact is missing that it depends on.</summary>
    /// <param name="cancellation">The cancellation.</param>
    /// <param name="lateDays">期限を過ぎた日: how many days of the use are too late to give up; it matters only where the amount is due for each.</param>
    /// <exception cref="ArgumentException">The rulebook does not declare the class.</exception>
    internal Yen? ChargeFor(Cancellation cancellation, int lateDays)
    {
        HouseholdClass? charged = Charged(cancellation.HouseholdClass);
        if (charged is not null && Exempt.Count > 0 && Exempt.Contains(charged))
            return Yen.Zero;
        if (charged is null && DependsOnClass)
            return null;
        if (ReferenceEquals(Basis, ChargeBasis.PlannedFee))
            return cancellation.PlannedFee;
        if (ReferenceEquals(Basis, ChargeBasis.FacilityAmount))
            return cancellation.FacilityAmount;
        if (ReferenceEquals(Basis, ChargeBasis.FacilityAmountUpToFee))
            return Least(cancellation.FacilityAmount, cancellation.PlannedFee);
        return (Flat ?? _amounts[IndexOf(charged!)]) * UnitsOf(cancellation, lateDays);
    }

    /// <summary>The amount of one unit for a class; none where the class is not known and matters, or the amount is not given here.</summary>
    /// <exception cref="ArgumentException">The rulebook does not declare the class.</exception>
    public Yen? AmountFor(HouseholdClass household) =>
        Flat is { } flat ? flat
        : Charged(household) is { } charged && ReferenceEquals(Basis, ChargeBasis.HouseholdClass) ? _amounts[IndexOf(charged)] : null;

    private HouseholdClass? Charged(HouseholdClass household) => household.IsUnknown ? UnknownTreatedAs : household;

    // By code where it is not at its place: the class may come from another copy of the rulebook, or from another municipality's.
    private int IndexOf(HouseholdClass household)
    {
        if (household.Index < _classes.Count && ReferenceEquals(_classes[household.Index], household))
            return household.Index;

        for (int i = 0; i < _classes.Count; i++)
        {
            if (_classes[i].Code == household.Code)
                return i;
        }

        throw new ArgumentException($"The rulebook does not declare the household class {household}.", nameof(household));
    }

    private static Yen? Least(Yen? amount, Yen? most) => amount is { } some && most is { } bound ? (some < bound ? some : bound) : null;

    private int UnitsOf(Cancellation cancellation, int lateDays) =>
        Per.UnitsOf(cancellation.Booking.Days, lateDays) * (TimesInfants ? Math.Max(1, cancellation.Infants.Value) : 1);
}
