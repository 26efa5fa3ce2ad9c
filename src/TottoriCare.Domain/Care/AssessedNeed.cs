namespace TottoriCare.Care;

/// <summary>必要性の判断: what the municipality's own assessment says. It is recorded, never computed (TC-40, reading E6).</summary>
public sealed class AssessedNeed : Coded<AssessedNeed>
{
    /// <summary>必要あり: assessed, and care is needed.</summary>
    public static readonly AssessedNeed Needed = new("needed", 1, new LocalizedText("必要あり", "needed"));

    /// <summary>必要なし: assessed, and care is not needed.</summary>
    public static readonly AssessedNeed NotNeeded = new("not_needed", 2, new LocalizedText("必要なし", "not needed"));

    /// <summary>未判断: nobody has assessed it yet.</summary>
    public static readonly AssessedNeed NotAssessed = new("not_assessed", 3, new LocalizedText("未判断", "not assessed"));

    private AssessedNeed(string code, int value, LocalizedText title)
        : base(code, value, title)
    {
    }
}
