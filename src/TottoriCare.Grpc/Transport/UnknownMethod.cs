namespace TottoriCare.Grpc.Transport;

/// <summary>知らないメソッド: marks the endpoint that answers calls of methods which nobody serves.</summary>
internal sealed class UnknownMethod;
