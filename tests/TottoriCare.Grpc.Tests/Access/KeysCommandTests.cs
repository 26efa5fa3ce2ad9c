using System.CommandLine;
using System.Security.Cryptography.X509Certificates;
using TottoriCare.Grpc.Access;

namespace TottoriCare.Grpc.Tests.Access;

public sealed class KeysCommandTests : IDisposable
{
    private readonly KeyRing _keys = new();

    [Fact]
    public void A_new_key_is_shown_once_and_its_hash_alone_is_kept()
    {
        (int exitCode, string output, string errors) = _keys.Try("create", "--role", "municipality", "--municipality", KeyRing.OneTown);

        exitCode.ShouldBe(0);
        string key = output.TrimEnd('\n', '\r');
        ApiKey.TryReadFingerprint(key, out Fingerprint fingerprint).ShouldBeTrue(key);
        string file = File.ReadAllText(_keys.File);
        file.ShouldContain(fingerprint.ToString());
        file.ShouldNotContain(key[12..]);
        (errors + _keys.Run("list")).ShouldNotContain(key[12..]);
        errors.ShouldContain("二度と表示しません");
        errors.ShouldContain("not shown again");
        errors.ShouldContain(_keys.LastId);
    }

    [Fact]
    public void A_list_says_of_each_credential_what_it_opens_and_until_when()
    {
        _keys.Run("create", "--role", "facility", "--municipality", KeyRing.OneTown, KeyRing.OtherTown, "--facility", "F-01", "--expires", "2026-11-22");
        _keys.Run("create", "--role", "auditor", "--municipality", KeyRing.OneTown, "--expires", "never");
        _keys.Run("create", "--role", "prefecture", "--municipality", KeyRing.OneTown);
        _keys.Run("revoke", _keys.LastId);
        _keys.Clock.Set("2026-11-22T15:00:00Z");

        string[][] lines = [.. _keys.Run("list").Split('\n').Select(line => line.TrimEnd('\r').Split('\t'))];

        lines[0].ShouldBe(["id", "state", "kind", "role", "municipalities", "facility", "created_at", "last_day", "revoked_at"]);
        lines[1][1..].ShouldBe(["expired", "api_key", "facility", "312011,990019", "F-01", "2026-11-22T03:00:00Z", "2026-11-22", ""]);
        lines[2][1..].ShouldBe(["valid", "api_key", "auditor", "990019", "", "2026-11-22T03:00:00Z", "never", ""]);
        lines[3][1..].ShouldBe(["revoked", "api_key", "prefecture", "990019", "", "2026-11-22T03:00:00Z", "2027-11-22", "2026-11-22T03:00:00Z"]);
        lines.Length.ShouldBe(4);
    }

    [Theory]
    [InlineData("create --municipality 990019", "--role", "UNKNOWN_CODE")]
    [InlineData("create --role mayor --municipality 990019", "--role", "UNKNOWN_CODE")]
    [InlineData("create --role auditor", "--municipality", "MUNICIPALITIES_COUNT")]
    [InlineData("create --role auditor --municipality 990019 99001", "--municipality[1]", "MUNICIPALITY_CODE_FORM")]
    [InlineData("create --role auditor --municipality 990018", "--municipality[0]", "MUNICIPALITY_CODE_CHECK_DIGIT")]
    [InlineData("create --role auditor --municipality 990019 --municipality 990019", "--municipality", "REPEATED")]
    [InlineData("create --role facility --municipality 990019", "--facility", "FACILITY_MISSING")]
    [InlineData("create --role auditor --municipality 990019 --facility F-01", "--facility", "FACILITY_NOT_EXPECTED")]
    [InlineData("create --role facility --municipality 990019 --facility F/01", "--facility", "FACILITY_FORM")]
    [InlineData("create --role auditor --municipality 990019 --expires 2027-02-29", "--expires", "DATE_FORM")]
    [InlineData("create --role auditor --municipality 990019 --expires 2026-11-21", "--expires", "DAY_PASSED")]
    [InlineData("create --role auditor --municipality 990019 --certificate no-such.pem", "--certificate", "FILE_UNREADABLE")]
    public void A_faulty_argument_is_named_and_nothing_is_made(string arguments, string option, string code)
    {
        (int exitCode, string output, string errors) = _keys.Try(arguments.Split(' '));

        exitCode.ShouldBe(2);
        output.ShouldBeEmpty();
        errors.ShouldContain($"\n  {option}  {code}\n");
        errors.ShouldContain("引数に誤りがある");
        errors.ShouldContain("The arguments are faulty");
        File.Exists(_keys.File).ShouldBeFalse();
    }

