namespace TottoriCare.Specs.Running;

/// <summary>通信路: by which protocol the service is asked.</summary>
internal enum Wire
{
    /// <summary>gRPC over HTTP/2.</summary>
    Grpc,

    /// <summary>JSON over HTTP/1.1.</summary>
    Json,
}
