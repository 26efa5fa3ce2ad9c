using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using TottoriCare.Calendars;
using TottoriCare.Grpc.Access;
using TottoriCare.Grpc.Audit;
using TottoriCare.Grpc.Decisions;
using TottoriCare.Grpc.Hosting;
using TottoriCare.Grpc.Ledger;
using TottoriCare.Grpc.Rulebooks;
using TottoriCare.Grpc.Storage;
using TottoriCare.Grpc.Tests.Decisions;

namespace TottoriCare.Grpc.Tests.Access;

/// <summary>The product's own host on two free ports of loopback, behind an entrance of the test's making.</summary>
internal sealed class GuardedHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly OpenLedger _ledger;
    private readonly DirectoryInfo _folder;
    private readonly string _scheme;

    private GuardedHost(WebApplication app, OpenLedger ledger, DirectoryInfo folder, bool tls)
    {
        (_app, _ledger, _folder) = (app, ledger, folder);
        _scheme = tls ? "https" : "http";
        (GrpcPort, HttpPort) = ServiceHost.PortsOf(app);
        Http2 = Client(GrpcPort, HttpVersion.Version20);
        Http1 = Client(HttpPort, HttpVersion.Version11);
    }

    /// <summary>The folder of the host's ledger.</summary>
    public string LedgerFolder => _folder.FullName;

    public int GrpcPort { get; }

    public int HttpPort { get; }

    public HttpClient Http2 { get; }

    public HttpClient Http1 { get; }

    public IServiceProvider Services => _app.Services;

    /// <summary>All services closed to callers without a credential, as they are off loopback.</summary>
    public static EntranceSettings Closed(KeyRing keys) =>
        new() { Access = new AccessSettings { KeyFile = keys.File, OpenDecisions = false, OpenRulebooks = false, OpenMetrics = false } };

    public static async Task<GuardedHost> StartAsync(
        EntranceSettings settings, TimeProvider? clock = null, Action<WebApplication>? map = null, int port = 0)
    {
        clock ??= TimeProvider.System;
        var books = new BookInService(OrdinanceBook.Of(Library.All.Select(ordinance => ordinance.Rulebook), HolidayCalendar.FromLaw()));
        DirectoryInfo folder = Directory.CreateTempSubdirectory("tottoricare-");
        OpenLedger ledger = OpenLedger.Open(new StorageSettings(Folder: folder.FullName), new AuditSettings(), clock);
        WebApplication app = ServiceHost.Build(
            new HostSettings(GrpcPort: port, HttpPort: port), books, entrance: Entrance.Open(settings, clock), clock: clock, ledger: ledger);
        map?.Invoke(app);
        app.RequireFittingPolicies();
        await app.StartAsync();
        return new GuardedHost(app, ledger, folder, settings.Tls is not null);
    }

    /// <summary>A client that trusts whatever certificate the host shows.</summary>
    public HttpClient Client(int port, Version version, X509Certificate2? own = null)
    {
        var tls = new SslClientAuthenticationOptions
        {
            RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate is not null,
        };
        if (own is not null)
            tls.ClientCertificates = [own];
        return new HttpClient(new SocketsHttpHandler { SslOptions = tls })
        {
            BaseAddress = new Uri($"{_scheme}://127.0.0.1:{port}"),
            DefaultRequestVersion = version,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
    }

    public async ValueTask DisposeAsync()
    {
        Http2.Dispose();
        Http1.Dispose();
        await _app.DisposeAsync();
        await _ledger.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
