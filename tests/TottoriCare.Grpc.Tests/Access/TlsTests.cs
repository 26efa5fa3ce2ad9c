using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Google.Rpc;
using TottoriCare.Grpc.Access;
using TottoriCare.Grpc.Rulebooks;
using TottoriCare.Grpc.Tests.Transport;

namespace TottoriCare.Grpc.Tests.Access;

/// <summary>The server's side of TLS: which certificate is shown, and what is spoken behind it.</summary>
public sealed class TlsTests : IDisposable
{
    private const string List = "/tottoricare.v1.RulebookService/ListRulebooks";

    private readonly KeyRing _keys = new();

    private TlsSettings Pem => new() { CertificateFile = _keys.Of("server.pem"), PrivateKeyFile = _keys.Of("server.key") };

    [Fact]
    public async Task Each_port_speaks_both_HTTP2_and_HTTP1()
    {
        await using GuardedHost host = await StartAsync();
        foreach (int port in new[] { host.GrpcPort, host.HttpPort })
        {
            using HttpClient second = host.Client(port, HttpVersion.Version20);
            using HttpClient first = host.Client(port, HttpVersion.Version11);
            (await RawGrpc.CallAsync(second, List, RawGrpc.Frame(new V1.ListRulebooksRequest()))).Code.ShouldBe(Code.Ok);
            (await Calls.ConnectAsync(first, HttpMethod.Post, List, new StringContent("{}", new System.Net.Http.Headers.MediaTypeHeaderValue("application/json")))).Code.ShouldBe(Code.Ok);
        }
    }

    [Fact]
    public async Task One_port_is_enough_for_both()
    {
        int port = FreePort();
        await using GuardedHost host = await StartAsync(port: port);

        host.GrpcPort.ShouldBe(port);
        host.HttpPort.ShouldBe(port);
        (await host.CallAsync(CallWire.Grpc, List, new V1.ListRulebooksRequest())).Code.ShouldBe(Code.Ok);
        (await host.CallAsync(CallWire.Json, List, new V1.ListRulebooksRequest())).Code.ShouldBe(Code.Ok);
    }

    [Theory]
    [InlineData(SslProtocols.Tls12)]
    [InlineData(SslProtocols.Tls13)]
    public async Task Tls_of_today_is_spoken(SslProtocols protocol)
    {
        await using GuardedHost host = await StartAsync();
        using SslStream tls = await ConnectAsync(host.GrpcPort, protocol);

        tls.SslProtocol.ShouldBe(protocol);
        tls.NegotiatedApplicationProtocol.ShouldBe(SslApplicationProtocol.Http2);
    }

    [Fact]
    public async Task Older_tls_is_refused()
    {
        await using GuardedHost host = await StartAsync();
#pragma warning disable SYSLIB0039, CA5397 // What the server must refuse has to be named.
        await Should.ThrowAsync<Exception>(() => ConnectAsync(host.GrpcPort, SslProtocols.Tls11));
#pragma warning restore SYSLIB0039, CA5397
    }

    [Fact]
    public async Task A_renewed_certificate_is_shown_without_a_restart_and_a_faulty_one_is_not()
    {
        await using GuardedHost host = await StartAsync();
        string? first = await SubjectAsync(host);

        File.WriteAllText(_keys.Of("server.pem"), "nothing");
        await Task.Delay(TimeSpan.FromSeconds(1));
        (await SubjectAsync(host)).ShouldBe(first);

        using X509Certificate2 renewed = TestCertificates.SelfSigned("CN=renewed");
        renewed.WritePem(_keys.Of("server.pem"), _keys.Of("server.key"));
        await RevocationTests.UntilAsync(async () => await SubjectAsync(host) == "CN=renewed");
        first.ShouldBe("CN=server");
    }

    [Fact]
    public void A_faulty_new_certificate_is_told_once_and_leaves_the_one_before_in_service()
    {
        Write(TestCertificates.SelfSigned("CN=server"));
        CertificateInService certificate = CertificateInService.Open(Pem, _keys.Clock).Certificate!;
        certificate.LookAgain().ShouldBe((null, null));
        (string Certificate, string Key) sound = (File.ReadAllText(Pem.CertificateFile!), File.ReadAllText(Pem.PrivateKeyFile!));
        using X509Certificate2 expired = TestCertificates.SelfSigned("CN=old", until: new DateTimeOffset(2026, 11, 22, 2, 59, 59, TimeSpan.Zero));
        Action[] faults =
        [
            () => File.WriteAllText(Pem.CertificateFile!, "nothing"),
            () => File.Delete(Pem.CertificateFile!),
            () => Write(expired),
            () => File.WriteAllText(Pem.PrivateKeyFile!, TestCertificates.SelfSigned("CN=other").GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem()),
        ];

        foreach (Action fault in faults)
        {
            fault();
            (_, Refusal? refusal) = certificate.LookAgain();
            refusal.ShouldNotBeNull();
            refusal.Headline.En.ShouldContain("stays in service");
            certificate.LookAgain().ShouldBe((null, null));
            File.WriteAllText(Pem.CertificateFile!, sound.Certificate);
            File.WriteAllText(Pem.PrivateKeyFile!, sound.Key);
            certificate.LookAgain().ExpiresAt.ShouldNotBeNull();
        }
    }

