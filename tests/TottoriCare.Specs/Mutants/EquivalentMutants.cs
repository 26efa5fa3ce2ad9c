using System.Reflection;

namespace TottoriCare.Specs.Mutants;

/// <summary>同じことを言う変異: changes that leave every answer as it is, listed with their reasons in <c>equivalent-mutants.txt</c>.</summary>
internal static class EquivalentMutants
{
    private const string File = "equivalent-mutants.txt";

    /// <summary>The listed changes, as <see cref="Mutation.ToString"/> writes them.</summary>
    public static IReadOnlyList<string> Listed { get; } = [.. Lines()];

    // A change without a reason is not taken.
    private static IEnumerable<string> Lines()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(File)!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#') && line.Split(" — ") is [var change, { Length: > 0 }])
                yield return change;
        }
    }
}
