using System.Net;
using TottoriCare.Grpc.Access;

namespace TottoriCare.Grpc.Tests.Access;

public class EntranceSettingsTests
{
    private static readonly TlsSettings s_tls = new() { CertificateFile = "a.pem", PrivateKeyFile = "a.key" };

    [Fact]
    public void Unless_said_the_host_listens_on_loopback_in_clear_text_with_all_services_open()
    {
        var settings = new EntranceSettings();

        settings.Faults().ShouldBeEmpty();
        settings.IsLoopback.ShouldBeTrue();
        Enum.GetValues<OpenService>().ShouldAllBe(service => settings.IsOpen(service));
    }

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("127.0.0.2", true)]
    [InlineData("::1", true)]
    [InlineData("0.0.0.0", false)]
    [InlineData("::", false)]
    [InlineData("192.0.2.1", false)]
    public void Off_loopback_there_is_no_start_without_tls_and_nothing_is_open_unless_set(string address, bool loopback)
    {
        var settings = new EntranceSettings { Address = IPAddress.Parse(address), Access = new AccessSettings { KeyFile = "keys.json" } };

        settings.Faults().Select(fault => fault.Setting).ShouldBe(loopback ? [] : ["Listen:Address"]);
        (settings with { Tls = s_tls }).Faults().ShouldBeEmpty();
        Enum.GetValues<OpenService>().ShouldAllBe(service => settings.IsOpen(service) == loopback);
    }

    [Fact]
    public void What_is_set_holds_on_loopback_and_off_it()
    {
        foreach (bool onLoopback in new[] { true, false })
        {
            foreach (bool open in new[] { true, false })
            {
                new AccessSettings { OpenDecisions = open }.IsOpen(OpenService.Decisions, onLoopback).ShouldBe(open);
                new AccessSettings { OpenRulebooks = open }.IsOpen(OpenService.Rulebooks, onLoopback).ShouldBe(open);
                new AccessSettings { OpenMetrics = open }.IsOpen(OpenService.Metrics, onLoopback).ShouldBe(open);
                new AccessSettings { OpenDecisions = open, OpenRulebooks = false }.IsOpen(OpenService.Reflection, onLoopback).ShouldBe(open);
                new AccessSettings { OpenDecisions = false, OpenRulebooks = open }.IsOpen(OpenService.Reflection, onLoopback).ShouldBe(open);
            }
        }
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(1_000_000, true)]
    [InlineData(1_000_001, false)]
    public void A_rate_lies_between_1_and_a_million(int rate, bool sound)
    {
        Names(new AccessSettings { CallsPerSecond = rate }).ShouldBe(sound ? [] : ["Access:CallsPerSecond"]);
        Names(new AccessSettings { Burst = rate }).ShouldBe(sound ? [] : ["Access:Burst"]);
        Names(new AccessSettings { TotalCallsPerSecond = rate }).ShouldBe(sound ? [] : ["Access:TotalCallsPerSecond"]);
        Names(new AccessSettings { TotalBurst = rate }).ShouldBe(sound ? [] : ["Access:TotalBurst"]);
    }

    [Fact]
    public void A_host_that_nobody_could_call_does_not_start()
    {
        Names(new AccessSettings { OpenDecisions = false, OpenRulebooks = false }).ShouldBe(["Access:KeyFile"]);
        Names(new AccessSettings { OpenDecisions = false, OpenRulebooks = true }).ShouldBeEmpty();
        Names(new AccessSettings { OpenDecisions = true, OpenRulebooks = false }).ShouldBeEmpty();
        Names(new AccessSettings { OpenDecisions = false, OpenRulebooks = false, KeyFile = "keys.json" }).ShouldBeEmpty();
        Names(new AccessSettings { KeyFile = "" }).ShouldBe(["Access:KeyFile"]);
    }

    [Fact]
    public void A_certificate_is_named_whole_and_in_one_form()
    {
        Names(new TlsSettings()).ShouldBe(["Tls:CertificateFile"]);
        Names(new TlsSettings { CertificateFile = "a.pem" }).ShouldBe(["Tls:PrivateKeyFile"]);
        Names(new TlsSettings { PrivateKeyFile = "a.key" }).ShouldBe(["Tls:CertificateFile"]);
        Names(new TlsSettings { PfxFile = "a.pfx", PrivateKeyFile = "a.key" }).ShouldBe(["Tls:PfxFile"]);
        Names(new TlsSettings { PfxFile = "a.pfx" }).ShouldBeEmpty();
        Names(s_tls with { ClientCertificates = (ClientCertificates)3 }).ShouldContain("Tls:ClientCertificates");
        Names(s_tls with { ClientCertificates = ClientCertificates.Wanted }).ShouldBe(["Access:KeyFile"]);
    }

    [Fact]
    public void Every_fault_says_the_mend_in_both_languages()
    {
        SettingFault[] faults =
        [
            .. new EntranceSettings { Address = IPAddress.Any, Tls = new TlsSettings(), Access = new AccessSettings { Burst = 0 } }.Faults(),
            .. new EntranceSettings { Address = IPAddress.Any }.Faults(),
        ];

        faults.Length.ShouldBeGreaterThan(4);
        faults.ShouldAllBe(fault => fault.Message.Ja.Any(c => c >= 'ぁ' && c <= 'ん') && fault.Message.En.All(char.IsAscii) && fault.Setting.Length > 0);
    }

    [Fact]
    public void Faults_keep_the_entrance_shut()
    {
        Entrance.TryOpen(new EntranceSettings { Address = IPAddress.Any }, TimeProvider.System, out Entrance? entrance, out var refusals).ShouldBeFalse();

        entrance.ShouldBeNull();
        refusals.Single().ToString().ShouldContain("Tls:CertificateFile");
        Should.Throw<ArgumentException>(() => Entrance.Open(new EntranceSettings { Address = IPAddress.Any }, TimeProvider.System));
    }

    private static IEnumerable<string> Names(AccessSettings settings) => new EntranceSettings { Access = settings }.Faults().Select(fault => fault.Setting);

    private static IEnumerable<string> Names(TlsSettings settings) => new EntranceSettings { Tls = settings }.Faults().Select(fault => fault.Setting);
}
