using System.Buffers;
using System.Runtime.CompilerServices;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace TottoriCare.Grpc.Transport;

/// <summary>結び付けたメソッド: a method of a descriptor with the handler that answers it.</summary>
internal abstract class BoundMethod(MethodDescriptor descriptor)
{
    public MethodDescriptor Descriptor { get; } = descriptor;

    /// <summary>The full name of the method, <c>package.Service/Method</c>.</summary>
    public string Name { get; } = $"{descriptor.Service.FullName}/{descriptor.Name}";

    /// <summary>The path of the method on every wire, <c>/package.Service/Method</c>.</summary>
    public string Path { get; } = $"/{descriptor.Service.FullName}/{descriptor.Name}";

    public bool IsStreaming => Descriptor.IsClientStreaming || Descriptor.IsServerStreaming;

    /// <summary>Whether the contract says that calling it changes nothing, so that it may be read with GET.</summary>
    public bool IsWithoutSideEffects { get; } =
        descriptor.GetOptions()?.IdempotencyLevel == MethodOptions.Types.IdempotencyLevel.NoSideEffects;

    protected MessageParser Requests { get; } = descriptor.InputType.Parser;

    /// <summary>Reads what the kind of call reads, asks the handler, and writes what it answers; the status is the wire's.</summary>
    public abstract ValueTask ServeAsync(FramedCall call);
}

/// <summary>単項: one message in, one message out.</summary>
internal sealed class UnaryMethod(MethodDescriptor descriptor, Func<IMessage, CallContext, ValueTask<IMessage>> handler)
    : BoundMethod(descriptor)
{
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public override async ValueTask ServeAsync(FramedCall call)
    {
        IMessage request = await call.ReadSingleAsync(Requests);
        await call.WriteLastAsync(await AnswerAsync(request, call.Context));
    }

    /// <summary>The handler's answer, or a fault as soon as the deadline has passed: no caller waits for a slow handler.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<IMessage> AnswerAsync(IMessage request, CallContext context)
    {
        ValueTask<IMessage> answer = handler(context.Admitted(request), context);
        IMessage response = answer.IsCompleted ? await answer : await InTimeAsync(answer.AsTask(), context);
        return context.IsOverdue ? throw WireFault.DeadlineExceeded() : response;
    }

    private static async Task<IMessage> InTimeAsync(Task<IMessage> answer, CallContext context)
    {
        try
        {
            return await answer.WaitAsync(context.CancellationToken);
        }
        catch (OperationCanceledException) when (!answer.IsCompleted)
        {
            _ = context.OutliveAsync(answer);
            throw;
        }
    }

    /// <summary>The request of this method out of protobuf bytes.</summary>
    public IMessage Parse(in ReadOnlySequence<byte> bytes) => ProtobufBytes.Parse(Requests, bytes);
}

/// <summary>サーバー側の連続: one message in, many out.</summary>
internal sealed class ServerStreamingMethod(MethodDescriptor descriptor, Func<IMessage, CallContext, IAsyncEnumerable<IMessage>> handler)
    : BoundMethod(descriptor)
{
    public override async ValueTask ServeAsync(FramedCall call)
    {
        IMessage request = await call.ReadSingleAsync(Requests);
        await foreach (IMessage response in handler(call.Context.Admitted(request), call.Context).WithCancellation(call.Context.CancellationToken))
            await call.WriteAsync(response);
    }
}

/// <summary>クライアント側の連続: many messages in, one out.</summary>
internal sealed class ClientStreamingMethod<TRequest>(
    MethodDescriptor descriptor, Func<IAsyncEnumerable<TRequest>, CallContext, ValueTask<IMessage>> handler)
    : BoundMethod(descriptor)
    where TRequest : IMessage
{
    public override async ValueTask ServeAsync(FramedCall call)
    {
        IMessage response = await handler(RequestStream.Of<TRequest>(call, Requests), call.Context);
        await call.WriteLastAsync(call.Context.IsOverdue ? throw WireFault.DeadlineExceeded() : response);
    }
}

/// <summary>双方向: many messages in, many out, each side at its own pace.</summary>
internal sealed class DuplexMethod<TRequest>(
    MethodDescriptor descriptor, Func<IAsyncEnumerable<TRequest>, CallContext, IAsyncEnumerable<IMessage>> handler)
    : BoundMethod(descriptor)
    where TRequest : IMessage
{
    public override async ValueTask ServeAsync(FramedCall call)
    {
        CancellationToken cancellation = call.Context.CancellationToken;
        IAsyncEnumerable<IMessage> responses = handler(RequestStream.Of<TRequest>(call, Requests), call.Context);
        await foreach (IMessage response in responses.WithCancellation(cancellation))
            await call.WriteAsync(response);
    }
}

/// <summary>要求の流れ: the messages of a request as a handler enumerates them, read from the wire only when asked for.</summary>
internal static class RequestStream
{
    public static async IAsyncEnumerable<TRequest> Of<TRequest>(
        FramedCall call, MessageParser parser, [EnumeratorCancellation] CancellationToken cancellation = default)
        where TRequest : IMessage
    {
        while (true)
        {
            // A handler may read on in the background after its call has ended; the body is another caller's by then.
            if (call.Context.HasEnded)
                throw new OperationCanceledException();
            cancellation.ThrowIfCancellationRequested();
            if (await call.ReadNextAsync(parser) is not { } message)
                yield break;
            yield return (TRequest)call.Context.Admitted(message);
        }
    }
}
