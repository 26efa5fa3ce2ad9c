namespace TottoriCare.Grpc.Storage;

/// <summary>保存の失敗: the database can't be used; the message says why and what to do, in both languages.</summary>
internal sealed class StorageFault(LocalizedText message, Exception? cause = null) : Exception(message.En, cause)
{
    /// <summary>What is wrong and how to mend it.</summary>
    public LocalizedText Text { get; } = message;
}
