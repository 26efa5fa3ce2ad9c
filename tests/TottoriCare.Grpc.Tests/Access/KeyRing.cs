using System.Security.Cryptography.X509Certificates;
using TottoriCare.Grpc.Access;

namespace TottoriCare.Grpc.Tests.Access;

/// <summary>A folder with a key file, filled by the command that operators use; gone when the test ends.</summary>
internal sealed class KeyRing : IDisposable
{
    public const string OneTown = "990019";
    public const string OtherTown = "312011";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tottoricare-");

    public KeyRing(string now = "2026-11-22T03:00:00Z") => Clock = new TestClock(now);

    public TestClock Clock { get; }

    public string File => Of("keys.json");

    public string Of(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>Runs the command, which has to go well, and gives what it wrote for a script.</summary>
    public string Run(params string[] arguments)
    {
        (int exitCode, string output, string errors) = Try(arguments);
        exitCode.ShouldBe(0, errors);
        return output.TrimEnd();
    }

    public (int ExitCode, string Output, string Errors) Try(params string[] arguments)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        int exitCode = KeysCommand.Run([.. arguments, "--key-file", File], output, errors, Clock);
        return (exitCode, output.ToString(), errors.ToString());
    }

    /// <summary>A new key.</summary>
    public string Make(string role, params string[] municipalities) => Run(
        ["create", "--role", role, .. municipalities.SelectMany(code => new[] { "--municipality", code }), .. FacilityOf(role)]);

    /// <summary>Pins a certificate, and gives the id of its credential.</summary>
    public string Pin(X509Certificate2 certificate, string role, params string[] municipalities)
    {
        string file = Of($"{Guid.NewGuid():N}.pem");
        System.IO.File.WriteAllText(file, certificate.ExportCertificatePem());
        return Run(["create", "--certificate", file, "--role", role, .. municipalities.SelectMany(code => new[] { "--municipality", code }), .. FacilityOf(role)]);
    }

    /// <summary>The id of the credential that was made last.</summary>
    public string LastId => Run("list").Split('\n')[^1].Split('\t')[0];

    public void Dispose() => _folder.Delete(recursive: true);

    private static string[] FacilityOf(string role) => role == "facility" ? ["--facility", "F-01"] : [];
}