    [Fact]
    public void A_chain_is_sent_along_and_its_issuer_is_not_asked_for_on_the_net()
    {
        (X509Certificate2 own, X509Certificate2 issuer) = TestCertificates.Issued("CN=server");
        own.WritePem(Pem.CertificateFile!, Pem.PrivateKeyFile!);
        File.AppendAllText(Pem.CertificateFile!, "\n" + issuer.ExportCertificatePem());

        CertificateReader.TryRead(Pem, NodaTime.Instant.FromUtc(2026, 11, 22, 3, 0), out ServerCertificate? certificate, out _).ShouldBeTrue();

        certificate.Context.TargetCertificate.Subject.ShouldBe("CN=server");
        certificate.Context.TargetCertificate.HasPrivateKey.ShouldBeTrue();
        certificate.Context.IntermediateCertificates.Select(one => one.Subject).ShouldBe(["CN=issuer"]);
    }

    [Theory]
    [InlineData("right", true)]
    [InlineData("right\n", true)]
    [InlineData("right\r\n", true)]
    [InlineData("wrong", false)]
    [InlineData(null, false)]
    public void A_password_is_the_first_line_of_its_file(string? password, bool opens)
    {
        using X509Certificate2 server = TestCertificates.SelfSigned("CN=server");
        server.WritePem(Pem.CertificateFile!, Pem.PrivateKeyFile!, "right");
        string pfx = _keys.Of("server.pfx");
        File.WriteAllBytes(pfx, server.Export(X509ContentType.Pkcs12, "right"));
        TestCertificates.Close(pfx);
        string? file = password is null ? null : _keys.Of("password");
        if (file is not null)
        {
            File.WriteAllText(file, password);
            TestCertificates.Close(file);
        }

        foreach (TlsSettings settings in new[] { Pem with { PasswordFile = file }, new TlsSettings { PfxFile = pfx, PasswordFile = file } })
        {
            CertificateReader.TryRead(settings, NodaTime.Instant.FromUtc(2026, 11, 22, 3, 0), out ServerCertificate? certificate, out InputError? error).ShouldBe(opens);
            (certificate?.Context.TargetCertificate.Subject).ShouldBe(opens ? "CN=server" : null);
            (error?.Code).ShouldBe(opens ? null : "CERTIFICATE_FAULTY");
        }
    }

    [Fact]
    public void A_private_key_that_others_may_read_is_not_taken()
    {
        if (OperatingSystem.IsWindows())
            return;
        Write(TestCertificates.SelfSigned("CN=server"));
        File.SetUnixFileMode(Pem.PrivateKeyFile!, FilePrivacy.OwnerOnly | UnixFileMode.OtherRead);

        (_, Refusal? refusal) = CertificateInService.Open(Pem, _keys.Clock);

        refusal!.Errors.Single().ShouldSatisfyAllConditions(
            error => error.Code.ShouldBe("FILE_NOT_PRIVATE"), error => error.Path.ShouldBe("Tls:PrivateKeyFile"));
    }

    [Fact]
    public async Task Off_loopback_a_host_with_a_certificate_starts_and_opens_nothing_by_itself()
    {
        Write(TestCertificates.SelfSigned("CN=server"));
        string key = _keys.Make("auditor", KeyRing.OneTown);
        var settings = new EntranceSettings { Address = IPAddress.Any, Tls = Pem, Access = new AccessSettings { KeyFile = _keys.File } };
        await using GuardedHost host = await GuardedHost.StartAsync(settings, _keys.Clock);

        (await host.CallAsync(CallWire.Json, List, new V1.ListRulebooksRequest())).Code.ShouldBe(Code.Unauthenticated);
        (await host.CallAsync(CallWire.Json, List, new V1.ListRulebooksRequest(), $"Bearer {key}")).Code.ShouldBe(Code.Ok);
        (await host.CallAsync(CallWire.Grpc, "/grpc.health.v1.Health/Check", new V1.ListRulebooksRequest())).Code.ShouldBe(Code.Ok);
    }

    public void Dispose() => _keys.Dispose();

    private void Write(X509Certificate2 certificate) => certificate.WritePem(Pem.CertificateFile!, Pem.PrivateKeyFile!);

    private Task<GuardedHost> StartAsync(int port = 0)
    {
        Write(TestCertificates.SelfSigned("CN=server"));
        return GuardedHost.StartAsync(new EntranceSettings { Tls = Pem }, _keys.Clock, port: port);
    }

    private static async Task<string?> SubjectAsync(GuardedHost host)
    {
        using SslStream tls = await ConnectAsync(host.HttpPort, SslProtocols.None);
        return tls.RemoteCertificate?.Subject;
    }

    private static async Task<SslStream> ConnectAsync(int port, SslProtocols protocol)
    {
        var tcp = new TcpClient();
        await tcp.ConnectAsync(IPAddress.Loopback, port);
        var tls = new SslStream(tcp.GetStream(), leaveInnerStreamOpen: false, (_, certificate, _, _) => certificate is not null);
        await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
        {
            TargetHost = "127.0.0.1",
            EnabledSslProtocols = protocol,
            ApplicationProtocols = [SslApplicationProtocol.Http2, SslApplicationProtocol.Http11],
        });
        return tls;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
