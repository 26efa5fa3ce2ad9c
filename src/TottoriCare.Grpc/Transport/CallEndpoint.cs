namespace TottoriCare.Grpc.Transport;

/// <summary>受付: gives each request at a method's path to the wire that it speaks.</summary>
internal sealed class CallEndpoint(GrpcWire grpc, ConnectUnary connect, Drain drain, CallObserver observer)
{
    private static readonly string[] s_readable = [HttpMethods.Get, HttpMethods.Post];
    private static readonly string[] s_callable = [HttpMethods.Post];

    public Task ServeAsync(HttpContext http, BoundMethod method)
    {
        if (HttpMethods.IsGet(http.Request.Method) && method is UnaryMethod { IsWithoutSideEffects: true } readable)
            return drain.Refuses(readable)
                ? RefuseAsync(http, readable, Wire.ConnectJson, WireFault.ShuttingDown())
                : connect.ServeGetAsync(http, readable);
        if (!HttpMethods.IsPost(http.Request.Method))
            return RefuseMethod(http, method is UnaryMethod { IsWithoutSideEffects: true } ? s_readable : s_callable);

        Wire wire = ContentTypes.WireOf(http.Request.ContentType);
        if (wire == Wire.None || (wire is Wire.ConnectJson or Wire.ConnectProto && method is not UnaryMethod))
            return RefuseContentType(http);
        if (wire == Wire.Grpc && !HttpProtocol.IsHttp2(http.Request.Protocol))
            return RefuseVersion(http);
        if (drain.Refuses(method))
            return RefuseAsync(http, method, wire, WireFault.ShuttingDown());
        return wire is Wire.ConnectJson or Wire.ConnectProto
            ? connect.ServePostAsync(http, (UnaryMethod)method, wire == Wire.ConnectJson)
            : grpc.ServeAsync(http, method, wire);
    }

    /// <summary>A path of the shape service/method that nobody serves.</summary>
    public Task ServeUnknownAsync(HttpContext http)
    {
        Wire wire = WireOf(http);
        if (wire != Wire.None)
            return RefuseAsync(http, method: null, wire, WireFault.Unimplemented(http.Request.Path));
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    /// <summary>Answers a request that the host does not let in, to an endpoint of whatever kind: in the form of its wire, else as JSON.</summary>
    public Task RefuseAsync(HttpContext http, RpcFault fault)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<NamedCall>() is not { } named)
            return RefuseAsync(http, method: null, WireOf(http), fault);
        observer.Refuse(named.Name, named.Wire, fault.Code);
        return ConnectUnary.RefuseAsync(http, fault);
    }

    private static Wire WireOf(HttpContext http) =>
        HttpMethods.IsPost(http.Request.Method) ? ContentTypes.WireOf(http.Request.ContentType) : Wire.None;

    private Task RefuseAsync(HttpContext http, BoundMethod? method, Wire wire, RpcFault fault)
    {
        observer.Refuse(method?.Name, wire, fault.Code);
        return wire is Wire.Grpc or Wire.GrpcWeb or Wire.GrpcWebText
            ? grpc.RefuseAsync(http, wire, fault).AsTask()
            : ConnectUnary.RefuseAsync(http, fault);
    }

    /// <summary>Answers a request by a method of HTTP that its path does not take.</summary>
    public static Task RefuseMethod(HttpContext http, string[] allowed)
    {
        http.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        http.Response.Headers.Allow = allowed;
        return Task.CompletedTask;
    }

    private static Task RefuseVersion(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status426UpgradeRequired;
        http.Response.Headers.Upgrade = "h2c";
        return Task.CompletedTask;
    }

    private static Task RefuseContentType(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
        http.Response.Headers["Accept-Post"] = ContentTypes.Accepted;
        return Task.CompletedTask;
    }
}
