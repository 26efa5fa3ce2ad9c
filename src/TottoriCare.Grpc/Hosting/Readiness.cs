using TottoriCare.Grpc.Rulebooks;
using TottoriCare.Grpc.Transport;

namespace TottoriCare.Grpc.Hosting;

/// <summary>応答の用意: whether calls are answered: there are rulebooks to decide by, and the host has not been told to stop.</summary>
internal sealed class Readiness(BookInService books, Drain drain)
{
    public bool IsReady => books.Current.All.Count > 0 && !drain.Announced.IsCancellationRequested;
}
