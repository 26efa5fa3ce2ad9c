using TottoriCare.Care;

namespace TottoriCare.Caps;

/// <summary>数える乳児: which infants a cap is multiplied by (readings D6, D7).</summary>
public sealed class InfantsCounted : Coded<InfantsCounted>
{
    /// <summary>ケアを受ける乳児: those cared for at the use.</summary>
    public static readonly InfantsCounted CaredFor = new("cared_for", 1, new LocalizedText("ケアを受ける乳児", "infants cared for"));

    /// <summary>出生時の乳児: those born alive, whatever happened since.</summary>
    public static readonly InfantsCounted BornAlive = new("born_alive", 2, new LocalizedText("出生時の乳児", "infants born alive"));

    private InfantsCounted(string code, int value, LocalizedText title)
        : base(code, value, title)
    {
    }

    /// <summary>The infants of a case that count; where the number at birth is not known, those cared for.</summary>
    internal Infants Of(CareCase careCase) =>
        ReferenceEquals(this, BornAlive) ? careCase.InfantsAtBirth ?? careCase.Infants : careCase.Infants;
}
