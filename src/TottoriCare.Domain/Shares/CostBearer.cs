namespace TottoriCare.Shares;

/// <summary>負担者: who bears a part of a cost.</summary>
public sealed class CostBearer : Coded<CostBearer>
{
    /// <summary>国: the state.</summary>
    public static readonly CostBearer State = new("state", 1, new LocalizedText("国", "the state"));

    /// <summary>都道府県: the prefecture.</summary>
    public static readonly CostBearer Prefecture = new("prefecture", 2, new LocalizedText("都道府県", "the prefecture"));

    /// <summary>市区町村: the municipality.</summary>
    public static readonly CostBearer Municipality = new("municipality", 3, new LocalizedText("市区町村", "the municipality"));

    /// <summary>事業者: whoever gives the care.</summary>
    public static readonly CostBearer Provider = new("provider", 4, new LocalizedText("事業者", "the provider"));

    private CostBearer(string code, int value, LocalizedText title)
        : base(code, value, title)
    {
    }
}
