namespace TottoriCare.Grants;

/// <summary>施設の種類: what kind of place a facility is.</summary>
public sealed class FacilityKind : Coded<FacilityKind>
{
    /// <summary>助産所: a midwifery home.</summary>
    public static readonly FacilityKind MidwiferyHome = new("midwifery_home", 1, new LocalizedText("助産所", "midwifery home"));

    /// <summary>医療機関: a hospital or clinic.</summary>
    public static readonly FacilityKind MedicalInstitution = new("medical_institution", 2,
        new LocalizedText("医療機関", "medical institution"));

    private FacilityKind(string code, int value, LocalizedText title)
        : base(code, value, title)
    {
    }
}
