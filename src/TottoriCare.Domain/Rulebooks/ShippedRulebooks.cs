namespace TottoriCare.Rulebooks;

/// <summary>同梱の規則集: the rulebooks that the library carries.</summary>
/// <remarks>Each call reads the rulebook again: keep the <see cref="Ordinance"/> that is built of it.</remarks>
public static class ShippedRulebooks
{
    private const string Folder = "TottoriCare.Rulebooks.";
    private const string Extension = ".json";

    /// <summary>The codes of the municipalities and prefectures whose rulebooks the library carries, in their order.</summary>
    public static IReadOnlyList<MunicipalityCode> Codes =>
    [
        .. typeof(ShippedRulebooks).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal) && name.EndsWith(Extension, StringComparison.Ordinal))
            .Select(name => name.Substring(Folder.Length, name.Length - Folder.Length - Extension.Length))
            .OrderBy(code => code, StringComparer.Ordinal)
            .Select(MunicipalityCode.Parse),
    ];

    /// <summary>The rulebook of a municipality or prefecture; none where the library carries no such rulebook.</summary>
    public static Rulebook? Find(MunicipalityCode code)
    {
        using Stream? file = typeof(ShippedRulebooks).Assembly.GetManifestResourceStream(Folder + code.Value + Extension);
        if (file is null)
            return null;

        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return Rulebook.TryParse(bytes.ToArray(), out Rulebook? rulebook, out IReadOnlyList<InputError> errors)
            ? rulebook
            : throw new InvalidOperationException($"The shipped rulebook {code} is broken: {string.Join("; ", errors)}");
    }
}
