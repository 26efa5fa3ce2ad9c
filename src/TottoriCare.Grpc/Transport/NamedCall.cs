namespace TottoriCare.Grpc.Transport;

/// <summary>名のある呼出し: what logs and measurements call an endpoint that is no method of a service.</summary>
/// <param name="Name">Its name; no part of it comes from a caller.</param>
/// <param name="Wire">How it is called.</param>
internal sealed record NamedCall(string Name, Wire Wire);
