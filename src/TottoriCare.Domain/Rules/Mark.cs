namespace TottoriCare.Rules;

/// <summary>根拠の別: on what a rule stands.</summary>
public sealed class Mark : Coded<Mark>
{
    /// <summary>明示: the source document says it.</summary>
    public static readonly Mark Stated = new("stated", 1, new LocalizedText("明示", "stated"));

    /// <summary>法令: national law says it.</summary>
    public static readonly Mark Statute = new("statute", 2, new LocalizedText("法令", "statute"));

    /// <summary>解釈: the source is silent or unclear; a reading holds the choice.</summary>
    public static readonly Mark Reading = new("reading", 3, new LocalizedText("解釈", "reading"));

    /// <summary>外部資料: another public source says it.</summary>
    public static readonly Mark External = new("external", 4, new LocalizedText("外部資料", "external"));

    private Mark(string code, int value, LocalizedText title)
        : base(code, value, title)
    {
    }
}
