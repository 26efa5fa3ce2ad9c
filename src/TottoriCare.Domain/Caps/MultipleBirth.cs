namespace TottoriCare.Caps;

/// <summary>多胎の扱い: how a cap grows with the number of infants (readings D5, N6). No infant counts as one (reading E9).</summary>
public abstract class MultipleBirth
{
    private protected MultipleBirth()
    {
    }

    /// <summary>加算なし: the cap is the same whatever the number of infants.</summary>
    public static MultipleBirth None { get; } = new Addition(0);

    /// <summary>定めなし: the rulebook does not say; with two infants or more a use beyond the cap for one is for review.</summary>
    public static MultipleBirth NotStated { get; } = new Addition(0);

    /// <summary>乳児の数を乗じる: the cap times the number of infants.</summary>
    public static MultipleBirth TimesInfants { get; } = new Multiplication();

    /// <summary>加算: so much more for each infant beyond the first.</summary>
    public static MultipleBirth PerFurtherInfant(int more) => new Addition(more);

    /// <summary>人数別の表: a cap of its own for a number of infants; more infants than the table knows have its last cap.</summary>
    /// <param name="caps">The caps for two infants, three, and so on.</param>
    public static MultipleBirth ByTable(IReadOnlyList<int> caps) => new Table([.. caps]);

    /// <summary>The cap for so many infants.</summary>
    /// <param name="cap">The cap for one infant.</param>
    /// <param name="infants">The infants.</param>
    public abstract int CapFor(int cap, Infants infants);

    private sealed class Addition(int more) : MultipleBirth
    {
        public override int CapFor(int cap, Infants infants) => cap + (more * (Math.Max(1, infants.Value) - 1));
    }

    private sealed class Multiplication : MultipleBirth
    {
        public override int CapFor(int cap, Infants infants) => cap * Math.Max(1, infants.Value);
    }

    private sealed class Table(int[] caps) : MultipleBirth
    {
        public override int CapFor(int cap, Infants infants) =>
            infants.Value <= 1 ? cap : caps[Math.Min(infants.Value - 2, caps.Length - 1)];
    }
}
