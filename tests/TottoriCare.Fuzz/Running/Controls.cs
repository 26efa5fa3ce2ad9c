using System.Collections.Concurrent;
using TottoriCare.Fuzz.Targets;

namespace TottoriCare.Fuzz.Running;

/// <summary>対照: what sound requests were answered before the first broken one; between broken ones they must be answered the same.</summary>
internal sealed class Controls
{
    private readonly ConcurrentDictionary<(Target, Wire), byte[]> _answers = [];

    /// <summary>What is wrong with the answer to a sound request; none where it is right.</summary>
    public string? FaultOf(Request request, Reply reply)
    {
        if (reply.HttpStatus != 200 || (request.Wire.IsFramed() && ReplyCheck.CodeOf(request.Wire, reply) != 0))
            return $"a sound request was not answered with OK, but with {ReplyCheck.EndingOf(reply)}";
        byte[] first = _answers.GetOrAdd((request.Target, request.Wire), _ => reply.Body.ToArray());
        return reply.Body.SequenceEqual(first) ? null : "a sound request was answered otherwise than at first";
    }
}
