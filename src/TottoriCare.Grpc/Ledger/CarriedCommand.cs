using System.Text.Json.Nodes;

namespace TottoriCare.Grpc.Ledger;

/// <summary>決定した命令: a command that is decided and not yet written.</summary>
/// <param name="StreamId">What it is about: the stream of entries that it continues.</param>
/// <param name="CaseId">The case as the contract writes it; empty where it is about none.</param>
/// <param name="RevisionBefore">How many entries the stream has so far.</param>
/// <param name="Decision">Whether it is carried out, and why.</param>
/// <param name="Reply">The answer, given the receipt; none with validation only.</param>
/// <param name="Save">Writes what it changes, given the revision after it.</param>
/// <param name="Inputs">What it was decided on beyond its own stream; none where that is all.</param>
internal sealed record CarriedCommand<TResponse>(
    Guid StreamId, string CaseId, long RevisionBefore, V1.CommandDecision Decision, Func<V1.Receipt?, TResponse> Reply,
    Action<long> Save, JsonNode? Inputs = null);
