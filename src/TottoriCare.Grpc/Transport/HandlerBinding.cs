using System.Reflection;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace TottoriCare.Grpc.Transport;

/// <summary>ハンドラーの結付け: finds, once at startup, the handler's method for each method of a descriptor.</summary>
/// <remarks>
/// A handler is a plain object. Its method has the name of the descriptor's method and one of the shapes of
/// <see cref="ShapesOf"/>; after binding only typed delegates are called. A public method of the handler's own class that
/// takes a <see cref="CallContext"/> and that the descriptor does not know is refused too: it is a misspelt one.
/// </remarks>
internal static class HandlerBinding
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static;

    /// <exception cref="InvalidOperationException">Names every method that has no handler, several, or no counterpart.</exception>
    public static IReadOnlyList<BoundMethod> Bind(ServiceDescriptor service, object handler)
    {
        List<string> faults = [];
        List<BoundMethod> bound = [];
        foreach (MethodDescriptor method in service.Methods)
        {
            MethodInfo[] fitting = [.. handler.GetType().GetMethods(Own).Where(candidate => Fits(candidate, method))];
            if (fitting.Length == 1)
                bound.Add(Bind(method, fitting[0], handler));
            else
                faults.Add(
                    $"{method.FullName} has {(fitting.Length == 0 ? "no handler" : "several handlers")}: expected {ShapesOf(method)}");
        }

        faults.AddRange(
            from candidate in handler.GetType().GetMethods(Own)
            where candidate.GetParameters().Any(parameter => parameter.ParameterType == typeof(CallContext))
            where service.FindMethodByName(candidate.Name) is null
            select $"{handler.GetType().Name}.{candidate.Name} handles no method of {service.FullName}");

        return faults.Count == 0
            ? bound
            : throw new InvalidOperationException(
                $"{handler.GetType().Name} does not fit {service.FullName}:{string.Concat(faults.Select(fault => "\n  " + fault))}");
    }

    private static bool Fits(MethodInfo candidate, MethodDescriptor method)
    {
        ParameterInfo[] parameters = candidate.GetParameters();
        return candidate.Name == method.Name
            && parameters.Length == 2
            && parameters[0].ParameterType == RequestTypeOf(method)
            && parameters[1].ParameterType == typeof(CallContext)
            && ResponseTypesOf(method).Any(response => response.IsAssignableFrom(candidate.ReturnType));
    }

    private static Type RequestTypeOf(MethodDescriptor method) =>
        method.IsClientStreaming ? typeof(IAsyncEnumerable<>).MakeGenericType(method.InputType.ClrType) : method.InputType.ClrType;

    private static Type[] ResponseTypesOf(MethodDescriptor method)
    {
        Type message = method.OutputType.ClrType;
        Type encoded = typeof(EncodedReply<>).MakeGenericType(message);
        Type task = typeof(Task<>).MakeGenericType(message);
        return (method.IsClientStreaming, method.IsServerStreaming) switch
        {
            (_, true) => [typeof(IAsyncEnumerable<>).MakeGenericType(message), typeof(IAsyncEnumerable<>).MakeGenericType(encoded)],
            (true, false) => [task],
            (false, false) => [task, message, encoded],
        };
    }

    private static string ShapesOf(MethodDescriptor method)
    {
        string request = method.IsClientStreaming ? $"IAsyncEnumerable<{method.InputType.ClrType.Name}>" : method.InputType.ClrType.Name;
        string response = method.OutputType.ClrType.Name;
        string[] results = (method.IsClientStreaming, method.IsServerStreaming) switch
        {
            (_, true) => [$"IAsyncEnumerable<{response}>", $"IAsyncEnumerable<EncodedReply<{response}>>"],
            (true, false) => [$"Task<{response}>"],
            (false, false) => [$"Task<{response}>", response, $"EncodedReply<{response}>"],
        };
        return string.Join(" or ", results.Select(result => $"public {result} {method.Name}({request}, CallContext)"));
    }

    private static BoundMethod Bind(MethodDescriptor method, MethodInfo found, object handler)
    {
        string binder = (method.IsClientStreaming, method.IsServerStreaming) switch
        {
            (false, false) => found.ReturnType.IsAssignableTo(typeof(IMessage)) ? nameof(BindSynchronous) : nameof(BindUnary),
            (false, true) => nameof(BindServerStreaming),
            (true, false) => nameof(BindClientStreaming),
            (true, true) => nameof(BindDuplex),
        };
        return (BoundMethod)typeof(HandlerBinding)
            .GetMethod(binder, BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(method.InputType.ClrType, method.OutputType.ClrType)
            .Invoke(null, [method, found, handler])!;
    }

    private static UnaryMethod BindSynchronous<TRequest, TResponse>(MethodDescriptor method, MethodInfo found, object handler)
        where TRequest : class, IMessage
        where TResponse : class, IMessage
    {
        var call = found.CreateDelegate<Func<TRequest, CallContext, IMessage>>(Target(found, handler));
        return new UnaryMethod(method, (request, context) => new ValueTask<IMessage>(call((TRequest)request, context)));
    }

    private static UnaryMethod BindUnary<TRequest, TResponse>(MethodDescriptor method, MethodInfo found, object handler)
        where TRequest : class, IMessage
        where TResponse : class, IMessage
    {
        var call = found.CreateDelegate<Func<TRequest, CallContext, Task<TResponse>>>(Target(found, handler));
        return new UnaryMethod(method, (request, context) => Widen(call((TRequest)request, context)));
    }

    private static ServerStreamingMethod BindServerStreaming<TRequest, TResponse>(MethodDescriptor method, MethodInfo found, object handler)
        where TRequest : class, IMessage
        where TResponse : class, IMessage
    {
        var call = found.CreateDelegate<Func<TRequest, CallContext, IAsyncEnumerable<IMessage>>>(Target(found, handler));
        return new ServerStreamingMethod(method, (request, context) => call((TRequest)request, context));
    }

    private static ClientStreamingMethod<TRequest> BindClientStreaming<TRequest, TResponse>(
        MethodDescriptor method, MethodInfo found, object handler)
        where TRequest : class, IMessage
        where TResponse : class, IMessage
    {
        var call = found.CreateDelegate<Func<IAsyncEnumerable<TRequest>, CallContext, Task<TResponse>>>(Target(found, handler));
        return new ClientStreamingMethod<TRequest>(method, (requests, context) => Widen(call(requests, context)));
    }

    private static DuplexMethod<TRequest> BindDuplex<TRequest, TResponse>(MethodDescriptor method, MethodInfo found, object handler)
        where TRequest : class, IMessage
        where TResponse : class, IMessage
    {
        var call = found.CreateDelegate<Func<IAsyncEnumerable<TRequest>, CallContext, IAsyncEnumerable<IMessage>>>(Target(found, handler));
        return new DuplexMethod<TRequest>(method, (requests, context) => call(requests, context));
    }

    /// <summary>A method that needs no state of its handler may be static.</summary>
    private static object? Target(MethodInfo found, object handler) => found.IsStatic ? null : handler;

    private static ValueTask<IMessage> Widen<TResponse>(Task<TResponse> answer)
        where TResponse : class, IMessage
    {
        return answer.IsCompletedSuccessfully ? new ValueTask<IMessage>(answer.Result) : Await(answer);

        static async ValueTask<IMessage> Await(Task<TResponse> answer) => await answer;
    }
}
