using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Google.Rpc;
using TottoriCare.Grpc.Access;
using TottoriCare.Grpc.Tests.Transport;

namespace TottoriCare.Grpc.Tests.Access;

/// <summary>The caller's side of TLS: certificates whose public keys are pinned.</summary>
public sealed class ClientCertificateTests : IDisposable
{
    private const string List = "/tottoricare.v1.RulebookService/ListRulebooks";

    private readonly KeyRing _keys = new();

    [Fact]
    public async Task A_pinned_key_opens_what_it_is_for_on_both_HTTPs()
    {
        using X509Certificate2 pinned = TestCertificates.SelfSigned("CN=client");
        _keys.Pin(pinned, "municipality", KeyRing.OneTown);
        await using GuardedHost host = await StartAsync(ClientCertificates.Wanted);

        using HttpClient second = host.Client(host.GrpcPort, HttpVersion.Version20, pinned);
        using HttpClient first = host.Client(host.HttpPort, HttpVersion.Version11, pinned);

        (await RawGrpc.CallAsync(second, List, RawGrpc.Frame(new V1.ListRulebooksRequest()))).Code.ShouldBe(Code.Ok);
        (await JsonAsync(first)).Code.ShouldBe(Code.Ok);
        (await JsonAsync(host.Http1)).Code.ShouldBe(Code.Unauthenticated);
    }

    [Fact]
    public async Task The_key_is_pinned_and_not_the_certificate()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using X509Certificate2 first = TestCertificates.SelfSigned("CN=client", key);
        using X509Certificate2 renewed = TestCertificates.SelfSigned("CN=client of the next year", key);
        using X509Certificate2 stranger = TestCertificates.SelfSigned("CN=client");
        _keys.Pin(first, "municipality", KeyRing.OneTown);
        await using GuardedHost host = await StartAsync(ClientCertificates.Wanted);

        (await JsonAsync(host, renewed)).Code.ShouldBe(Code.Ok);
        (await JsonAsync(host, stranger)).Code.ShouldBe(Code.Unauthenticated);
    }

    [Theory]
    [InlineData("2026-11-22T03:00:00Z", Code.Ok)]
    [InlineData("2026-11-22T03:00:01Z", Code.Unauthenticated)]
    public async Task A_certificate_that_has_expired_opens_nothing(string now, Code code)
    {
        using X509Certificate2 certificate = TestCertificates.SelfSigned("CN=client", until: new DateTimeOffset(2026, 11, 22, 3, 0, 0, TimeSpan.Zero));
        _keys.Pin(certificate, "municipality", KeyRing.OneTown);
        await using GuardedHost host = await StartAsync(ClientCertificates.Wanted);
        _keys.Clock.Set(now);

        (await JsonAsync(host, certificate)).Code.ShouldBe(code);
    }

    [Theory]
    [InlineData("2026-11-22T03:00:00Z", Code.Ok)]
    [InlineData("2026-11-22T02:59:59Z", Code.Unauthenticated)]
    public async Task A_certificate_that_is_not_valid_yet_opens_nothing(string now, Code code)
    {
        using X509Certificate2 certificate = TestCertificates.SelfSigned("CN=client", from: new DateTimeOffset(2026, 11, 22, 3, 0, 0, TimeSpan.Zero));
        _keys.Pin(certificate, "municipality", KeyRing.OneTown);
        await using GuardedHost host = await StartAsync(ClientCertificates.Wanted);
        _keys.Clock.Set(now);

        (await JsonAsync(host, certificate)).Code.ShouldBe(code);
    }

    [Fact]
    public async Task A_revoked_pin_holds_for_connections_that_are_open_already()
    {
        using X509Certificate2 pinned = TestCertificates.SelfSigned("CN=client");
        string id = _keys.Pin(pinned, "municipality", KeyRing.OneTown);
        await using GuardedHost host = await StartAsync(ClientCertificates.Wanted);
        using HttpClient client = host.Client(host.HttpPort, HttpVersion.Version11, pinned);
        (await JsonAsync(client)).Code.ShouldBe(Code.Ok);

        _keys.Run("revoke", id);

        await RevocationTests.UntilAsync(async () => (await JsonAsync(client)).Code == Code.Unauthenticated);
    }

    [Fact]
    public async Task Where_one_is_required_no_connection_is_made_without()
    {
        using X509Certificate2 pinned = TestCertificates.SelfSigned("CN=client");
        _keys.Pin(pinned, "municipality", KeyRing.OneTown);
        await using GuardedHost host = await StartAsync(ClientCertificates.Required);

        (await JsonAsync(host, pinned)).Code.ShouldBe(Code.Ok);
        await Should.ThrowAsync<HttpRequestException>(() => JsonAsync(host.Http1));
    }

    [Fact]
    public async Task A_key_that_is_sent_counts_before_the_certificate()
    {
        using X509Certificate2 pinned = TestCertificates.SelfSigned("CN=client");
        _keys.Pin(pinned, "municipality", KeyRing.OneTown);
        await using GuardedHost host = await StartAsync(ClientCertificates.Wanted);
        using HttpClient client = host.Client(host.HttpPort, HttpVersion.Version11, pinned);

        (await JsonAsync(client, ("authorization", $"Bearer {ApiKey.Generate().Text}"))).Code.ShouldBe(Code.Unauthenticated);
    }

    public void Dispose() => _keys.Dispose();

    private Task<GuardedHost> StartAsync(ClientCertificates wanted)
    {
        using X509Certificate2 server = TestCertificates.SelfSigned("CN=server");
        var tls = new TlsSettings { CertificateFile = _keys.Of("server.pem"), PrivateKeyFile = _keys.Of("server.key"), ClientCertificates = wanted };
        server.WritePem(tls.CertificateFile, tls.PrivateKeyFile);
        return GuardedHost.StartAsync(GuardedHost.Closed(_keys) with { Tls = tls }, _keys.Clock);
    }

    private static async Task<Outcome> JsonAsync(GuardedHost host, X509Certificate2 certificate)
    {
        using HttpClient client = host.Client(host.HttpPort, HttpVersion.Version11, certificate);
        return await JsonAsync(client);
    }

    private static Task<Outcome> JsonAsync(HttpClient client, params (string, string)[] headers) => Calls.ConnectAsync(
        client, HttpMethod.Post, List, new StringContent("{}", new System.Net.Http.Headers.MediaTypeHeaderValue("application/json")), headers);
}
