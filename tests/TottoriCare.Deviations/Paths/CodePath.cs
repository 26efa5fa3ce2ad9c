using Google.Protobuf;

namespace TottoriCare.Deviations.Paths;

/// <summary>誤った処理: how a wrong program handles a call: what it takes the facts for, and what it makes of the answer.</summary>
/// <param name="OnRequest">Changes the request before it is decided.</param>
/// <param name="OnReply">Changes the reply; it sees the request as the caller wrote it.</param>
internal sealed record CodePath(Action<IMessage>? OnRequest, Action<IMessage, IMessage>? OnReply)
{
    public static CodePath OfFacts<TPart>(Func<IMessage, TPart?> part, Action<TPart> change)
        where TPart : class => new(request => Change(part(request), change), null);

    public static CodePath OfRequest<TRequest>(Action<TRequest> change)
        where TRequest : class => OfFacts(request => request as TRequest, change);

    public static CodePath OfReply<TReply>(Action<TReply> change)
        where TReply : class => new(null, (_, reply) => Change(reply as TReply, change));

    public static CodePath OfReply<TRequest, TReply>(Action<TRequest, TReply> change)
        where TRequest : class
        where TReply : class => new(null, (request, reply) =>
        {
            if (request is TRequest asked && reply is TReply answered)
                change(asked, answered);
        });

    private static void Change<TPart>(TPart? part, Action<TPart> change)
        where TPart : class
    {
        if (part is not null)
            change(part);
    }
}
