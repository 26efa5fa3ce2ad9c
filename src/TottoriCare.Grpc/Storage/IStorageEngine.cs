using System.Data.Common;

namespace TottoriCare.Grpc.Storage;

/// <summary>データベース: what differs between the engines that can hold the ledger. Every statement that decides is the same on both.</summary>
internal interface IStorageEngine
{
    /// <summary>The name by which settings and migrations call it.</summary>
    string Name { get; }

    /// <summary>
    /// Whether one connection writes for all municipalities, so that a batch of any of them shares a transaction. Otherwise a
    /// transaction holds the head row of one municipality, and several hosts write side by side.
    /// </summary>
    bool HasOneWriter { get; }

    /// <summary>How a transaction that is going to write begins.</summary>
    string Begin { get; }

    /// <summary>What a SELECT ends with that keeps its row for the transaction; empty where the whole file is kept anyway.</summary>
    string ForUpdate { get; }

    /// <summary>
    /// What makes the bytes of committed erasures go: answers 0 when they are gone, else it is asked again after the next commit.
    /// Empty where the engine clears up by itself, in its own time.
    /// </summary>
    string Purge { get; }

    /// <summary>Opens a connection that may write, checked to be as durable as promised.</summary>
    /// <exception cref="StorageFault">It can't be opened, or is not safe; the message names the mend.</exception>
    DbConnection OpenWriter();

    /// <summary>Opens a connection that only reads.</summary>
    /// <exception cref="StorageFault">It can't be opened.</exception>
    DbConnection OpenReader();

    /// <summary>Whether a failure is that of a unique key or of a CHECK: something that must not be written twice, or not at all.</summary>
    bool IsConstraint(DbException failure);

    /// <summary>Whether a failure is one of two transactions in each other's way, so that the same work may be tried again.</summary>
    bool IsConflict(DbException failure);
}
