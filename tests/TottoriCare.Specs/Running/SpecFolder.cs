using TottoriCare.Rulebooks;
using TottoriCare.Specs.Reading;
using TottoriCare.Specs.Tables;

namespace TottoriCare.Specs.Running;

/// <summary>仕様の置き場: the folders of specs, each named as the rulebook names its municipality.</summary>
/// <param name="Ordinance">By which ordinance the folder is run.</param>
/// <param name="Files">Its files, in the order of their names.</param>
/// <param name="Cases">Every case of them.</param>
internal sealed record SpecFolder(Ordinance Ordinance, IReadOnlyList<SpecFile> Files, IReadOnlyList<SpecCase> Cases)
{
    public string Name => Ordinance.Rulebook.MunicipalityName.Ja;

    /// <summary>Every folder of specs; what is wrong with them is added to the faults.</summary>
    public static IReadOnlyList<SpecFolder> ReadAll(string root, IReadOnlyList<Ordinance> ordinances, List<SpecFault> faults)
    {
        var folders = new List<SpecFolder>();
        foreach (string path in Directory.EnumerateDirectories(root).Order(StringComparer.Ordinal))
        {
            string[] pages = [.. Directory.EnumerateFiles(path, "*.md").Order(StringComparer.Ordinal)];
            if (pages.Length == 0)
                continue;

            string name = Path.GetFileName(path);
            if (ordinances.FirstOrDefault(one => one.Rulebook.MunicipalityName.Ja == name) is { } ordinance)
                folders.Add(Read(ordinance, name, pages, faults));
            else
                faults.Add(Nameless(name, ordinances));
        }

        if (folders.Count == 0 && faults.Count == 0)
        {
            faults.Add(new SpecFault(new Place(".", 1, 1), "SPECS_MISSING", new LocalizedText(
                $"仕様のフォルダーがありません。「{ordinances[0].Rulebook.MunicipalityName.Ja}」のように自治体の名前のフォルダーがあり、その中に .md がある場所を指定してください。",
                $"There is no folder of specs here; name a place with a folder such as {ordinances[0].Rulebook.MunicipalityName.Ja} that holds .md files.")));
        }

        return folders;
    }

    private static SpecFolder Read(Ordinance ordinance, string name, string[] pages, List<SpecFault> faults)
    {
        SpecFile[] files = [.. pages.Select(page => SpecReader.Read($"{name}/{Path.GetFileName(page)}", File.ReadAllText(page), faults))];
        return new SpecFolder(ordinance, files, new CaseReader(ordinance, faults).Read(files));
    }

    private static SpecFault Nameless(string name, IReadOnlyList<Ordinance> ordinances)
    {
        string known = string.Join("、", ordinances.Select(one => one.Rulebook.MunicipalityName.Ja));
        return new SpecFault(new Place(name, 1, 1), "MUNICIPALITY_UNKNOWN", new LocalizedText(
            $"「{name}」という名前の規則集はありません。フォルダーを規則集の名前にしてください: {known}。",
            $"No rulebook is named '{name}'; name the folder as a rulebook does: {known}."));
    }
}
