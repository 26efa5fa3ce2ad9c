namespace TottoriCare.Grpc.Transport;

/// <summary>受付: gives each request at a method's path to the wire that it speaks.</summary>
internal sealed class CallEndpoint(GrpcWire grpc, ConnectUnary connect)
{
    public Task ServeAsync(HttpContext http, BoundMethod method)
    {
        if (!HttpMethods.IsPost(http.Request.Method))
            return RefuseMethod(http);

        switch (ContentTypes.WireOf(http.Request.ContentType))
        {
            case Wire.Grpc:
                return HttpProtocol.IsHttp2(http.Request.Protocol) ? grpc.ServeAsync(http, method) : RefuseVersion(http);
            case Wire.ConnectJson when method is UnaryMethod unary:
                return connect.ServeAsync(http, unary, json: true);
            case Wire.ConnectProto when method is UnaryMethod unary:
                return connect.ServeAsync(http, unary, json: false);
            default:
                return RefuseContentType(http);
        }
    }

    /// <summary>A path of the shape service/method that nobody serves.</summary>
    public Task ServeUnknownAsync(HttpContext http)
    {
        switch (ContentTypes.WireOf(http.Request.ContentType))
        {
            case Wire.Grpc when HttpMethods.IsPost(http.Request.Method):
                grpc.Refuse(http);
                return Task.CompletedTask;
            case Wire.ConnectJson or Wire.ConnectProto when HttpMethods.IsPost(http.Request.Method):
                return ConnectUnary.RefuseAsync(http);
            default:
                http.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
        }
    }

    private static Task RefuseMethod(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        http.Response.Headers.Allow = HttpMethods.Post;
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
