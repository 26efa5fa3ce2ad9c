using System.Xml.Linq;
using TottoriCare.Dmn;
using TottoriCare.Oracles.Comparing;
using TottoriCare.Rulebooks;

namespace TottoriCare.Oracles.Dmn;

/// <summary>DMNファイル: the exported model of one edition of a setting, and which inputs each of its decisions asks for.</summary>
internal sealed class DmnFile
{
    private static readonly XNamespace s_dmn = "https://www.omg.org/spec/DMN/20230324/MODEL/";

    private readonly Dictionary<string, string> _inputs;
    private readonly Dictionary<string, string[]> _requirements;
    private readonly Dictionary<string, IReadOnlyList<string>> _inputsOf = [];

    private DmnFile(string name, DmnDocument document)
    {
        Name = name;
        Document = document;
        XElement root = XDocument.Parse(document.Xml).Root!;
        _inputs = root.Elements(s_dmn + "inputData").ToDictionary(Id, input => input.Element(s_dmn + "variable")!.Attribute("typeRef")!.Value);
        _requirements = root.Elements(s_dmn + "decision").ToDictionary(Id, decision => decision.Elements(s_dmn + "informationRequirement")
            .Select(required => required.Elements().Single().Attribute("href")!.Value.TrimStart('#')).ToArray());
    }

    public string Name { get; }

    public DmnDocument Document { get; }

    public static DmnFile Of(Setting setting, RuleDates dates, int number) => new(
        $"{setting.Name.Replace(' ', '-')}-{number}.dmn", DmnExport.Of(setting.Engine.Ordinance.Rulebook, dates, setting.Alternative));

    public bool Decides(string decision) => _requirements.ContainsKey(decision);

    public bool LeavesOut(string matter) => Document.LeftOut.Any(omission => omission.Subject == matter);

    /// <summary>Every input that a decision rests on, directly or through others.</summary>
    public IReadOnlyList<string> InputsOf(string decision)
    {
        if (!_inputsOf.TryGetValue(decision, out IReadOnlyList<string>? inputs))
        {
            inputs = [.. _requirements[decision].SelectMany(required => _inputs.ContainsKey(required) ? [required] : InputsOf(required)).Distinct()];
            _inputsOf.Add(decision, inputs);
        }

        return inputs;
    }

    private static string Id(XElement element) => element.Attribute("id")!.Value;
}
