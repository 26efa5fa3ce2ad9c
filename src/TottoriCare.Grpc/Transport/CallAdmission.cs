using Google.Protobuf;

namespace TottoriCare.Grpc.Transport;

/// <summary>受入れ: what the host has decided about a request before this transport reads it; a feature of the request.</summary>
/// <remarks>
/// The transport asks nobody who the caller is. It ends a refused call in the form of the wire that the call speaks, and shows
/// each message of an admitted one before a handler sees it. A request without this feature is served.
/// </remarks>
internal abstract class CallAdmission
{
    /// <summary>Why the whole call is refused; none where it is admitted.</summary>
    public abstract RpcFault? Refusal { get; }

    /// <summary>Lets a message of the call pass.</summary>
    /// <exception cref="RpcFault">The caller may not send it; the call ends.</exception>
    public abstract void Require(IMessage message);
}
