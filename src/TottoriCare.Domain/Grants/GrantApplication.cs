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
/// <param name="Amount">How much, tax included, above 0.</param>
public sealed record CostItem(CostKind Kind, Yen Amount);

/// <summary>以前の助成: one earlier grant to the same facility.</summary>
/// <param name="FiscalYear">When.</param>
/// <param name="Amount">How much, 0 or more.</param>
public sealed record EarlierGrant(FiscalYear FiscalYear, Yen Amount);
