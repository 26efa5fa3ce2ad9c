using TottoriCare.Care;

namespace TottoriCare.Grants;

/// <summary>助成の申請: what a facility applies for in a fiscal year.</summary>
public sealed record GrantApplication
{
    /// <summary>年度: the fiscal year of the grant.</summary>
    public required FiscalYear FiscalYear { get; init; }

    /// <summary>施設の種類.</summary>
    public required FacilityKind Facility { get; init; }

    /// <summary>有床か: whether the facility has beds, or will have them by the works applied for.</summary>
    public required bool HasBeds { get; init; }

    /// <summary>提供する産後ケアの種類: the kinds of care that the facility gives or will give.</summary>
    public required IReadOnlyList<CareType> CareTypes { get; init; }

    /// <summary>経費: what the money is spent on.</summary>
    public required IReadOnlyList<CostItem> Costs { get; init; }

    /// <summary>以前の助成: what the same facility was granted before; it counts against the cap (reading F5).</summary>
    public IReadOnlyList<EarlierGrant> EarlierGrants { get; init; } = [];
}

/// <summary>経費の項目: one cost, above 0 yen.</summary>
/// <param name="Kind">What for.</param>
/// <param name="Amount">How much, tax included, 1 to <see cref="MostYen"/> yen.</param>
/// <exception cref="ArgumentOutOfRangeException">The amount is outside 1 to <see cref="MostYen"/> yen.</exception>
public sealed record CostItem(CostKind Kind, Yen Amount)
{
    /// <summary>1兆円: the largest amount that is taken for a fact and not for a slip of the pen.</summary>
    public const long MostYen = 1_000_000_000_000;

    /// <summary>金額: how much, tax included, 1 to <see cref="MostYen"/> yen.</summary>
    public Yen Amount { get; } = Amount.Amount is >= 1 and <= MostYen
        ? Amount
        : throw new ArgumentOutOfRangeException(nameof(Amount), Amount, "A cost is 1 yen to a trillion.");
}

/// <summary>以前の助成: one earlier grant to the same facility.</summary>
/// <param name="FiscalYear">When.</param>
/// <param name="Amount">How much, 0 to <see cref="CostItem.MostYen"/> yen.</param>
/// <exception cref="ArgumentOutOfRangeException">The amount is outside 0 to <see cref="CostItem.MostYen"/> yen.</exception>
public sealed record EarlierGrant(FiscalYear FiscalYear, Yen Amount)
{
    /// <summary>金額: how much, 0 to <see cref="CostItem.MostYen"/> yen.</summary>
    public Yen Amount { get; } = Amount.Amount is >= 0 and <= CostItem.MostYen
        ? Amount
        : throw new ArgumentOutOfRangeException(nameof(Amount), Amount, "An earlier grant is 0 yen to a trillion.");
}
