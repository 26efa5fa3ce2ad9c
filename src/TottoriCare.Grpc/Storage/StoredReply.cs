namespace TottoriCare.Grpc.Storage;

/// <summary>保存した応答: what was answered to a request, and the hash of what it asked.</summary>
internal sealed record StoredReply(byte[] RequestHash, byte[] Content);
