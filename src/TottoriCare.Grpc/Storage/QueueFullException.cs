namespace TottoriCare.Grpc.Storage;

/// <summary>待ち行列の満杯: more commands are waiting than can be carried out in time. Nothing was queued.</summary>
internal sealed class QueueFullException() : Exception("More commands are waiting than can be carried out in time.");