    [Fact]
    public void The_day_of_today_is_the_earliest_last_day() =>
        _keys.Try("create", "--role", "auditor", "--municipality", KeyRing.OneTown, "--expires", "2026-11-22").ExitCode.ShouldBe(0);

    [Theory]
    [InlineData("")]
    [InlineData("forget")]
    [InlineData("create --nonsense 1")]
    [InlineData("revoke")]
    public void What_is_no_command_ends_with_2(string arguments)
    {
        (int exitCode, string output, string errors) = _keys.Try(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        exitCode.ShouldBe(2);
        output.ShouldBeEmpty();
        errors.Any(c => c is >= 'ぁ' and <= 'ん').ShouldBeTrue();
    }

    [Fact]
    public void A_key_file_that_is_not_named_is_asked_for()
    {
        var errors = new StringWriter();

        KeysCommand.Run(["list"], TextWriter.Null, errors, _keys.Clock).ShouldBe(2);

        errors.ToString().ShouldContain("--key-file");
    }

    [Fact]
    public void The_key_file_of_the_configuration_is_taken_where_none_is_named()
    {
        _keys.Make("auditor", KeyRing.OneTown);
        var output = new StringWriter();

        KeysCommand.Create(_keys.Clock, _keys.File).Parse(["list"]).Invoke(new InvocationConfiguration { Output = output }).ShouldBe(0);

        output.ToString().ShouldContain("auditor");
    }

    [Theory]
    [InlineData("keys --help")]
    [InlineData("keys create --help")]
    [InlineData("keys revoke -h")]
    public void Help_is_in_both_languages_also_below_the_command_of_a_program(string arguments)
    {
        var output = new StringWriter();
        var program = new RootCommand { KeysCommand.Create(_keys.Clock) };

        program.Parse(arguments).Invoke(new InvocationConfiguration { Output = output }).ShouldBe(0);

        output.ToString().ShouldStartWith("使い方: ");
        output.ToString().ShouldContain("\nUsage: ");
        foreach (string option in new[] { "--key-file", "--role", "--municipality", "--facility", "--expires", "--certificate" })
            output.ToString().Split(option).Length.ShouldBeGreaterThan(2, option);
    }

    [Fact]
    public void Revoking_again_is_no_fault_and_keeps_the_first_time()
    {
        _keys.Make("auditor", KeyRing.OneTown);
        string id = _keys.LastId;
        _keys.Run("revoke", id);
        _keys.Clock.Set("2026-12-01T00:00:00Z");

        (int exitCode, _, string errors) = _keys.Try("revoke", id);

        exitCode.ShouldBe(0);
        errors.ShouldContain("was revoked before");
        _keys.Run("list").ShouldContain("2026-11-22T03:00:00Z\t2027-11-22\t2026-11-22T03:00:00Z");
    }

    [Fact]
    public void An_id_that_nobody_has_ends_with_1()
    {
        _keys.Make("auditor", KeyRing.OneTown);

        _keys.Try("revoke", "0000000000").ExitCode.ShouldBe(1);
    }

    [Fact]
    public void A_certificate_is_pinned_once_until_it_is_revoked()
    {
        using X509Certificate2 certificate = TestCertificates.SelfSigned("CN=client");
        string id = _keys.Pin(certificate, "municipality", KeyRing.OneTown);
        string file = _keys.Of("again.pem");
        File.WriteAllText(file, certificate.ExportCertificatePem());
        string[] again = ["create", "--role", "auditor", "--municipality", KeyRing.OneTown, "--certificate", file];

        id.ShouldBe(_keys.LastId);
        _keys.Run("list").ShouldContain("\tcertificate\tmunicipality\t");
        _keys.Try(again).ExitCode.ShouldBe(1);
        _keys.Run("revoke", id);
        _keys.Try(again).ExitCode.ShouldBe(0);
    }

    [Fact]
    public void A_file_that_holds_no_certificate_is_refused()
    {
        File.WriteAllText(_keys.Of("client.pem"), "-----BEGIN CERTIFICATE-----\nbm9uZQ==\n-----END CERTIFICATE-----\n");

        (int exitCode, _, string errors) = _keys.Try("create", "--role", "auditor", "--municipality", KeyRing.OneTown, "--certificate", _keys.Of("client.pem"));

        exitCode.ShouldBe(2);
        errors.ShouldContain("CERTIFICATE_FAULTY");
    }

    public void Dispose() => _keys.Dispose();
}
