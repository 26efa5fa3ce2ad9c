namespace TottoriCare.Rulebooks;

/// <summary>変更の別: what became of a place between two rulebooks.</summary>
public sealed class RulebookChangeKind : Coded<RulebookChangeKind>
{
    /// <summary>追加: only the later one has it.</summary>
    public static readonly RulebookChangeKind Added = new("added", 1, new LocalizedText("追加", "added"));

    /// <summary>削除: only the earlier one has it.</summary>
    public static readonly RulebookChangeKind Removed = new("removed", 2, new LocalizedText("削除", "removed"));

    /// <summary>変更: both have it, and it says something else.</summary>
    public static readonly RulebookChangeKind Changed = new("changed", 3, new LocalizedText("変更", "changed"));

    private RulebookChangeKind(string code, int value, LocalizedText title)
        : base(code, value, title)
    {
    }
}
