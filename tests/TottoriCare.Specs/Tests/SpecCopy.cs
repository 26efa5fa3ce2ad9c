using TottoriCare.Rulebooks;
using TottoriCare.Specs.Commands;
using TottoriCare.Specs.Running;

namespace TottoriCare.Specs.Tests;

/// <summary>A temporary folder of specs, deleted after use.</summary>
internal sealed class SpecCopy : IDisposable
{
    private SpecCopy()
    {
    }

    public string Root { get; } = Directory.CreateTempSubdirectory("specs-").FullName;

    /// <summary>A folder with some files.</summary>
    public static SpecCopy With(params (string Name, string Markdown)[] files)
    {
        var copy = new SpecCopy();
        foreach ((string name, string markdown) in files)
        {
            string path = Path.Combine(copy.Root, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, markdown);
        }

        return copy;
    }

    /// <summary>A copy of the specs of this project, or of some of its folders.</summary>
    public static SpecCopy OfThisProject(params IEnumerable<Rulebook> rulebooks)
    {
        string root = SpecCommand.SpecsOfThisProject;
        return With([.. (rulebooks.Any() ? rulebooks : SpecCommand.Shipped)
            .Select(rulebook => rulebook.MunicipalityName.Ja)
            .SelectMany(name => Directory.EnumerateFiles(Path.Combine(root, name), "*.md"))
            .Select(path => (Path.GetRelativePath(root, path), File.ReadAllText(path)))]);
    }

    /// <summary>Runs the library over the folder.</summary>
    public Task<SpecRun> RunAsync(params IReadOnlyList<Rulebook> rulebooks) =>
        SpecRun.OfAsync(Root, rulebooks.Count > 0 ? [.. rulebooks.Select(Shipped.OrdinanceOf)] : Shipped.Ordinances, withService: false);

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
