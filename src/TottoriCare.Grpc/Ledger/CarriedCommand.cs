using System.Text.Json.Nodes;

namespace TottoriCare.Grpc.Ledger;

/// <summary>決定した命令: a command that is decided and not yet written.</summary>
/// <param name="Stream">What it is about: the stream of entries that it continues.</param>
/// <param name="RevisionBefore">How many entries the stream has so far.</param>
/// <param name="Decision">Whether it is carried out, and why.</param>
/// <param name="Reply">The answer, given the receipt; none with validation only.</param>
/// <param name="Save">Writes what it changes, given the revision after it.</param>
internal sealed record CarriedCommand<TResponse>(
    EntryStream Stream, long RevisionBefore, V1.CommandDecision Decision, Func<V1.Receipt?, TResponse> Reply, Action<long> Save)
{
    /// <summary>What it was decided on beyond its own stream; none where that is all.</summary>
    public JsonNode? Inputs { get; init; }

    /// <summary>What is done once its entry is written; none for nothing.</summary>
    public Action? AfterEntry { get; init; }
}
