namespace TottoriCare.Grpc.Audit.Reperforming;

/// <summary>違いの種類: in what a command that is decided again differs from what was recorded, as the contract names it.</summary>
internal static class DifferenceKinds
{
    /// <summary>応答が異なる.</summary>
    public const string ReplyDiffers = "REPLY_DIFFERS";

    /// <summary>応答は同じで、記録の内容が異なる.</summary>
    public const string EntryDiffers = "ENTRY_DIFFERS";

    /// <summary>記録の内容が、その索引と合わない.</summary>
    public const string ContentUnreadable = "CONTENT_UNREADABLE";

    /// <summary>版が抜けている.</summary>
    public const string RevisionMissing = "REVISION_MISSING";

    /// <summary>案件の記録のどれにも数えられない記録がある.</summary>
    public const string EntriesUnreached = "ENTRIES_UNREACHED";

    /// <summary>消去の記録がないのに、値がない.</summary>
    public const string ValuesMissing = "VALUES_MISSING";

    /// <summary>規則集又は休日の一覧がない.</summary>
    public const string SourceMissing = "SOURCE_MISSING";

    /// <summary>この版のプログラムが知らない命令.</summary>
    public const string CommandUnknown = "COMMAND_UNKNOWN";

    /// <summary>その時の例規では判定できない要求.</summary>
    public const string NotDecidable = "NOT_DECIDABLE";

    /// <summary>その案件の、その位置にあるはずのない命令.</summary>
    public const string OutOfPlace = "OUT_OF_PLACE";
}
