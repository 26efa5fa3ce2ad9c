using TottoriCare.Grpc.Tests.Protos;
using TottoriCare.Grpc.Transport;

namespace TottoriCare.Grpc.Tests.Access;

/// <summary>Answers whatever the gate lets pass.</summary>
internal sealed class DeskHandler
{
    public static Visit Book(Visit request, CallContext context) => request;

    public static async IAsyncEnumerable<Visit> Follow(IAsyncEnumerable<Visit> requests, CallContext context)
    {
        await foreach (Visit visit in requests)
            yield return visit;
    }

    public static async Task<Everywhere> Gather(IAsyncEnumerable<Visit> requests, CallContext context)
    {
        int count = 0;
        await foreach (Visit _ in requests)
            count++;
        return new Everywhere { Note = $"{count}" };
    }

    public static async IAsyncEnumerable<Visit> Watch(Visit request, CallContext context)
    {
        await Task.Yield();
        yield return request;
    }

    public static Everywhere Count(Everywhere request, CallContext context) => new() { Note = context.User.Identity?.Name ?? "nobody" };
}
