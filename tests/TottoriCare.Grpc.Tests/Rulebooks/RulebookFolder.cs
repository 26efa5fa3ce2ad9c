using System.Text;

namespace TottoriCare.Grpc.Tests.Rulebooks;

/// <summary>A folder of rulebooks for one test, gone when the test ends.</summary>
internal sealed class RulebookFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tottoricare-");

    public string FullName => _folder.FullName;

    public string Of(string name) => Path.Combine(FullName, name);

    public void Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public void Write(string name, byte[] bytes) => File.WriteAllBytes(Of(name), bytes);

    public void Delete(string name) => File.Delete(Of(name));

    public void Dispose() => _folder.Delete(recursive: true);
}
