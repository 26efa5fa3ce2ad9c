using System.Buffers.Binary;
using Google.Protobuf;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using TottoriCare.Benchmarks.Transport.Protos;
using TottoriCare.Calendars;
using TottoriCare.Grpc.Access;
using TottoriCare.Grpc.Hosting;
using TottoriCare.Grpc.Rulebooks;
using TottoriCare.Grpc.Transport;

namespace TottoriCare.Benchmarks.Transport;

/// <summary>The product's own host with a method more that does nothing, and beside it the bare endpoint.</summary>
internal sealed class BenchmarkHost : IAsyncDisposable
{
    private readonly WebApplication _product;
    private readonly WebApplication _bare;
    private readonly List<string> _bodies = [];

    private BenchmarkHost(WebApplication product, WebApplication bare)
    {
        _product = product;
        _bare = bare;
        V1.DecideBookingRequest request = FirstRequest();
        Empty = LoadOf("an empty call", product, "/benchmarks.v1.EmptyService/Call", new Nothing());
        Bare = LoadOf("bare Kestrel", bare, "/benchmarks.v1.EmptyService/Call", new Nothing());
        Decision = LoadOf("DecideBooking", product, $"/{V1.DecisionServiceReflection.Descriptor.Services[0].FullName}/DecideBooking", request);
        request.Options = new V1.DecisionOptions { OmitExplanation = true };
        Terse = Decision with { Name = "DecideBooking without its explanation", BodyFile = BodyOf(request) };
    }

    public Load Empty { get; }

    public Load Bare { get; }

    public Load Decision { get; }

    /// <summary>The same decision for a caller that keeps the findings and needs no prose.</summary>
    public Load Terse { get; }

    public static async Task<BenchmarkHost> StartAsync()
    {
        var books = new BookInService(OrdinanceBook.Shipped(HolidayCalendar.FromLaw()));
        WebApplication product = ServiceHost.Build(new HostSettings(GrpcPort: 0, HttpPort: 0), books);
        product.MapGrpc(EmptyReflection.Descriptor.Services[0], new EmptyHandler()).Allow(AccessPolicy.Health);
        WebApplication bare = BareEndpoint.Build();
        await product.StartAsync();
        await bare.StartAsync();
        return new BenchmarkHost(product, bare);
    }

    public async ValueTask DisposeAsync()
    {
        await _product.DisposeAsync();
        await _bare.DisposeAsync();
        foreach (string body in _bodies)
            File.Delete(body);
    }

    /// <summary>The request that the service shows at its start.</summary>
    private static V1.DecideBookingRequest FirstRequest()
    {
        using var text = new StreamReader(typeof(BenchmarkHost).Assembly.GetManifestResourceStream("first-request.json")!);
        return JsonParser.Default.Parse<V1.DecideBookingRequest>(text);
    }

    private Load LoadOf(string name, WebApplication app, string path, IMessage request)
    {
        string address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return new Load(name, new Uri(new Uri(address), path), BodyOf(request));
    }

    private string BodyOf(IMessage request)
    {
        byte[] message = request.ToByteArray();
        byte[] frame = new byte[5 + message.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), message.Length);
        message.CopyTo(frame, 5);
        string file = Path.GetTempFileName();
        File.WriteAllBytes(file, frame);
        _bodies.Add(file);
        return file;
    }
}
