using Google.Protobuf;
using NodaTime;
using TottoriCare.Grpc.Contract;
using TottoriCare.Grpc.Rulebooks;

namespace TottoriCare.Grpc.Ledger;

/// <summary>命令: one kind of command on a case. Pure: the same request on the same case at the same time has the same outcome.</summary>
/// <remarks>So every decision of the ledger can be made again from its log.</remarks>
internal interface ICaseCommand<TRequest, TResponse>
    where TRequest : class, IMessage<TRequest>
    where TResponse : class, IMessage<TResponse>, new()
{
    /// <summary>The name of its method in the contract.</summary>
    string Name { get; }

    /// <summary>Reads the request; every fault is noted with the reader.</summary>
    /// <returns>What is to be decided once the case is known; none where the request is faulty.</returns>
    CommandOnCase<TResponse>? Read(TRequest request, RequestReader reader, Guid requestId);
}

/// <summary>案件への命令: a command that has been read, and the case that it is for.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="OpensCase">Whether the case begins with this command.</param>
/// <param name="Decide">What comes of it on a case that was not erased.</param>
/// <param name="ErasesValues">Whether it erases what the log holds of the case; only such a command is for an erased case too.</param>
internal sealed record CommandOnCase<TResponse>(
    Guid CaseId, bool OpensCase, Func<CaseRecord, Occasion, CommandResult<TResponse>> Decide, bool ErasesValues = false)
    where TResponse : class, IMessage<TResponse>, new()
{
    /// <summary>What comes of it on a case.</summary>
    public CommandResult<TResponse> On(V1.LedgerCase before, Occasion occasion)
    {
        if (!before.Erased || ErasesValues)
            return Decide(new CaseRecord(before), occasion);
        V1.CommandDecision refusal = CommandDecisions.Conflict(Conflicts.CaseErased);
        return new(refusal, After: null, receipt => ReplyParts.ReplyOf<TResponse>(receipt, refusal));
    }
}

/// <summary>命令の機会: when a command is decided, and by what.</summary>
/// <param name="Served">The ordinance by which it is decided.</param>
/// <param name="RecordedAt">When it is written down.</param>
/// <param name="RequestId">The id of the request, from which new ids are made.</param>
/// <param name="LogIndex">The index of the entry that is going to be written.</param>
/// <param name="Facility">The facility that asks; empty where none does.</param>
internal sealed record Occasion(ServedOrdinance Served, Instant RecordedAt, Guid RequestId, long LogIndex, string Facility);

/// <summary>命令の結果: what is answered, and the case after it.</summary>
/// <param name="Decision">Whether it was carried out, and why.</param>
/// <param name="After">The case after it; none where nothing changes.</param>
/// <param name="Reply">The answer, given the receipt; none with validation only.</param>
/// <param name="RecordsFact">Whether it writes down what has happened, which no cap can undo.</param>
internal sealed record CommandResult<TResponse>(
    V1.CommandDecision Decision, V1.LedgerCase? After, Func<V1.Receipt?, TResponse> Reply, bool RecordsFact = false);
