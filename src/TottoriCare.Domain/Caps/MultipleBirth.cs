namespace TottoriCare.Caps;

/// <summary>多胎の扱い: how a cap grows with the number of infants (readings D5, N6).</summary>
public sealed class MultipleBirth : Coded<MultipleBirth>
{
    /// <summary>加算なし: the cap is the same whatever the number of infants.</summary>
    public static readonly MultipleBirth None = new("none", 1, new LocalizedText("加算なし", "no increase"));

    /// <summary>乳児の数を乗じる: the cap times the number of infants; no infant counts as one (reading E9).</summary>
    public static readonly MultipleBirth TimesInfants = new("times_infants", 2, new LocalizedText("乳児の数を乗じる", "times the infants"));

    private MultipleBirth(string code, int value, LocalizedText title)
        : base(code, value, title)
    {
    }

    /// <summary>The cap for so many infants.</summary>
    internal int CapFor(int cap, Infants infants) => ReferenceEquals(this, TimesInfants) ? cap * Math.Max(1, infants.Value) : cap;
}
