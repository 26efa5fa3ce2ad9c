using System.Reflection;
using System.Text;

namespace TottoriCare.Domain.Tests.Fixtures;

/// <summary>The files of this folder, embedded, so that the tests read no path.</summary>
internal static class FixtureFiles
{
    private const string Folder = "Fixtures/";

    private static readonly Assembly s_assembly = typeof(FixtureFiles).Assembly;

    public static IEnumerable<string> Names => s_assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Select(name => name[Folder.Length..]);

    public static byte[] Bytes(string name)
    {
        using Stream file = s_assembly.GetManifestResourceStream(Folder + name)
            ?? throw new FileNotFoundException($"There is no fixture {name}.");
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return bytes.ToArray();
    }

    public static string Text(string name) => Encoding.UTF8.GetString(Bytes(name));
}
