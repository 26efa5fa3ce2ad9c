namespace TottoriCare.Grants;

/// <summary>経費の種類: what a facility spent money on.</summary>
public sealed class CostKind : Coded<CostKind>
{
    /// <summary>新設の工事費: works for a new building.</summary>
    public static readonly CostKind Construction = new("construction", 1, new LocalizedText("新設の工事費", "construction works"));

    /// <summary>増築・改築の工事費: works for an extension or an alteration.</summary>
    public static readonly CostKind ExtensionOrAlteration = new("extension_or_alteration", 2,
        new LocalizedText("増改築の工事費", "extension or alteration works"));

    /// <summary>設備費: equipment such as beds and furniture.</summary>
    public static readonly CostKind Equipment = new("equipment", 3, new LocalizedText("設備費", "equipment"));

    /// <summary>賃借料: rent.</summary>
    public static readonly CostKind Rent = new("rent", 4, new LocalizedText("賃借料", "rent"));

    /// <summary>その他の経費: anything else.</summary>
    public static readonly CostKind Other = new("other", 5, new LocalizedText("その他の経費", "other costs"));

    private CostKind(string code, int value, LocalizedText title)
        : base(code, value, title)
    {
    }
}
