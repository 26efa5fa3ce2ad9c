namespace TottoriCare.Grpc.Access;

/// <summary>役割: in what capacity the holder of a credential calls.</summary>
internal sealed class Role : Coded<Role>
{
    /// <summary>市町村: the municipality itself, or the vendor that works for it.</summary>
    public static readonly Role Municipality = new("municipality", 1, new LocalizedText("市町村", "municipality"));

    /// <summary>施設: a facility that gives care, for the municipalities that have commissioned it.</summary>
    public static readonly Role Facility = new("facility", 2, new LocalizedText("施設", "facility"));

    /// <summary>都道府県: the prefecture, which pays grants and reports.</summary>
    public static readonly Role Prefecture = new("prefecture", 3, new LocalizedText("都道府県", "prefecture"));

    /// <summary>監査: an auditor, who reads and changes nothing.</summary>
    public static readonly Role Auditor = new("auditor", 4, new LocalizedText("監査", "auditor"));

    private Role(string code, int value, LocalizedText title)
        : base(code, value, title)
    {
    }
}
