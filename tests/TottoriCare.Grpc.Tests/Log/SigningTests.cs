using System.Security.Cryptography;
using TottoriCare.Grpc.Log.Signing;
using TottoriCare.Grpc.Log.Tree;
using TottoriCare.Grpc.Storage;
using TottoriCare.Grpc.Tests.Decisions;

namespace TottoriCare.Grpc.Tests.Log;

/// <summary>Heads are signed notes by a key that lies in a file of its own.</summary>
public sealed class SigningTests : IDisposable
{
    private static readonly MunicipalityCode s_city = MunicipalityCode.Parse(Library.CityCode);
    private static readonly TreeHash s_root = TreeHash.OfLeaf([1, 2, 3]);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tottoricare-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_key_is_made_once_for_its_owner_alone_and_is_the_same_ever_after()
    {
        string file = In("keys/log-key.pem");
        using LogSigningKey made = LogSigningKey.Open(file, "log.example"), again = LogSigningKey.Open(file, "log.example");
        again.Public.ToPem().ShouldBe(made.Public.ToPem());
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Directory.GetFiles(Path.GetDirectoryName(file)!).ShouldBe([file]);
    }

    [Fact]
    public void A_key_that_others_may_read_is_refused()
    {
        string file = In("log-key.pem");
        LogSigningKey.Open(file, "log.example").Dispose();
        if (OperatingSystem.IsWindows())
            return;
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.OtherRead);
        Should.Throw<StorageFault>(() => LogSigningKey.Open(file, "log.example")).Text.En.ShouldContain("chmod 600");
    }

    [Theory]
    [InlineData("")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n")]
    public void A_file_that_is_no_key_is_refused(string content)
    {
        string file = In("log-key.pem");
        LogSigningKey.Open(file, "log.example").Dispose();
        File.WriteAllText(file, content);
        Should.Throw<StorageFault>(() => LogSigningKey.Open(file, "log.example")).Text.En.ShouldContain("P-256");
    }

    [Fact]
    public void A_signed_head_is_read_again_and_holds_by_its_key_alone()
    {
        using LogSigningKey key = LogSigningKey.Open(In("a.pem"), "log.example"), other = LogSigningKey.Open(In("b.pem"), "log.example");
        string written = key.Sign(s_city, 42, s_root).ToString();

        SignedNote.TryParse(written, out SignedNote? note).ShouldBeTrue();
        CheckpointBody.TryParse(note.Text, out CheckpointBody? body).ShouldBeTrue();
        body.ShouldBe(new CheckpointBody("log.example/312011", 42, s_root));
        note.ToString().ShouldBe(written);
        LogPublicKey.TryParse(key.Public.ToPem(), out LogPublicKey? known, out _).ShouldBeTrue();
        known.HasSigned(note, body.Origin).ShouldBeTrue();
        known.HasSigned(note, "log.example/310000").ShouldBeFalse();
        other.Public.HasSigned(note, body.Origin).ShouldBeFalse();
        known.HasSigned(note with { Text = note.Text.Replace("42", "43", StringComparison.Ordinal) }, body.Origin).ShouldBeFalse();
    }

    [Fact]
    public void The_id_of_a_key_is_that_of_the_specification()
    {
        using var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        LogPublicKey.Of(ecdsa).Id.ShouldBe(SHA256.HashData(ecdsa.ExportSubjectPublicKeyInfo())[..4]);
    }

    [Fact]
    public void Another_curve_is_no_key_of_a_log()
    {
        using var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        LogPublicKey.TryParse(ecdsa.ExportSubjectPublicKeyInfoPem(), out _, out InputError? error).ShouldBeFalse();
        error!.Code.ShouldBe("PUBLIC_KEY_FORM");
    }

    [Theory]
    [InlineData("log\n1\nAAAA\n")]
    [InlineData("log\n01\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")]
    [InlineData("log\n-1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")]
    [InlineData("\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")]
    [InlineData("log\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")]
    public void Another_text_is_no_head(string text) => CheckpointBody.TryParse(text, out _).ShouldBeFalse();

    [Theory]
    [InlineData("log\n1\n\n")]
    [InlineData("log\n1\n— log AAAAAAA=\n")]
    [InlineData("log\n1\n\n— log\n")]
    [InlineData("log\n1\n\n- log AAAAAAA=\n")]
    [InlineData("log\n1\n\n— log AAAA\n")]
    [InlineData("log\n1\n\n— log AAAAAAA=")]
    public void Another_text_is_no_note(string text) => SignedNote.TryParse(text, out _).ShouldBeFalse();

    private string In(string name) => Path.Combine(_folder.FullName, name);
}
