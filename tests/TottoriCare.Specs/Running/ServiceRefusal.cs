namespace TottoriCare.Specs.Running;

/// <summary>サービスの拒否: the service took a request for a faulty one.</summary>
internal sealed class ServiceRefusal(string message) : Exception(message);
